import type { LinkedNotes } from '../model/linked-notes.ts'
import type { Mention } from '../model/mention.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import { createMatcher, type Hit, type Matcher } from './mention-matcher.ts'
import { collectMentionNames, type MentionName, type NamedNote } from './mention-names.ts'
import { createNameDetector } from './name-detector.ts'

/** What of a note is searched for names. Every `Note` is one. */
type MentioningNote = NamedNote & Pick<Note, 'plainText' | 'prose'>

/** Every name found in the texts of a garden, linked elsewhere or not. */
export interface FoundMentions<Searched = MentioningNote> {
  readonly names: readonly MentionName[]
  /** By source; in the order of the text, not overlapping. Notes without any are left out. */
  readonly mentionsBySource: ReadonlyMap<NotePath, readonly Mention[]>
  /** What they were found in and with, for the next time. */
  readonly notesByPath: ReadonlyMap<NotePath, Searched>
  readonly matcher: Matcher
}

/**
 * Searches the prose of every note for the names of all others: whole words, the longest where names overlap, in the
 * letter case that a reader would expect. A note's own names are not mentions of it, but still hide shorter ones.
 *
 * `previous` is an earlier result: a note is searched again only if it, or a name that stands in it, has changed. The
 * answer is the same without it.
 */
export function findMentions<Searched extends MentioningNote>(
  notesByPath: ReadonlyMap<NotePath, Searched>,
  stopNames: readonly string[],
  previous?: FoundMentions,
): FoundMentions<Searched> {
  const names = hasSameNames(notesByPath, previous?.notesByPath)
    ? previous!.names
    : collectMentionNames(notesByPath.values(), stopNames)
  const { removed, added } =
    previous === undefined || names === previous.names
      ? { removed: [], added: [] }
      : findChanged(previous.names, names)
  const changed = [...removed, ...added]
  const matcher =
    (changed.length === 0 ? previous?.matcher : previous?.matcher.revise(removed, added)) ??
    createMatcher(names)
  const occurs = changed.length === 0 ? undefined : createNameDetector(changed.map(({ text }) => text))
  const mentionsBySource = new Map<NotePath, readonly Mention[]>()
  for (const [path, note] of notesByPath) {
    const isKnown =
      previous?.notesByPath.get(path) === note && (occurs === undefined || !occurs(note.plainText))
    const mentions = isKnown ? previous!.mentionsBySource.get(path) : findIn(note, matcher)
    if (mentions !== undefined && mentions.length > 0) mentionsBySource.set(path, mentions)
  }
  return {
    names: changed.length === 0 && previous ? previous.names : names,
    mentionsBySource,
    notesByPath,
    matcher,
  }
}

/** Mentions by the note that they name; each list sorted by source path, then place. */
export function groupMentions({
  mentionsBySource,
}: Pick<FoundMentions, 'mentionsBySource'>): ReadonlyMap<NotePath, readonly Mention[]> {
  const mentionsByTarget = new Map<NotePath, Mention[]>()
  for (const mentions of mentionsBySource.values()) {
    for (const mention of mentions) {
      const list = mentionsByTarget.get(mention.target)
      if (list) list.push(mention)
      else mentionsByTarget.set(mention.target, [mention])
    }
  }
  return mentionsByTarget
}

/**
 * Those of the mentions of `target` that its backlinks do not already tell of: a note that links to another somewhere is
 * not said to mention it as well.
 */
export function leaveUnlinked(
  mentions: readonly Mention[],
  target: NotePath,
  { backlinksByPath }: Pick<LinkedNotes, 'backlinksByPath'>,
): readonly Mention[] {
  if (mentions.length === 0) return mentions
  const linking = new Set((backlinksByPath.get(target) ?? []).map(({ source }) => source))
  return mentions.filter(({ source }) => !linking.has(source))
}

function findIn(note: MentioningNote, matcher: Matcher): readonly Mention[] {
  const { path, plainText, prose } = note
  const mentions: Mention[] = []
  for (let i = 0; i < prose.length; i += 3) {
    const from = prose[i]!
    const hits = matcher.find(plainText, from, from + prose[i + 2]!)
    if (hits.length === 0) continue
    const offset = prose[i + 1]! - from
    for (const hit of longest(hits)) {
      if (hit.target === path) continue
      const range = { start: hit.from + offset, end: hit.to + offset }
      mentions.push({ source: path, target: hit.target, range, from: hit.from, to: hit.to })
    }
  }
  return mentions
}

/** Of hits that overlap the first, and of those that start together the longest. */
function longest(hits: Hit[]): readonly Hit[] {
  if (hits.length === 1) return hits
  hits.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return hits.filter((hit) => {
    if (hit.from < end) return false
    end = hit.to
    return true
  })
}

/** Whether no note has other names than before. */
function hasSameNames(
  notes: ReadonlyMap<NotePath, MentioningNote>,
  before: ReadonlyMap<NotePath, MentioningNote> | undefined,
): boolean {
  if (before === undefined || before.size !== notes.size) return false
  for (const [path, note] of notes) {
    const old = before.get(path)
    if (old === note) continue
    if (old === undefined || old.title !== note.title || old.titleFrom !== note.titleFrom) return false
    if (old.properties['mentions'] !== note.properties['mentions']) return false
    if (old.aliases.join('\n') !== note.aliases.join('\n')) return false
  }
  return true
}

/** Names that only one of two lists has, or has for another note. */
function findChanged(
  before: readonly MentionName[],
  after: readonly MentionName[],
): { readonly removed: readonly MentionName[]; readonly added: readonly MentionName[] } {
  const old = new Map(before.map((name) => [name.text, name]))
  const added: MentionName[] = []
  for (const name of after) {
    if (old.get(name.text)?.path === name.path) old.delete(name.text)
    else added.push(name)
  }
  return { removed: [...old.values()], added }
}
