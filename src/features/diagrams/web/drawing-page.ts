import { createSeededRandom } from '../../../model/seeded-random.ts'
import { diagramColors } from './diagram-colors.ts'
import { colorPlace, type FlatDrawing, flattenDrawing } from './flatten-drawing.ts'
import { renderMermaid } from './render-mermaid.ts'
import { standIns } from './stand-in-colors.ts'

/** What comes of a diagram's source. */
export type DrawnDiagram =
  | { readonly kind: 'drawn'; readonly svg: string; readonly title: string; readonly description: string }
  /** Mermaid cannot read it. */
  | { readonly kind: 'wrong'; readonly message: string }
  /** It shows what a flat drawing cannot. */
  | { readonly kind: 'unfit'; readonly reason: string }

declare global {
  interface Window {
    /** What the program asks of this page: see the module `drawing-browser`. */
    drawHere?: (source: string) => Promise<DrawnDiagram>
  }
}

/** The program's own face, so that a drawing is as wide on every machine. */
const file = new URL('../../../../web/fonts/sans.woff2', import.meta.url)
const face = new FontFace('Measured', `url(${file.href})`)
const loaded = face.load().then((ready) => document.fonts.add(ready))

window.drawHere = async (source) => {
  await loaded
  try {
    const [light, dark] = [await drawIn(0, source), await drawIn(1, source)]
    if (light.flat.text !== dark.flat.text) return { kind: 'unfit', reason: 'light and dark differ' }
    let at = 0
    const svg = light.flat.text.replaceAll(colorPlace, () => {
      const place = at++
      return joinColors(light.flat.colors[place] ?? 'none', dark.flat.colors[place] ?? 'none')
    })
    return { kind: 'drawn', svg, title: light.title, description: light.description }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return message.startsWith('unfit') ? { kind: 'unfit', reason: message } : { kind: 'wrong', message }
  }
}

interface Drawing {
  readonly flat: FlatDrawing
  readonly title: string
  readonly description: string
}

async function drawIn(scheme: 0 | 1, source: string): Promise<Drawing> {
  Math.random = createSeededRandom(1)
  document.body.replaceChildren()
  const colors = diagramColors((tone) => standIns[tone][scheme])
  const drawn = await renderMermaid('drawing', source, { colors, face: 'Measured, sans-serif' })
  const frame = document.createElement('div')
  frame.innerHTML = drawn
  document.body.replaceChildren(frame)
  const svg = frame.querySelector('svg')
  if (svg === null) throw new Error('nothing was drawn')
  // At its own size: what is measured of it is in its own units.
  const { width, height } = svg.viewBox.baseVal
  svg.removeAttribute('style')
  svg.setAttribute('width', String(Math.ceil(width)))
  svg.setAttribute('height', String(Math.ceil(height)))
  // Today moves on; the drawing stays.
  for (const line of svg.querySelectorAll('.today')) line.remove()
  return {
    flat: flattenDrawing(svg),
    title: svg.querySelector(':scope > title')?.textContent ?? '',
    description: svg.querySelector(':scope > desc')?.textContent ?? '',
  }
}

/** The theme's own where both stand for one, else one for light and one for dark. */
function joinColors(light: string, dark: string): string {
  const tone = Object.entries(standIns).find(([, [a, b]]) => a === light && b === dark)?.[0]
  if (tone !== undefined) return `var(--${tone})`
  if (light === dark) return light
  const [a, b] = [light, dark].map((one) => (one === 'none' ? 'transparent' : one))
  return `light-dark(${a},${b})`
}
