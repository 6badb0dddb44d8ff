import { readDiagramColors } from './page-colors.ts'
import { renderMermaid } from './render-mermaid.ts'

/** Drawings wait for one another: mermaid measures in the page and keeps its settings to itself. */
let queue: Promise<unknown> = Promise.resolve()
let count = 0

/** A drawing is made no smaller than this part of its size; in a narrower column it scrolls, since smaller letters cannot be read. */
const leastScale = 0.7

/** Pixels of the narrowest column. What may be wider scrolls there, by keyboard too. */
const narrowest = 270

/**
 * Draws the diagram whose source is in `figure`. The drawing is shown as an image, which can neither run script nor
 * load anything, whatever the note has in it; the source moves into a fold below. A diagram that mermaid cannot read
 * stays as it is, with the reason.
 */
export function drawDiagram(figure: HTMLElement): Promise<void> {
  const drawing = queue.then(() => draw(figure))
  queue = drawing
  return drawing
}

async function draw(figure: HTMLElement): Promise<void> {
  const source = figure.querySelector('pre code')?.textContent ?? ''
  try {
    const look = { colors: readDiagramColors(), face: 'system-ui, sans-serif' }
    const svg = await renderMermaid(`diagram-${++count}`, source, look)
    show(figure, svg)
  } catch (error) {
    showProblem(figure, error instanceof Error ? error.message : String(error))
  }
}

function show(figure: HTMLElement, svg: string): void {
  const drawn = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  if (drawn === null) throw new Error('nothing was drawn')
  const { width, height } = drawn.viewBox.baseVal
  drawn.setAttribute('width', String(Math.ceil(width)))
  drawn.setAttribute('height', String(Math.ceil(height)))
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const image = figure.querySelector<HTMLImageElement>('.drawing img') ?? new Image()
  const title = drawn.querySelector('title')?.textContent ?? ''
  image.alt = title === '' ? 'Diagram; its source is below' : title
  image.width = Math.ceil(width)
  image.height = Math.ceil(height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawn))}`
  const least = Math.ceil(image.width * leastScale)
  image.style.minWidth = `${least}px`
  if (!image.isConnected) foldSource(figure, image)
  if (least > narrowest) image.parentElement?.setAttribute('tabindex', '0')
}

function foldSource(figure: HTMLElement, image: HTMLImageElement): void {
  const frame = document.createElement('div')
  frame.className = 'drawing scrolls'
  frame.dataset['added'] = ''
  frame.append(image)
  const fold = document.createElement('details')
  const label = document.createElement('summary')
  label.textContent = 'Source'
  fold.dataset['added'] = ''
  fold.append(label, ...figure.querySelectorAll(':scope > pre'))
  figure.querySelector('.problem')?.remove()
  figure.prepend(frame)
  figure.append(fold)
}

function showProblem(figure: HTMLElement, reason: string): void {
  const line = figure.querySelector<HTMLElement>('.problem') ?? document.createElement('p')
  line.className = 'problem'
  line.dataset['added'] = ''
  line.textContent = `This diagram could not be drawn: ${reason.split('\n', 1)[0]}`
  figure.append(line)
}
