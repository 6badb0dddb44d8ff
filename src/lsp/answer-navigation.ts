import type { DocumentLink, Location } from 'vscode-languageserver'
import { resolvedPath } from '../model/link.ts'
import { type GardenPath, isNotePath } from '../model/path.ts'
import { anchorOf, rangeOfAnchor } from './anchor-range.ts'
import { placeOfNeighbour } from './answer-neighbour.ts'
import type { NotePlace, OpenNote } from './language-server.ts'
import { readParts } from './note-parts.ts'
import { previewNote } from './note-preview.ts'
import { collectNoteReferences, findNoteReference, isSameReference } from './note-references.ts'
import { rangeIn } from './range-in.ts'

/** Longest text beside a link, in characters. */
const maxTooltip = 300

/** Where a link leads: the note's start, its heading or its block; where a footnote or a link's address is written. */
export async function answerDefinition({
  garden,
  document,
  path,
  offset,
}: NotePlace): Promise<Location | undefined> {
  const found = await garden.linkNow(path, offset)
  const target = found && resolvedPath(found.resolution)
  if (found !== undefined && target !== undefined) {
    const note = isNotePath(target) ? (await garden.noteNow(target))?.note : undefined
    const anchor = anchorOf(found.resolution)
    const place = (note && anchor !== undefined && rangeOfAnchor(note, anchor)) || { start: 0, end: 0 }
    return { uri: garden.uriOf(target), range: rangeIn(await garden.documentOf(target), place) }
  }
  if (found?.resolution.kind === 'external') {
    const kept = await placeOfNeighbour(garden, found.resolution)
    if (kept !== undefined) return kept
  }
  const now = await garden.noteNow(path)
  if (now === undefined) return undefined
  const text = document.getText()
  const references = collectNoteReferences(readParts(now.note, text))
  const own = findNoteReference(references, text, offset)
  const definition = own && references.find((one) => one.isDefinition && isSameReference(one, own))
  return definition && { uri: document.uri, range: rangeIn(document, definition.range) }
}

/** What a link of a document leads to, for {@link resolveLink}. */
interface LinkData {
  readonly uri: string
  readonly path: GardenPath
  readonly anchor?: string
}

/** Links that an editor shows as such, with where each leads. */
export async function answerLinks({ garden, document, path }: OpenNote): Promise<DocumentLink[]> {
  return (await garden.linksNow(path)).flatMap(({ link, resolution }): DocumentLink[] => {
    const range = rangeIn(document, link.range)
    const target = resolvedPath(resolution)
    if (target !== undefined) {
      const anchor = anchorOf(resolution)
      const data: LinkData = { uri: document.uri, path: target, ...(anchor !== undefined && { anchor }) }
      return [{ range, target: garden.uriOf(target), data }]
    }
    const isOutside = resolution.kind === 'external' && /^(?:https?|mailto):/i.test(resolution.url)
    return isOutside ? [{ range, target: resolution.url }] : []
  })
}

/** The document that a link of {@link answerLinks} stands in; undefined for one of somebody else. */
export function sourceOfLink({ data }: DocumentLink): string | undefined {
  return isLinkData(data) ? data.uri : undefined
}

/** A link with what its note begins with beside it. */
export async function resolveLink({ garden }: OpenNote, asked: DocumentLink): Promise<DocumentLink> {
  const { data } = asked
  if (!isLinkData(data) || !isNotePath(data.path)) return asked
  const now = await garden.noteNow(data.path)
  const text = (await garden.documentOf(data.path))?.getText()
  if (now === undefined || text === undefined) return asked
  const { anchor } = data
  const meant = {
    kind: 'note',
    path: data.path,
    fragmentFound: true,
    via: 'path',
    ...(anchor !== undefined && { anchor }),
  } as const
  const start = previewNote(now.note, meant, text, maxTooltip).replace(/^#+[ \t]*/gm, '')
  const { title } = now.note
  return { ...asked, tooltip: start.startsWith(title) ? start : `${title}\n\n${start}` }
}

function isLinkData(data: unknown): data is LinkData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'uri' in data &&
    typeof data.uri === 'string' &&
    'path' in data &&
    typeof data.path === 'string'
  )
}
