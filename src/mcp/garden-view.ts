import type { Note } from '../model/note.ts'
import { type NotePath, toNameKey } from '../model/path.ts'
import { findNote } from '../session/find-note.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { clean } from './quote.ts'
import type { NoteRef } from './shapes.ts'

/** All that a tool may read of a garden: what its site shows. The rest of a snapshot is not handed to tools. */
export type GardenView = Pick<Snapshot, 'published' | 'plan' | 'options' | 'features' | 'hrefOf'>

/** The part of a snapshot that tools may read. */
export function viewOf({ published, plan, options, features, hrefOf }: Snapshot): GardenView {
  return { published, plan, options, features, hrefOf }
}

/** The note of a name, an alias, a title or a path. Throws with suggestions for whoever asks. */
export function getNote({ published }: GardenView, name: string): Note {
  const found = findNote(published, name)
  const note = found.kind === 'found' ? published.notesByPath.get(found.path) : undefined
  if (note !== undefined) return note
  const key = toNameKey(name)
  const titled = [...published.notesByPath.values()].filter(({ title }) => toNameKey(title) === key)
  if (titled.length === 1 && titled[0]) return titled[0]
  const near = found.kind === 'unknown' ? found.suggestions : []
  const meant =
    near.length === 0 ? '' : `; near are ${near.map((one) => JSON.stringify(clean(one))).join(', ')}`
  throw new Error(`no note is named ${JSON.stringify(clean(name))}${meant}`)
}

/** A note as answers name it: with the address of its page, or of a place on it. */
export function refTo(view: GardenView, path: NotePath, anchor?: string): NoteRef {
  const { published } = view
  return {
    path: clean(path),
    title: clean(published.notesByPath.get(path)?.title ?? path),
    link: linkTo(view, path, anchor),
  }
}

/** Where a browser finds a note: whole where the garden says where it is published, else from the site's own address. */
function linkTo({ plan, options, hrefOf }: GardenView, path: NotePath, anchor = ''): string {
  const address = plan.addressByNote.get(path)
  if (address === undefined) return ''
  const href = hrefOf(address) + (anchor === '' ? '' : `#${encodeURIComponent(anchor)}`)
  const { baseUrl } = options
  return (baseUrl !== '' && URL.parse(href, baseUrl)?.href) || href
}
