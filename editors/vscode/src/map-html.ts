import type { Neighbourhood } from './answers.ts'
import { escapeHtml, webviewPage } from './webview-page.ts'

/** Radii of the two circles around the note, in units of the drawing. */
const radii = [0, 150, 280] as const

/** Longest name that is shown, in characters. */
const maxName = 22

/** The notes around one as a drawing for a webview: each is a link that opens its note. */
export function mapHtml({ notes, links }: Neighbourhood, nonce: string): string {
  const places = placeNotes(notes)
  const lines = links.map(([from, to]) => {
    const [a, b] = [places[from], places[to]]
    return a && b ? `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"/>` : ''
  })
  const dots = notes.map(({ title, uri, steps }, i) => {
    const { x, y } = places[i] ?? { x: 0, y: 0 }
    const name = title.length <= maxName ? title : `${title.slice(0, maxName).trimEnd()}…`
    return (
      `<a href="#" data-uri="${escapeHtml(uri)}" class="steps-${steps}"><title>${escapeHtml(title)}</title>` +
      `<circle cx="${x}" cy="${y}" r="${8 - 2 * steps}"/>` +
      `<text x="${x}" y="${y - 12 + 2 * steps}">${escapeHtml(name)}</text></a>`
    )
  })
  const size = radii[2] + 60
  const drawing =
    `<svg role="group" aria-label="Notes around this one" viewBox="${-size} ${-size} ${2 * size} ${2 * size}">` +
    `<g>${lines.join('')}</g>${dots.join('')}</svg>`
  return webviewPage({ title: 'Map', body: drawing, style, nonce })
}

const style = `
body { margin: 0; overflow: hidden; }
svg { width: 100vw; height: 100vh; }
line { stroke: var(--vscode-editorIndentGuide-background1, currentColor); opacity: .6; }
circle { fill: var(--vscode-textLink-foreground); }
.steps-0 circle { fill: var(--vscode-focusBorder); }
.steps-2 { opacity: .7; }
text { fill: var(--vscode-foreground); font: 11px var(--vscode-font-family); text-anchor: middle; }
a:focus-visible circle { stroke: var(--vscode-focusBorder); stroke-width: 3; }
`

/** The note in the middle, the others on circles around it; those that are two steps away near what they belong to. */
function placeNotes(notes: Neighbourhood['notes']): readonly { readonly x: number; readonly y: number }[] {
  const counts = [0, 0, 0]
  for (const { steps } of notes) counts[steps] = (counts[steps] ?? 0) + 1
  const seen = [0, 0, 0]
  return notes.map(({ steps }) => {
    const number = seen[steps] ?? 0
    seen[steps] = number + 1
    const angle =
      (2 * Math.PI * (number + (steps === 2 ? 0.5 : 0))) / Math.max(1, counts[steps] ?? 1) - Math.PI / 2
    const radius = radii[steps]
    return { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) }
  })
}
