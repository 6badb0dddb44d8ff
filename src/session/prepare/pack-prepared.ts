import type { Body, Hole } from '../../model/body.ts'
import type { Fragment, Link } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'

/**
 * Prepared notes as they cross threads and are kept: JSON without the names that every link and hole repeats. Half of
 * what a garden sends are its links, and reading JSON costs by the character: hub's 48 MB become 27. No line breaks.
 */
export interface PackedNotes {
  readonly notes: string
  /** By itself, since few bodies of a garden that is served are ever asked for. */
  readonly bodies: string
}

interface PackedNote {
  readonly note: Omit<Note, 'links'>
  readonly links: readonly PackedLink[]
  readonly weight: number
}

interface PackedBody {
  readonly html: readonly string[]
  readonly holes: readonly (number | Hole)[]
}

/**
 * Flags, target, fragment, display text, range, target range; then the list's number, the context's five numbers and
 * the property's key or what of a section is shown, as far as there are any.
 */
type PackedLink = readonly [
  flags: number,
  target: string,
  fragment: readonly string[] | string | 0,
  displayText: string | 0,
  ...numbers: (number | string)[],
]

const syntaxes: readonly Link['syntax'][] = ['wiki', 'markdown', 'property', 'html']

/** Packs notes as JSON. */
export function packPrepared(prepared: readonly PreparedNote[]): PackedNotes {
  const notes = prepared.map(({ note: { links, ...note }, weight }): PackedNote => {
    return { note: note as Omit<Note, 'links'>, links: links.map(packLink), weight }
  })
  const bodies = prepared.map(({ body: { html, holes } }): PackedBody => {
    return { html, holes: holes.map((hole) => (isBareLink(hole) ? hole.link : hole)) }
  })
  return { notes: JSON.stringify(notes), bodies: JSON.stringify(bodies) }
}

/**
 * The notes that {@link packPrepared} packed. Their bodies are read when the first of them is asked for; `readBodies` is
 * called at most once.
 */
export function unpackPrepared(notes: string, readBodies: () => string): readonly PreparedNote[] {
  let unread: (() => string) | undefined = readBodies
  let bodies: Body[] = []
  const bodyOf = (at: number): Body => {
    if (unread !== undefined) {
      bodies = (JSON.parse(unread()) as readonly PackedBody[]).map(unpackBody)
      unread = undefined
    }
    return bodies[at]!
  }
  return (JSON.parse(notes) as readonly PackedNote[]).map(({ note, links, weight }, at) => ({
    weight,
    note: { ...note, links: links.map(unpackLink) },
    get body() {
      return bodyOf(at)
    },
  }))
}

function unpackBody({ html, holes }: PackedBody): Body {
  return {
    html,
    holes: holes.map((hole) => (typeof hole === 'number' ? { kind: 'link', link: hole } : hole)),
  }
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
  else if (link.section) numbers.push(JSON.stringify(link.section))
  const list = link.item === undefined ? 0 : link.item.isOrdered ? 16 : 8
  const flags =
    (link.isTag ? 1024 : 0) +
    (link.section ? 512 : 0) +
    (link.showsTitle ? 256 : 0) +
    (link.showsBlock ? 128 : 0) +
    (link.isData ? 64 : 0) +
    (link.isLabelFirst ? 32 : 0) +
    list +
    syntaxes.indexOf(link.syntax) * 2 +
    (link.embed ? 1 : 0)
  return [flags, link.target, packFragment(link.fragment), link.displayText ?? 0, ...numbers]
}

/**
 * Read by place: a garden has tens of thousands of links, and taking lists apart by pattern costs as much as reading
 * them.
 */
function unpackLink(packed: PackedLink): Link {
  const flags = packed[0]
  const fragment = packed[2]
  const displayText = packed[3]
  const numbers = packed as unknown as readonly number[]
  const last = packed.at(-1)
  const words = packed.length > 8 && typeof last === 'string' ? last : undefined
  const end = words === undefined ? packed.length : packed.length - 1
  const isItem = (flags & 24) !== 0
  const at = isItem ? 9 : 8
  // In the order in which parsing sets them, should they ever be printed.
  const link: Partial<{ -readonly [Key in keyof Link]: Link[Key] }> = {
    syntax: syntaxes[(flags & 7) >> 1]!,
    embed: (flags & 1) === 1,
    target: packed[1],
  }
  if (fragment !== 0) link.fragment = unpackFragment(fragment)
  if (displayText !== 0) link.displayText = displayText
  if ((flags & 32) !== 0) link.isLabelFirst = true
  link.range = { start: numbers[4]!, end: numbers[5]! }
  link.targetRange = { start: numbers[6]!, end: numbers[7]! }
  if (at < end) {
    link.context = {
      from: numbers[at]!,
      to: numbers[at + 1]!,
      linkFrom: numbers[at + 2]!,
      linkTo: numbers[at + 3]!,
      heading: numbers[at + 4]!,
    }
  }
  if (words !== undefined && (flags & 512) === 0) link.property = words
  if ((flags & 64) !== 0) link.isData = true
  if ((flags & 128) !== 0) link.showsBlock = true
  if ((flags & 256) !== 0) link.showsTitle = true
  if ((flags & 1024) !== 0) link.isTag = true
  if ((flags & 512) !== 0) link.section = JSON.parse(words ?? '{}') as NonNullable<Link['section']>
  if (isItem) link.item = { isOrdered: (flags & 16) !== 0, list: numbers[8]! }
  return link as Link
}

function packFragment(fragment: Fragment | undefined): PackedLink[2] {
  if (fragment === undefined) return 0
  if (fragment.kind === 'heading') return fragment.path
  return fragment.name === undefined ? fragment.id : `${fragment.id}\n${fragment.name}`
}

function unpackFragment(fragment: readonly string[] | string): Fragment {
  if (typeof fragment !== 'string') return { kind: 'heading', path: fragment }
  const end = fragment.indexOf('\n')
  if (end < 0) return { kind: 'block', id: fragment }
  return { kind: 'block', id: fragment.slice(0, end), name: fragment.slice(end + 1) }
}
