import type { Canvas, CanvasColor, CanvasEdge, CanvasNode, CanvasSide, CanvasText } from '../model/canvas.ts'
import { type JsonProblem, type JsonValue, readJson } from './read-json.ts'

type JsonRecord = Extract<JsonValue, { kind: 'record' }>
type JsonString = Extract<JsonValue, { kind: 'string' }>

/** More than anybody draws; what is beyond is refused as a whole, so that nothing is silently left out. */
const limits = { nodes: 2_000, edges: 4_000 }

/** Places and sizes beyond these are taken as these. */
const maxPlace = 50_000
const maxSize = 10_000

/**
 * Reads JSON Canvas 1.0. What the format does not know is passed over; cards without id, place or kind, edges to
 * nowhere and second uses of an id are left out. A file that is not JSON, has no list where one belongs, or has more
 * than 2,000 cards is a problem.
 */
export function readCanvas(source: string): Canvas | JsonProblem {
  // The app writes an empty file for an empty canvas.
  if (source.trim() === '') return { nodes: [], edges: [] }
  const root = readJson(source)
  if (root.kind === 'problem') return root
  if (root.kind !== 'record') return problem(root, 'a value that is no object')
  const nodeList = listOf(root, 'nodes')
  if ('kind' in nodeList) return nodeList
  const edgeList = listOf(root, 'edges')
  if ('kind' in edgeList) return edgeList
  if (nodeList.length > limits.nodes)
    return problem(root, `${nodeList.length} cards, at most ${limits.nodes}`)
  if (edgeList.length > limits.edges)
    return problem(root, `${edgeList.length} edges, at most ${limits.edges}`)

  const nodes = new Map<string, CanvasNode>()
  for (const item of nodeList) {
    const node = item.kind === 'record' ? readNode(item) : undefined
    if (node && !nodes.has(node.id)) nodes.set(node.id, node)
  }
  const edges = edgeList.flatMap((item): readonly CanvasEdge[] => {
    const edge = item.kind === 'record' ? readEdge(item) : undefined
    return edge && nodes.has(edge.from) && nodes.has(edge.to) ? [edge] : []
  })
  return { nodes: [...nodes.values()], edges }
}

function listOf(root: JsonRecord, key: string): readonly JsonValue[] | JsonProblem {
  const value = root.entries.get(key)
  if (value === undefined) return []
  return value.kind === 'list' ? value.items : problem(value, `"${key}" that is no list`)
}

function problem({ range }: JsonValue, message: string): JsonProblem {
  return {
    kind: 'problem',
    message,
    range: { start: range.start, end: Math.min(range.end, range.start + 1) },
  }
}

function readNode(record: JsonRecord): CanvasNode | undefined {
  const id = stringOf(record, 'id')?.value
  const x = numberOf(record, 'x', -maxPlace, maxPlace)
  const y = numberOf(record, 'y', -maxPlace, maxPlace)
  const width = numberOf(record, 'width', 1, maxSize)
  const height = numberOf(record, 'height', 1, maxSize)
  if (id === undefined || x === undefined || y === undefined || width === undefined || height === undefined)
    return undefined
  const box = { id, x, y, width, height, ...colorOf(record) }
  switch (stringOf(record, 'type')?.value) {
    case 'text': {
      const text = stringOf(record, 'text')
      return text && { ...box, kind: 'text', text: toText(text) }
    }
    case 'file': {
      const file = stringOf(record, 'file')
      const subpath = stringOf(record, 'subpath')?.value ?? ''
      return (
        file && { ...box, kind: 'file', file: toText(file), subpath: subpath.startsWith('#') ? subpath : '' }
      )
    }
    case 'link': {
      const url = stringOf(record, 'url')
      return url && { ...box, kind: 'link', url: toText(url) }
    }
    case 'group':
      return { ...box, kind: 'group', label: stringOf(record, 'label')?.value ?? '', ...backgroundOf(record) }
    default:
      return undefined
  }
}

function readEdge(record: JsonRecord): CanvasEdge | undefined {
  const from = stringOf(record, 'fromNode')?.value
  const to = stringOf(record, 'toNode')?.value
  if (from === undefined || to === undefined) return undefined
  const fromSide = sideOf(record, 'fromSide')
  const toSide = sideOf(record, 'toSide')
  return {
    from,
    to,
    ...(fromSide && { fromSide }),
    ...(toSide && { toSide }),
    fromArrow: stringOf(record, 'fromEnd')?.value === 'arrow',
    toArrow: stringOf(record, 'toEnd')?.value !== 'none',
    label: stringOf(record, 'label')?.value ?? '',
    ...colorOf(record),
  }
}

function backgroundOf(
  record: JsonRecord,
): Pick<Extract<CanvasNode, { kind: 'group' }>, 'background' | 'backgroundStyle'> {
  const background = stringOf(record, 'background')
  const style = stringOf(record, 'backgroundStyle')?.value
  return {
    ...(background && { background: toText(background) }),
    backgroundStyle: style === 'ratio' || style === 'repeat' ? style : 'cover',
  }
}

function stringOf(record: JsonRecord, key: string): JsonString | undefined {
  const value = record.entries.get(key)
  return value?.kind === 'string' ? value : undefined
}

function numberOf(record: JsonRecord, key: string, least: number, most: number): number | undefined {
  const value = record.entries.get(key)
  if (value?.kind !== 'number' || !Number.isFinite(value.value)) return undefined
  return Math.round(Math.min(most, Math.max(least, value.value)))
}

function sideOf(record: JsonRecord, key: string): CanvasSide | undefined {
  const side = stringOf(record, key)?.value
  return side === 'top' || side === 'right' || side === 'bottom' || side === 'left' ? side : undefined
}

function colorOf(record: JsonRecord): { readonly color?: CanvasColor } {
  const written = stringOf(record, 'color')?.value ?? ''
  if (/^[1-6]$/.test(written))
    return { color: { kind: 'palette', number: Number(written) as 1 | 2 | 3 | 4 | 5 | 6 } }
  const hex = /^#(?:[\da-f]{3}|[\da-f]{6})$/i.exec(written)?.[0].toLowerCase()
  return hex === undefined ? {} : { color: { kind: 'own', hex } }
}

function toText({ value, range, offsets }: JsonString): CanvasText {
  return {
    value,
    range,
    offsetAt: (index) => (offsets ? (offsets[index] ?? range.end) : range.start + index),
  }
}
