import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { type DrawnElement, readShapes } from './read-shapes.ts'

/** What a simulation draws, as SVG; see {@link readShapes}. */
export function renderShapes(shapes: unknown): string {
  return readShapes(shapes).map(render).join('')
}

function render({ tag, attributes, text, children }: DrawnElement): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const start = `<${tag}${written.join('')}`
  if (text === undefined && children === undefined) return `${start}/>`
  return `${start}>${text === undefined ? (children ?? []).map(render).join('') : escapeText(text)}</${tag}>`
}
