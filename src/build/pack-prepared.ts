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

/** Flags, target, fragment, display text, range, target range, and the context's five numbers where there is one. */
type PackedLink = readonly [
  flags: number,
  target: string,
  fragment: readonly string[] | string | 0,
  displayText: string | 0,
  ...numbers: number[],
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
  const numbers = [range.start, range.end, targetRange.start, targetRange.end]
  if (context) numbers.push(context.from, context.to, context.linkFrom, context.linkTo, context.heading)
  const flags = syntaxes.indexOf(link.syntax) * 2 + (link.embed ? 1 : 0)
  return [flags, link.target, packFragment(link.fragment), link.displayText ?? 0, ...numbers]
}

function unpackLink([flags, target, fragment, displayText, ...numbers]: PackedLink): Link {
  const [start, end, targetStart, targetEnd, from, to, linkFrom, linkTo, heading] = numbers as [
    number,
    number,
    number,
    number,
    ...(number | undefined)[],
  ]
  return {
    syntax: syntaxes[flags >> 1]!,
    embed: (flags & 1) === 1,
    target,
    ...(fragment !== 0 && { fragment: unpackFragment(fragment) }),
    ...(displayText !== 0 && { displayText }),
    range: { start, end },
    targetRange: { start: targetStart, end: targetEnd },
    ...(from !== undefined && { context: { from, to, linkFrom, linkTo, heading } as LinkContext }),
  }
}

function packFragment(fragment: Fragment | undefined): PackedLink[2] {
  if (fragment === undefined) return 0
  return fragment.kind === 'block' ? fragment.id : fragment.path
}

function unpackFragment(fragment: readonly string[] | string): Fragment {
  return typeof fragment === 'string' ? { kind: 'block', id: fragment } : { kind: 'heading', path: fragment }
}
