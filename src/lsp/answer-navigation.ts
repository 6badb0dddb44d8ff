import { type DocumentLink, type Hover, type Location, MarkupKind } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Snapshot } from '../build/snapshot.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { Range as TextRange } from '../model/range.ts'
import { type LanguageGarden, linkAt, type MeantLink } from './language-garden.ts'

/** Longest preview of a note, in characters. */
const maxPreview = 1_200

/** Where a link leads: the note's start, its heading or its block. */
export async function answerDefinition(
  garden: LanguageGarden,
  snapshot: Snapshot,
  path: NotePath,
  offset: number,
): Promise<Location | undefined> {
  const found = linkAt(snapshot, path, offset)
  const target = found && resolvedPath(found.resolution)
  if (found === undefined || target === undefined) return undefined
  const document = await garden.documentOf(target)
  const note = isNotePath(target) ? snapshot.garden.notesByPath.get(target) : undefined
  const place = (note && placeOf(note, found)) ?? { start: 0, end: 0 }
  return { uri: garden.uriOf(target), range: rangeIn(document, place) }
}

/** Every link to the note that a link leads to; elsewhere in a note, to the note itself. */
export async function answerReferences(
  garden: LanguageGarden,
  snapshot: Snapshot,
  path: NotePath,
  offset: number,
): Promise<Location[]> {
  const { garden: all } = snapshot
  const found = linkAt(snapshot, path, offset)
  const target = (found && resolvedPath(found.resolution)) ?? path
  const locations: Location[] = []
  for (const { source, link } of all.links.backlinksByPath.get(target) ?? []) {
    const document = await garden.documentOf(source)
    const range = all.notesByPath.get(source)?.links[link]?.range
    if (range) locations.push({ uri: garden.uriOf(source), range: rangeIn(document, range) })
  }
  return locations
}

/** What a link leads to, as Markdown: title, where it is, and its beginning or the part that is meant. */
export async function answerHover(
  garden: LanguageGarden,
  snapshot: Snapshot,
  document: TextDocument,
  path: NotePath,
  offset: number,
): Promise<Hover | undefined> {
  const found = linkAt(snapshot, path, offset)
  if (found === undefined) return undefined
  const range = rangeIn(document, found.link.range)
  const say = (value: string): Hover => ({ range, contents: { kind: MarkupKind.Markdown, value } })
  const { resolution } = found
  if (resolution.kind === 'external') return undefined
  if (resolution.kind === 'missing') {
    const asked = snapshot.garden.links.wantedByName.get(resolution.name)?.askedBy.length ?? 1
    return say(`*Not written yet; ${asked === 1 ? 'one link asks' : `${asked} links ask`} for it.*`)
  }
  const target = resolvedPath(resolution)!
  const note = isNotePath(target) ? snapshot.garden.notesByPath.get(target) : undefined
  const text = (await garden.documentOf(target))?.getText()
  if (!note || text === undefined) return say(`*${target}*`)
  return say(`**${note.title}** · *${note.path}*\n\n${previewOf(note, found, text)}`)
}

/** Links that an editor shows as such, with where each leads. */
export function answerLinks(
  garden: LanguageGarden,
  snapshot: Snapshot,
  document: TextDocument,
  path: NotePath,
): DocumentLink[] {
  const note = snapshot.garden.notesByPath.get(path)
  const resolutions = snapshot.garden.links.resolutionsByPath.get(path) ?? []
  return (note?.links ?? []).flatMap((link, i): DocumentLink[] => {
    const resolution = resolutions[i]!
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
  const anchor = 'anchor' in resolution ? resolution.anchor : undefined
  if (anchor === undefined) return undefined
  return anchor.startsWith('^')
    ? note.blocks.find(({ id }) => `^${id}` === anchor)?.range
    : note.headings.find(({ slug }) => slug === anchor)?.range
}

function previewOf(note: Note, found: MeantLink, text: string): string {
  const place = placeOf(note, found)
  const anchor = 'anchor' in found.resolution ? found.resolution.anchor : undefined
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
