import type { Range as EditorRange } from 'vscode-languageserver'
import type { GardenPath, NotePath } from '../model/path.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { linksTo, locate } from './answer-references.ts'
import type { LanguageGarden } from './language-garden.ts'

/** A link to a note as a list of backlinks shows it. */
interface ListedBacklink {
  readonly path: NotePath
  readonly title: string
  readonly uri: string
  readonly range: EditorRange
  /** The sentence that the link stands in; the property's name for a link in the properties. */
  readonly sentence: string
}

/** Longest sentence, in characters. */
const maxSentence = 240

/** The links to a note from others, in the order of their paths; each sentence once, by its first link. */
export async function listBacklinks(
  garden: LanguageGarden,
  snapshot: Snapshot,
  target: GardenPath,
): Promise<ListedBacklink[]> {
  const links = linksTo(snapshot, target).filter(({ source }) => source !== target)
  const places = await locate(garden, snapshot, links)
  const told = new Set<string>()
  return links.flatMap(({ source, link }, i): ListedBacklink[] => {
    const note = snapshot.garden.notesByPath.get(source)
    const place = places[i]
    if (note === undefined || place === undefined) return []
    const sentence = sentenceOf(snapshot, source, link)
    // A sentence with two links to the note is read once.
    if (told.has(`${source}\n${sentence}`)) return []
    told.add(`${source}\n${sentence}`)
    return [{ path: source, title: note.title, uri: place.uri, range: place.range, sentence }]
  })
}

/** The sentence around a link of a note. */
export function sentenceOf({ garden }: Snapshot, source: NotePath, link: number): string {
  const note = garden.notesByPath.get(source)
  const written = note?.links[link]
  if (note === undefined || written === undefined) return ''
  const { context, property } = written
  if (context === undefined) return property ?? ''
  const sentence = note.plainText.slice(context.from, context.to).replace(/\s+/g, ' ').trim()
  return sentence.length <= maxSentence ? sentence : `${sentence.slice(0, maxSentence).trimEnd()}…`
}
