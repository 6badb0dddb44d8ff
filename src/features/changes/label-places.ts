import type { Nodes } from 'mdast'
import type { TextEdit } from '../../model/change.ts'
import type { Range } from '../../model/range.ts'

/** A footnote's or an address's label where a note writes it. */
export interface LabelPlace {
  readonly kind: 'footnote' | 'link'
  /** What labels are compared by. */
  readonly key: string
  /** As it is written. */
  readonly label: string
  /** The whole definition, or the whole use. */
  readonly range: Range
  /** The whole of it as it is written. */
  readonly text: string
  /** Where another label would be written; empty where a use shows its label and nothing else. */
  readonly labelRange: Range
}

/** Where a note defines labels, the first definition of each alone, and where it uses those. */
export interface LabelPlaces {
  readonly definitions: readonly LabelPlace[]
  readonly uses: readonly LabelPlace[]
}

/** Finds the labels of a note by its tree. Footnotes that are written where they are used have none. */
export function collectLabels(tree: Nodes, source: string): LabelPlaces {
  const definitions = new Map<string, LabelPlace>()
  const uses: LabelPlace[] = []
  const visit = (node: Nodes): void => {
    const place = placeOf(node, source)
    if (place && (node.type === 'definition' || node.type === 'footnoteDefinition')) {
      const name = `${place.kind} ${place.key}`
      if (!definitions.has(name)) definitions.set(name, place)
    } else if (place) uses.push(place)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return { definitions: [...definitions.values()], uses }
}

function placeOf(node: Nodes, source: string): LabelPlace | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined) return undefined
  const range = { start, end }
  const written = source.slice(start, end)
  const place = (kind: LabelPlace['kind'], identifier: string, from: number, to: number): LabelPlace => ({
    kind,
    key: identifier.toUpperCase(),
    label: source.slice(start + from, start + to),
    range,
    text: written,
    labelRange: { start: start + from, end: start + to },
  })
  switch (node.type) {
    case 'footnoteReference':
      return written.startsWith('[^') ? place('footnote', node.identifier, 2, written.length - 1) : undefined
    case 'footnoteDefinition': {
      const close = written.indexOf(']:')
      return written.startsWith('[^') && close > 0 ? place('footnote', node.identifier, 2, close) : undefined
    }
    case 'definition': {
      const label = /^\[(?:[^\]\\]|\\.)*\](?=:)/s.exec(written)
      return label ? place('link', node.identifier, 1, label[0].length - 1) : undefined
    }
    case 'linkReference':
    case 'imageReference': {
      if (node.referenceType === 'shortcut') {
        const bare = place('link', node.identifier, written.length, written.length)
        return { ...bare, label: node.label ?? node.identifier }
      }
      const open = findLastOpening(written)
      return open < 0 ? undefined : place('link', node.identifier, open + 1, written.length - 1)
    }
    default:
      return undefined
  }
}

/** The bracket with which the last pair of a full or collapsed reference opens. */
function findLastOpening(written: string): number {
  for (let at = written.length - 2; at >= 0; at--)
    if (written[at] === '[' && written[at - 1] !== '\\') return at
  return -1
}

/** The edit that gives a definition or a use another label. A bare `[label]` goes on to show what it showed. */
export function relabel({ kind, range, labelRange }: LabelPlace, label: string): TextEdit {
  const isBare = kind === 'link' && labelRange.start === range.end
  return { range: labelRange, text: isBare ? `[${label}]` : label }
}

/** A label that none of the taken keys has: the next number for a number, else with a number behind it. */
function freeLabel(label: string, taken: ReadonlySet<string>): string {
  const isNumber = /^\d{1,9}$/.test(label)
  for (let number = isNumber ? Number(label) + 1 : 2; ; number++) {
    const next = isNumber ? String(number) : `${label}-${number}`
    if (!taken.has(next.toUpperCase())) return next
  }
}

/** New labels for those of a text that comes to another which has them too, by `kind key`. */
export function clashingLabels(
  coming: readonly LabelPlace[],
  there: LabelPlaces,
  isSame: (a: LabelPlace, b: LabelPlace) => boolean,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  const theirs = new Map(there.definitions.map((one) => [nameOf(one), one]))
  const taken = new Set([...there.definitions, ...there.uses, ...coming].map(({ key }) => key))
  for (const one of coming) {
    const other = theirs.get(nameOf(one))
    if (other === undefined || renamed.has(nameOf(one)) || isSame(one, other)) continue
    const label = freeLabel(one.label, taken)
    taken.add(label.toUpperCase())
    renamed.set(nameOf(one), label)
  }
  return renamed
}

/** What tells labels of both kinds apart. */
export function nameOf({ kind, key }: LabelPlace): string {
  return `${kind} ${key}`
}
