import type { FoundMentions } from '../../link/find-mentions.ts'
import { createMatcher, type Matcher } from '../../link/mention-matcher.ts'
import type { MentionName } from '../../link/mention-names.ts'
import { textDigest } from '../../link/text-digest.ts'
import type { Mention } from '../../model/mention.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'

/** Mentions as they outlive a program. Notes are named by their place in the list. */
export interface KeptMentions {
  /** Names that the garden's author does not want to be looked for. */
  readonly stopNames: readonly string[]
  readonly names: readonly (readonly [text: string, note: number, isExact: boolean])[]
  /** Each with the digest of all that mentions are found in; of each mention five numbers: what it names, its range, and its place in the plain text. */
  readonly notes: readonly (readonly [path: NotePath, digest: string, mentions: readonly number[]])[]
}

/** What is kept of the mentions of a garden. */
export function packMentions(
  { names, mentionsBySource, notesByPath }: FoundMentions<Note>,
  stopNames: readonly string[],
): KeptMentions {
  const numberByPath = new Map([...notesByPath.keys()].map((path, number) => [path, number]))
  const numberOf = (path: NotePath): number => numberByPath.get(path)!
  return {
    stopNames,
    names: names.map(({ text, path, isExact }) => [text, numberOf(path), isExact]),
    notes: Array.from(notesByPath, ([path, note]) => [
      path,
      textDigest(note),
      (mentionsBySource.get(path) ?? []).flatMap(({ target, range, from, to }) => [
        numberOf(target),
        range.start,
        range.end,
        from,
        to,
      ]),
    ]),
  }
}

/** Mentions to go on from in a garden of these notes; undefined where other names were looked for. */
export function unpackMentions(
  { stopNames, names, notes }: KeptMentions,
  notesByPath: ReadonlyMap<NotePath, Note>,
  stopNow: readonly string[],
): FoundMentions<Note> | undefined {
  if (stopNames.join('\n') !== stopNow.join('\n')) return undefined
  const same = new Map<NotePath, Note>()
  const [other] = notesByPath.values()
  const mentionsBySource = new Map<NotePath, readonly Mention[]>()
  for (const [source, digest, numbers] of notes) {
    const note = notesByPath.get(source)
    // Its names went with it: that shows by its being here.
    if (note === undefined && other !== undefined) same.set(source, other)
    if (note === undefined || textDigest(note) !== digest) continue
    same.set(source, note)
    const mentions: Mention[] = []
    for (let i = 0; i < numbers.length; i += 5) {
      const [target, start, end, from, to] = numbers.slice(i, i + 5) as [
        number,
        number,
        number,
        number,
        number,
      ]
      mentions.push({ source, target: notes[target]![0], range: { start, end }, from, to })
    }
    if (mentions.length > 0) mentionsBySource.set(source, mentions)
  }
  const known = names.map(([text, note, isExact]): MentionName => ({ text, path: notes[note]![0], isExact }))
  return { names: known, mentionsBySource, notesByPath: same, matcher: lateMatcher(known) }
}

/** A matcher that is only made where a text has to be searched. */
function lateMatcher(names: readonly MentionName[]): Matcher {
  let made: Matcher | undefined
  const get = (): Matcher => {
    made ??= createMatcher(names)
    return made
  }
  return {
    find: (text, from, to) => get().find(text, from, to),
    revise: (removed, added) => get().revise(removed, added),
  }
}
