import type { Garden } from '../../model/garden.ts'
import { type LinkSentence, linkSentence } from '../../model/link-sentence.ts'
import type { Mention } from '../../model/mention.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { findSentence } from '../../model/sentence.ts'
import { mentionFacts } from '../mentions/facts.ts'
import type { BesideAnswer, BesideNote } from './beside-api.ts'

/** Notes, and sentences of each, that are told. */
const maxNotes = 200
const maxSentences = 5

/** Who links to a note, and who names it without a link, each with its sentences, in the order of their paths. */
export function collectBeside(garden: Garden, path: NotePath): BesideAnswer {
  const { notesByPath, links, read } = garden
  const backlinks = group(garden, links.backlinksByPath.get(path) ?? [], (note, { link }) => {
    const context = note.links[link]?.context
    return context && linkSentence(note, context)
  })
  const mentions = group(garden, notesByPath.has(path) ? read(mentionFacts).of(path) : [], sentenceOf)
  return {
    backlinks: backlinks.slice(0, maxNotes),
    backlinkCount: backlinks.length,
    mentions: mentions.slice(0, maxNotes),
    mentionCount: mentions.length,
  }
}

function group<Place extends { readonly source: NotePath }>(
  { notesByPath }: Garden,
  places: readonly Place[],
  sentenceAt: (note: Note, place: Place) => LinkSentence | undefined,
): readonly BesideNote[] {
  const sentencesByPath = new Map<NotePath, LinkSentence[]>()
  for (const place of places) {
    const note = notesByPath.get(place.source)
    if (note === undefined) continue
    const known = sentencesByPath.get(place.source) ?? []
    sentencesByPath.set(place.source, known)
    const sentence = known.length < maxSentences ? sentenceAt(note, place) : undefined
    if (sentence) known.push(sentence)
  }
  return [...sentencesByPath].map(([path, sentences]) => ({
    path,
    title: notesByPath.get(path)?.title ?? path,
    sentences,
  }))
}

function sentenceOf({ plainText }: Note, { from, to }: Mention): LinkSentence {
  const lineStart = plainText.lastIndexOf('\n', from - 1) + 1
  const lineEnd = plainText.indexOf('\n', to)
  const line = plainText.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const { start, end } = findSentence(line, from - lineStart, to - lineStart)
  return {
    before: line.slice(start, from - lineStart),
    link: line.slice(from - lineStart, to - lineStart),
    after: line.slice(to - lineStart, end),
  }
}
