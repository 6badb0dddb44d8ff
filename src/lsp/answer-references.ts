import { setImmediate } from 'node:timers/promises'
import type { Location } from 'vscode-languageserver'
import { isTagBelow } from '../features/changes/draft-tag.ts'
import type { Backlink } from '../model/backlink.ts'
import { resolvedPath } from '../model/link.ts'
import { type GardenPath, isNotePath, type NotePath } from '../model/path.ts'
import type { MeantLink } from '../session/meant-links.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { anchorOf, rangeOfAnchor } from './anchor-range.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { NotePlace } from './language-server.ts'
import { collectTagUses, readParts, tagAt } from './note-parts.ts'
import { collectNoteReferences, findNoteReference, isSameReference } from './note-references.ts'
import { rangeIn } from './range-in.ts'

/** Notes that are read between two answers to somebody else. */
const batch = 40

/**
 * Every place that means what is at a place: links to what a link leads to, a note or the heading or block that it names, or
 * to what nobody has written yet; on a heading, every link to that; on a tag, it and those below it; on a footnote or the
 * address of a link, where that is used; elsewhere in a note, every link to the note itself. With `includeDeclaration`
 * the place itself comes first.
 */
export async function answerReferences(
  place: NotePlace,
  snapshot: Snapshot,
  includeDeclaration: boolean,
): Promise<Location[]> {
  const { garden, document, path, offset } = place
  const text = document.getText()
  const now = await garden.noteNow(path)
  const parts = now && readParts(now.note, text)
  const tag = parts && tagAt(parts, text, offset)
  if (tag) return tagReferences(garden, snapshot, text.slice(tag.start, tag.end))
  const found = await garden.linkNow(path, offset)
  const references = parts ? collectNoteReferences(parts) : []
  const own = findNoteReference(references, text, offset)
  const isOfGarden = found !== undefined && resolvedPath(found.resolution) !== undefined
  if (own && (own.kind === 'footnote' || !isOfGarden))
    return references
      .filter((one) => isSameReference(one, own) && (includeDeclaration || !one.isDefinition))
      .map(({ range }) => ({ uri: document.uri, range: rangeIn(document, range) }))
  if (found?.resolution.kind === 'missing') {
    const wanted = snapshot.garden.links.wantedByName.get(found.resolution.name)
    return locate(garden, snapshot, wanted?.askedBy ?? [])
  }
  return linkReferences(place, snapshot, found, includeDeclaration)
}

async function linkReferences(
  { garden, path, offset }: NotePlace,
  snapshot: Snapshot,
  found: MeantLink | undefined,
  includeDeclaration: boolean,
): Promise<Location[]> {
  const { garden: all } = snapshot
  const { target, anchor } = meantAt(all, found, path, offset)
  const locations: Location[] = []
  if (includeDeclaration) {
    const note = isNotePath(target) ? all.notesByPath.get(target) : undefined
    const place = (note && anchor !== undefined && rangeOfAnchor(note, anchor)) || { start: 0, end: 0 }
    locations.push({ uri: garden.uriOf(target), range: rangeIn(await garden.documentOf(target), place) })
  }
  return [...locations, ...(await locate(garden, snapshot, linksTo(snapshot, target, anchor)))]
}

/** The links to a note or asset, or to one of its headings and blocks; its own to itself come last. */
export function linksTo({ garden }: Snapshot, target: GardenPath, anchor?: string): readonly Backlink[] {
  const { backlinksByPath, resolutionsByPath } = garden.links
  const path = isNotePath(target) ? target : undefined
  // A note's links to its own parts are no backlinks.
  const own = path
    ? (resolutionsByPath.get(path) ?? []).flatMap((resolution, link) =>
        resolvedPath(resolution) === target ? [{ source: path, link }] : [],
      )
    : []
  return [...(backlinksByPath.get(target) ?? []), ...own].filter(({ source, link }) => {
    const resolution = resolutionsByPath.get(source)?.[link]
    return anchor === undefined || (resolution !== undefined && anchorOf(resolution) === anchor)
  })
}

/** Where links stand, as the editor counts; each note is read once. */
export async function locate(
  garden: LanguageGarden,
  { garden: { notesByPath } }: Snapshot,
  links: readonly Backlink[],
): Promise<Location[]> {
  const locations: Location[] = []
  let last:
    | { readonly path: NotePath; readonly document: Awaited<ReturnType<LanguageGarden['documentOf']>> }
    | undefined
  for (const { source, link } of links) {
    const range = notesByPath.get(source)?.links[link]?.range
    if (range === undefined) continue
    if (last?.path !== source) last = { path: source, document: await garden.documentOf(source) }
    locations.push({ uri: garden.uriOf(source), range: rangeIn(last.document, range) })
  }
  return locations
}

/** The uses of a tag and those below it, in texts and properties: all, or the first few. */
export async function tagReferences(
  garden: LanguageGarden,
  { garden: all }: Snapshot,
  tag: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Location[]> {
  const locations: Location[] = []
  const notes = [...all.notesByPath.values()].filter((note) => note.tags.some((one) => isTagBelow(one, tag)))
  for (const [i, note] of notes.entries()) {
    if (locations.length >= most) break
    if (i % batch === batch - 1) await setImmediate()
    const document = await garden.documentOf(note.path)
    const text = document?.getText() ?? ''
    for (const range of collectTagUses(note, text))
      if (isTagBelow(text.slice(range.start, range.end), tag))
        locations.push({ uri: garden.uriOf(note.path), range: rangeIn(document, range) })
  }
  return locations.slice(0, most)
}

/** What the references at a place are references to. */
function meantAt(
  { notesByPath }: Snapshot['garden'],
  found: MeantLink | undefined,
  path: NotePath,
  offset: number,
): { readonly target: GardenPath; readonly anchor: string | undefined } {
  const target = found && resolvedPath(found.resolution)
  if (found && target !== undefined) return { target, anchor: anchorOf(found.resolution) }
  const note = notesByPath.get(path)
  const heading = note?.headings.find(({ range }) => range.start <= offset && offset <= range.end)
  const isTitle = note?.opensWithTitle === true && heading === note.headings[0]
  return { target: path, anchor: isTitle ? undefined : heading?.slug }
}
