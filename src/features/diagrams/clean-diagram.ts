import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { readXml } from '../../body/read-xml.ts'

/** Elements that only draw. */
const drawing = new Set(
  'svg g path line rect circle ellipse polygon polyline text tspan defs clipPath marker linearGradient stop'.split(
    ' ',
  ),
)

/** Attributes whose values are numbers and words. */
const plain = new Set(
  (
    'd x y x1 y1 x2 y2 cx cy r rx ry dx dy width height viewBox transform points refX refY orient markerWidth markerHeight ' +
    'markerUnits preserveAspectRatio gradientUnits gradientTransform offset text-anchor dominant-baseline font-size font-weight font-style stroke-width ' +
    'stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stop-opacity fill-opacity fill-rule opacity'
  ).split(' '),
)
const colors = new Set(['fill', 'stroke', 'stop-color'])
const references = new Set(['clip-path', 'marker-start', 'marker-mid', 'marker-end'])

const hex = String.raw`(?:#[\da-f]{6}|transparent)`
const color = new RegExp(
  String.raw`^(?:none|${hex}|var\(--(?:paper|sheet|ink|quiet|wash)\)|light-dark\(${hex},${hex}\))$`,
)

/** Deepest nesting that is kept. */
const maxDepth = 200

/** Pixels: the column of text, and the part of its size below which a drawing scrolls instead. */
const column = 608
const leastScale = 0.7

/** A drawing for a page, and whether it is wider than the narrowest one. */
interface CleanDiagram {
  readonly svg: string
  readonly isWide: boolean
}

/**
 * What a browser drew, as a part of a page: known elements and attributes alone, nothing that loads, runs or leads anywhere, ids of
 * its own. Undefined where it is no drawing. `name` is HTML for an attribute.
 */
export function cleanDiagram(svg: string, name: string, prefix: string): CleanDiagram | undefined {
  const open: { readonly name: string; readonly isKept: boolean }[] = []
  const out: string[] = []
  let size: { readonly width: number; readonly least: number } | undefined
  for (const piece of readXml(svg)) {
    const above = open.at(-1)
    if (piece.kind === 'odd') return undefined
    if (piece.kind === 'text') {
      if (above?.isKept && (above.name === 'text' || above.name === 'tspan')) out.push(escapeText(piece.text))
    } else if (piece.kind === 'end') {
      if (open.pop()?.isKept) out.push(`</${piece.name}>`)
    } else {
      const isRoot = open.length === 0
      if (isRoot && (piece.name !== 'svg' || size !== undefined)) return undefined
      const isKept = drawing.has(piece.name) && above?.isKept !== false && open.length < maxDepth
      let attributes = piece.attributes
      let said = ''
      if (isRoot) {
        const box = /^-?[\d.e+-]+ -?[\d.e+-]+ ([\d.]+) ([\d.]+)$/.exec(
          attributes.find((one) => one.name === 'viewBox')?.value ?? '',
        )
        const [width, height] = [Number(box?.[1]), Number(box?.[2])]
        if (!(width > 0 && height > 0 && width < 20_000 && height < 20_000)) return undefined
        size = { width: Math.ceil(width), least: Math.ceil(width * leastScale) }
        attributes = attributes.filter((one) => one.name === 'viewBox')
        said = ` role="img" aria-label="${name}" width="${size.width}" height="${Math.ceil(height)}" style="min-width:${Math.min(size.least, Math.max(size.width, 0))}px"`
      }
      if (isKept) {
        const kept = attributes.map((one) => attributeOf(one.name, one.value, prefix)).join('')
        out.push(`<${piece.name}${said}${kept}${piece.isEmpty ? '/' : ''}>`)
      }
      if (!piece.isEmpty) open.push({ name: piece.name, isKept })
    }
  }
  if (size === undefined || open.length > 0) return undefined
  return { svg: dropUnused(out.join('')), isWide: size.least > narrowest || size.width > column }
}

/** Pixels of the narrowest column. What may be wider scrolls there, by keyboard too. */
const narrowest = 270

function attributeOf(name: string, value: string, prefix: string): string {
  if (plain.has(name))
    return /[<>&"\\]|url|javascript/i.test(value) ? '' : ` ${name}="${escapeAttribute(shorten(name, value))}"`
  if (colors.has(name) && color.test(value)) return ` ${name}="${value}"`
  if (name === 'id') return /^[\w-]{1,120}$/.test(value) ? ` id="${prefix}${value}"` : ''
  if (!references.has(name) && !colors.has(name)) return ''
  const id = /^url\(["']?#([\w-]{1,120})["']?\)$/.exec(value)?.[1]
  if (id !== undefined) return ` ${name}="url(#${prefix}${id})"`
  return colors.has(name) ? ` ${name}="none"` : ''
}

/** A hundredth of a pixel is more than anybody sees. */
function shorten(name: string, value: string): string {
  return name === 'stroke-dasharray' ? value : value.replace(/(\d+\.\d\d)\d+/g, '$1')
}

/** Without groups in which nothing is, and without arrowheads and ids that nothing asks for: Mermaid brings all it knows. */
function dropUnused(svg: string): string {
  const used = new Set([...svg.matchAll(/"url\(#([\w-]+)\)"/g)].map(([, id]) => id))
  let now = svg
    .replace(
      /<(marker|linearGradient)(?: [^<>]*)? id="([\w-]+)"[\s\S]*?<\/\1>/g,
      (part, _: string, id: string) => (used.has(id) ? part : ''),
    )
    .replace(/ id="([\w-]+)"/g, (written, id: string) => (used.has(id) ? written : ''))
  for (let before = ''; before !== now; ) {
    before = now
    now = now.replace(/<(g|defs|text|tspan)(?: [^<>]*)?>\s*<\/\1>/g, '')
  }
  return now
}
