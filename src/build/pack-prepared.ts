import type { Hole } from '../model/body.ts'
import type { Fragment, Link, LinkContext } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { PreparedNote } from '../model/prepared-note.ts'

/**
 * Prepared notes as they cross threads: JSON without the names that every link and hole repeats. Half of what a garden
 * sends are its links, and reading JSON costs by the character: hub's 48 MB become 27.
 */
interface PackedNote {
  readonly note: Omit<Note, 'links'>
  readonly links: readonly PackedLink[]
  readonly html: readonly string[]
  readonly holes: readonly (number | Hole)[]
}

/**
 * Flags, target, fragment, display text, range, target range; then the list's number, the context's five numbers and
 * the property's key, as far as there are any.
 */
type PackedLink = readonly [
  flags: number,
  target: string,
  fragment: readonly string[] | string | 0,
  displayText: string | 0,
  ...numbers: (number | string)[],
]

const syntaxes: readonly Link['syntax'][] = ['wiki', 'markdown', 'property']

/** Packs notes as JSON. */
export function packPrepared(prepared: readonly PreparedNote[]): string {
  return JSON.stringify(
    prepared.map(({ note: { links, ...note }, body }): PackedNote => {
      const holes = body.holes.map((hole) => (isBareLink(hole) ? hole.link : hole))
      return { note: note as Omit<Note, 'links'>, links: links.map(packLink), html: body.html, holes }
    }),
  )
}

/** The notes that {@link packPrepared} packed. */
export function unpackPrepared(json: string): readonly PreparedNote[] {
  return (JSON.parse(json) as readonly PackedNote[]).map(({ note, links, html, holes }) => ({
    note: { ...note, links: links.map(unpackLink) },
    body: {
      html,
      holes: holes.map((hole) => (typeof hole === 'number' ? { kind: 'link', link: hole } : hole)),
    },
  }))
}

function isBareLink(hole: Hole): hole is Extract<Hole, { kind: 'link' }> {
  return hole.kind === 'link' && hole.hasTitle === undefined
}

function packLink(link: Link): PackedLink {
  const { range, targetRange, context } = link
  const numbers: (number | string)[] = [range.start, range.end, targetRange.start, targetRange.end]
  if (link.item) numbers.push(link.item.list)
  if (context) numbers.push(context.from, context.to, context.linkFrom, context.linkTo, context.heading)
  if (link.property !== undefined) numbers.push(link.property)
  const list = link.item === undefined ? 0 : link.item.isOrdered ? 16 : 8
  const flags = list + syntaxes.indexOf(link.syntax) * 2 + (link.embed ? 1 : 0)
  return [flags, link.target, packFragment(link.fragment), link.displayText ?? 0, ...numbers]
}

function unpackLink([flags, target, fragment, displayText, ...numbers]: PackedLink): Link {
  const [start, end, targetStart, targetEnd, ...rest] = numbers as [number, number, number, number]
  const isItem = flags >= 8
  const list: number | undefined = isItem ? rest.shift() : undefined
  const property = typeof rest.at(-1) === 'string' ? (rest.pop() as string | undefined) : undefined
  const [from, to, linkFrom, linkTo, heading] = rest as (number | undefined)[]
  return {
    syntax: syntaxes[(flags & 7) >> 1]!,
    embed: (flags & 1) === 1,
    target,
    ...(fragment !== 0 && { fragment: unpackFragment(fragment) }),
    ...(displayText !== 0 && { displayText }),
    range: { start, end },
    targetRange: { start: targetStart, end: targetEnd },
    ...(from !== undefined && { context: { from, to, linkFrom, linkTo, heading } as LinkContext }),
    ...(property !== undefined && { property }),
    ...(list !== undefined && { item: { isOrdered: flags >= 16, list } }),
  }
}

function packFragment(fragment: Fragment | undefined): PackedLink[2] {
  if (fragment === undefined) return 0
  return fragment.kind === 'block' ? fragment.id : fragment.path
}

function unpackFragment(fragment: readonly string[] | string): Fragment {
  return typeof fragment === 'string' ? { kind: 'block', id: fragment } : { kind: 'heading', path: fragment }
}
