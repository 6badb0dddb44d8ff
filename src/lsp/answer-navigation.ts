import { type DocumentLink, type Hover, type Location, MarkupKind } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type Resolution, resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { type GardenPath, isNotePath, type NotePath } from '../model/path.ts'
import type { Range as TextRange } from '../model/range.ts'
import type { MeantLink } from '../session/meant-links.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { LanguageGarden } from './language-garden.ts'

/** Longest preview of a note, in characters. */
const maxPreview = 1_200

/** Where a link leads: the note's start, its heading or its block. */
export async function answerDefinition(
  garden: LanguageGarden,
  path: NotePath,
  offset: number,
): Promise<Location | undefined> {
  const found = await garden.linkNow(path, offset)
  const target = found && resolvedPath(found.resolution)
  if (found === undefined || target === undefined) return undefined
  const document = await garden.documentOf(target)
  const note = isNotePath(target) ? (await garden.noteNow(target))?.note : undefined
  const place = (note && placeOf(note, found)) ?? { start: 0, end: 0 }
  return { uri: garden.uriOf(target), range: rangeIn(document, place) }
}

/**
 * Every link to what a link leads to: a note, or the heading or block of it that the link names; on a heading, every link
 * to that; elsewhere in a note, to the note itself. With `includeDeclaration` the place itself comes first.
 */
export async function answerReferences(
  garden: LanguageGarden,
  snapshot: Snapshot,
  path: NotePath,
  offset: number,
  includeDeclaration: boolean,
): Promise<Location[]> {
  const { garden: all } = snapshot
  const { target, anchor } = meantAt(all, await garden.linkNow(path, offset), path, offset)
  const locations: Location[] = []
  if (includeDeclaration) {
    const note = isNotePath(target) ? all.notesByPath.get(target) : undefined
    const place = (note && anchor !== undefined && rangeOf(note, anchor)) || { start: 0, end: 0 }
    locations.push({ uri: garden.uriOf(target), range: rangeIn(await garden.documentOf(target), place) })
  }
  // A note's links to its own parts are no backlinks.
  const own = (all.links.resolutionsByPath.get(target as NotePath) ?? []).flatMap((resolution, link) =>
    resolvedPath(resolution) === target ? [{ source: target as NotePath, link }] : [],
  )
  for (const { source, link } of [...(all.links.backlinksByPath.get(target) ?? []), ...own]) {
    const resolution = all.links.resolutionsByPath.get(source)?.[link]
    if (anchor !== undefined && resolution && anchorOf(resolution) !== anchor) continue
    const range = all.notesByPath.get(source)?.links[link]?.range
    const document = await garden.documentOf(source)
    if (range) locations.push({ uri: garden.uriOf(source), range: rangeIn(document, range) })
  }
  return locations
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

/** What a link leads to, as Markdown: title, where it is, and its beginning or the part that is meant. */
export async function answerHover(
  garden: LanguageGarden,
  document: TextDocument,
  path: NotePath,
  offset: number,
): Promise<Hover | undefined> {
  const found = await garden.linkNow(path, offset)
  if (found === undefined) return undefined
  const range = rangeIn(document, found.link.range)
  const say = (value: string): Hover => ({ range, contents: { kind: MarkupKind.Markdown, value } })
  const { resolution } = found
  if (resolution.kind === 'external') return undefined
  if (resolution.kind === 'missing') {
    const asked = garden.askedFor(resolution.name)
    return say(`*Not written yet; ${asked === 1 ? 'one link asks' : `${asked} links ask`} for it.*`)
  }
  const target = resolvedPath(resolution)!
  const note = isNotePath(target) ? (await garden.noteNow(target))?.note : undefined
  const text = (await garden.documentOf(target))?.getText()
  if (!note || text === undefined) return say(`*${target}*`)
  return say(`**${note.title}** · *${note.path}*\n\n${previewOf(note, found, text)}`)
}

/** Links that an editor shows as such, with where each leads. */
export async function answerLinks(
  garden: LanguageGarden,
  document: TextDocument,
  path: NotePath,
): Promise<DocumentLink[]> {
  return (await garden.linksNow(path)).flatMap(({ link, resolution }): DocumentLink[] => {
    const target = resolvedPath(resolution)
    const href =
      target !== undefined
        ? garden.uriOf(target)
        : resolution.kind === 'external' && /^(?:https?|mailto):/i.test(resolution.url)
          ? resolution.url
          : undefined
    return href === undefined ? [] : [{ range: rangeIn(document, link.range), target: href }]
  })
}

/** Offsets as an editor counts; the start of the file where there is no text. */
export function rangeIn(document: TextDocument | undefined, { start, end }: TextRange): Location['range'] {
  if (!document) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** The heading or block that a link means; undefined where it means the whole note. */
function placeOf(note: Note, { resolution }: MeantLink): TextRange | undefined {
  const anchor = anchorOf(resolution)
  return anchor === undefined ? undefined : rangeOf(note, anchor)
}

function anchorOf(resolution: Resolution): string | undefined {
  return 'anchor' in resolution ? resolution.anchor : undefined
}

function rangeOf(note: Note, anchor: string): TextRange | undefined {
  return anchor.startsWith('^')
    ? note.blocks.find(({ id }) => `^${id}` === anchor)?.range
    : note.headings.find(({ slug }) => slug === anchor)?.range
}

function previewOf(note: Note, found: MeantLink, text: string): string {
  const place = placeOf(note, found)
  const anchor = anchorOf(found.resolution)
  let part = text.replace(/^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, '')
  if (place && anchor?.startsWith('^')) part = text.slice(place.start, place.end)
  else if (place) {
    const at = note.headings.findIndex(({ range }) => range === place)
    const next = note.headings.slice(at + 1).find(({ depth }) => depth <= note.headings[at]!.depth)
    part = text.slice(place.start, next?.range.start)
  }
  const trimmed = part.trim()
  return trimmed.length <= maxPreview ? trimmed : `${trimmed.slice(0, maxPreview).replace(/\s+\S*$/, '')} …`
}
