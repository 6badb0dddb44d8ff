import { compareText } from '../model/diagnostic.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import { isBelow } from '../model/is-below.ts'
import type { Fragment, Resolution } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Neighbour, NeighbourNote, NeighbourTarget } from '../model/neighbour.ts'
import { toNameKey } from '../model/path.ts'

/** A meaning that lies in another garden. */
type InNeighbour = Extract<Resolution, { readonly kind: 'external' }>

/** The names of one garden's notes. */
interface NeighbourNames {
  readonly byName: ReadonlyMap<string, NeighbourNote>
  readonly byHref: ReadonlyMap<string, NeighbourNote>
}

/**
 * Names in the order in which they win: whole paths, the last parts of paths, aliases, titles. Of several notes with one
 * name it is the one with the shortest path, then the first by alphabet.
 */
const namesOf = memoByObject((neighbour: Neighbour): NeighbourNames => {
  const byName = new Map<string, NeighbourNote>()
  const byHref = new Map<string, NeighbourNote>()
  const notes = [...neighbour.notes].sort(
    (a, b) => a.path.length - b.path.length || compareText(a.path, b.path),
  )
  const add = (name: string, note: NeighbourNote): void => {
    const key = toNameKey(name.trim())
    if (key !== '' && !byName.has(key)) byName.set(key, note)
  }
  for (const note of notes) {
    add(note.path, note)
    if (!byHref.has(note.href)) byHref.set(note.href, note)
  }
  for (const note of notes) {
    const parts = note.path.split('/')
    for (let i = 1; i < parts.length; i++) add(parts.slice(i).join('/'), note)
  }
  for (const note of notes) for (const alias of note.aliases) add(alias, note)
  for (const note of notes) add(note.title, note)
  return { byName, byHref }
})

/** The garden that the part of a target before its first colon names, and the rest; undefined where none is called so. */
export function splitNeighbour(
  neighbours: readonly Neighbour[],
  target: string,
): { readonly neighbour: Neighbour; readonly name: string } | undefined {
  const colon = target.indexOf(':')
  if (colon < 1) return undefined
  const key = toNameKey(target.slice(0, colon).trim())
  const neighbour = neighbours.find(({ name }) => toNameKey(name) === key)
  return neighbour && { neighbour, name: target.slice(colon + 1).trim() }
}

/** What `[[garden:Name#Heading]]` means; undefined where no garden is called so. An empty name is the garden's home. */
export function findNeighbour(
  neighbours: readonly Neighbour[],
  target: string,
  fragment: Fragment | undefined,
): InNeighbour | undefined {
  const split = splitNeighbour(neighbours, target)
  if (split === undefined) return undefined
  const { neighbour, name } = split
  const { byName, byHref } = namesOf(neighbour)
  if (name === '') return meaning(neighbour, '', byHref.get(''), fragment)
  const key = toNameKey(name)
  const note = byName.get(key) ?? (key.endsWith('.md') ? byName.get(key.slice(0, -3)) : undefined)
  if (note === undefined) return nothing(neighbour)
  return meaning(neighbour, note.href, note, fragment)
}

/** What a whole address means where it lies in a garden that ours names; undefined where it does not. */
export function findNeighbourAddress(neighbours: readonly Neighbour[], url: string): InNeighbour | undefined {
  const neighbour = neighbours
    .filter(({ address }) => isBelow(url, address))
    .sort((a, b) => b.address.length - a.address.length)[0]
  if (neighbour === undefined) return undefined
  const [path = '', id] = url.slice(neighbour.address.length).split('#', 2)
  const href = encodedHref((path.split('?', 1)[0] ?? '').replace(/(^|\/)index\.html$/, '$1'))
  const { byHref } = namesOf(neighbour)
  const note = byHref.get(href) ?? byHref.get(`${href}/`)
  const told = (target: Omit<NeighbourTarget, 'garden'>): InNeighbour => ({
    kind: 'external',
    url,
    neighbour: { garden: neighbour.name, ...target },
  })
  if (neighbour.state !== 'kept') return told({ found: 'unknown', fragmentFound: true })
  if (note === undefined) return told({ found: isNotePage(href) ? 'nothing' : 'page', fragmentFound: true })
  const heading = decoded(id ?? '')
  const fragmentFound = heading.startsWith('^')
    ? hasBlock(note, heading.slice(1))
    : heading === '' ||
      note.hasMoreHeadings === true ||
      note.headings.some((one) => one.id === heading) ||
      !looksLikeHeading(heading)
  return told({ found: 'note', href: note.href, fragmentFound })
}

/** Pages end with a slash; those that a garden makes of itself, and its files, are in no inventory. */
function isNotePage(href: string): boolean {
  return href.endsWith('/') && !/^(?:-|tags|topics|series|wanted|orphans|all-notes|map)\//.test(href)
}

/** A note of a garden, by its page. */
export function neighbourNote(
  neighbours: readonly Neighbour[],
  { garden, href }: Pick<NeighbourTarget, 'garden' | 'href'>,
): { readonly neighbour: Neighbour; readonly note: NeighbourNote | undefined } | undefined {
  const neighbour = neighbours.find(({ name }) => name === garden)
  if (neighbour === undefined) return undefined
  return { neighbour, note: href === undefined ? undefined : namesOf(neighbour).byHref.get(href) }
}

function meaning(
  { name, address }: Neighbour,
  href: string,
  note: NeighbourNote | undefined,
  fragment: Fragment | undefined,
): InNeighbour {
  const { anchor, fragmentFound } = anchorOf(note, fragment)
  const end = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`
  return {
    kind: 'external',
    url: `${address}${href}${end}`,
    neighbour: { garden: name, found: note === undefined ? 'page' : 'note', href, fragmentFound },
  }
}

function nothing({ name, address, state }: Neighbour): InNeighbour {
  const found = state === 'kept' ? 'nothing' : 'unknown'
  return { kind: 'external', url: address, neighbour: { garden: name, found, fragmentFound: true } }
}

/** A heading or a block that the note has not leads to its start. */
function anchorOf(
  note: NeighbourNote | undefined,
  fragment: Fragment | undefined,
): { readonly anchor?: string; readonly fragmentFound: boolean } {
  if (fragment === undefined) return { fragmentFound: true }
  if (fragment.kind === 'block') {
    const fragmentFound = hasBlock(note, fragment.id)
    return { ...(fragmentFound && { anchor: `^${fragment.id}` }), fragmentFound }
  }
  const last = normalizeHeading(fragment.path.at(-1) ?? '')
  if (last === '') return { fragmentFound: true }
  const written = fragment.path.join('#').trim()
  const heading =
    note?.headings.find(({ text }) => normalizeHeading(text) === last) ??
    note?.headings.find(({ text }) => normalizeHeading(text) === normalizeHeading(written)) ??
    note?.headings.find(({ id }) => id === written)
  if (heading !== undefined) return { anchor: heading.id, fragmentFound: true }
  return { fragmentFound: note?.hasMoreHeadings === true }
}

/** A garden that does not tell all blocks of a note is taken by the link's word. */
function hasBlock(note: NeighbourNote | undefined, id: string): boolean {
  return note?.blocks === undefined || note.blocks.includes(id.toLowerCase())
}

/** Ids of blocks, footnotes and our own parts are no headings. */
function looksLikeHeading(id: string): boolean {
  return !/^[\^-]|^fn/.test(id)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function encodedHref(path: string): string {
  try {
    return encodeURI(decodeURI(path)).replace(/[?#]/g, encodeURIComponent)
  } catch {
    return path
  }
}
