import { setImmediate } from 'node:timers/promises'
import { dayFacts, pathOfDay } from '../features/days/facts.ts'
import { completeOutline } from '../features/editor/completion/complete-outline.ts'
import type { Completion } from '../features/editor/completion/completion.ts'
import type { CompletionPlace, LinkRange } from '../features/editor/completion/completion-place.ts'
import { foldForSearch } from '../features/editor/completion/fold-for-search.ts'
import { fuzzyScore } from '../features/editor/completion/fuzzy-score.ts'
import { outlineNote } from '../features/editor/outline-note.ts'
import { formatDate } from '../model/dates/format-date.ts'
import { type LocalTime, localTimeOf } from '../model/dates/local-time.ts'
import { type NotePath, stemOf } from '../model/path.ts'
import type { LanguageGarden } from './language-garden.ts'
import { readRelativeDay, relativeDays } from './read-relative-day.ts'

/** Completions, and where the text starts that they replace. */
interface AcrossCompletions {
  readonly from: number
  readonly completions: readonly Completion[]
}

/** Notes whose blocks are looked through, at most; each is read. */
const maxNotes = 12

/**
 * Completes `[[##` with the headings of all notes, and `[[^^` or `[[` with a blank behind it with their blocks. Undefined
 * where neither is being written, or the notes are not read yet.
 */
export async function completeAcross(
  garden: LanguageGarden,
  source: NotePath,
  place: CompletionPlace,
  limit: number,
): Promise<AcrossCompletions | undefined> {
  if (place.kind === 'heading' && place.target === '' && place.above.length === 1 && place.above[0] === '') {
    const from = place.asMarkdown ? place.from : place.from - 2
    return { from, completions: await headingsAcross(garden, source, place, limit) }
  }
  const blocks = place.kind === 'note' ? /^(?:\^\^|[ \t])[ \t]*(.*)$/s.exec(place.query) : null
  if (place.kind !== 'note' || blocks?.[1] === undefined) return undefined
  return {
    from: place.from,
    completions: await blocksAcross(garden, source, { ...place, query: blocks[1] }, limit),
  }
}

async function headingsAcross(
  garden: LanguageGarden,
  source: NotePath,
  place: LinkRange,
  limit: number,
): Promise<readonly Completion[]> {
  const snapshot = await garden.latest()
  const write = garden.names().completer.linkWriter(source)
  const key = foldForSearch(place.query)
  const found: { readonly completion: Completion; readonly score: number }[] = []
  for (const note of snapshot.garden.notesByPath.values()) {
    const name = garden.names().nameOf(note.path)
    if (name === undefined) continue
    for (const { text, depth } of note.headings) {
      const score = text === '' ? -1 : fuzzyScore(key, foldForSearch(text))
      if (score < 0) continue
      const fragment = text
        .replace(/[[\]|#^]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const parts = { name, path: note.path, fragment }
      const insert = write(place, place.asMarkdown ? { ...parts, shown: text } : parts)
      const detail = `${'#'.repeat(depth)} ${note.path}`
      found.push({ completion: { kind: 'heading', label: text, detail, insert }, score })
    }
  }
  const best = found.sort((a, b) => b.score - a.score).slice(0, limit)
  return best.map(({ completion }) => completion)
}

async function blocksAcross(
  garden: LanguageGarden,
  source: NotePath,
  place: LinkRange,
  limit: number,
): Promise<readonly Completion[]> {
  const snapshot = await garden.latest()
  const write = garden.names().completer.linkWriter(source)
  const words = place.query.toLowerCase().split(/\s+/).filter(Boolean)
  const completions: Completion[] = []
  let read = 0
  for (const { path, plainText } of words.length === 0 ? [] : snapshot.garden.notesByPath.values()) {
    const text = plainText.toLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    const name = garden.names().nameOf(path)
    const now = name === undefined ? undefined : await garden.noteNow(path)
    if (now === undefined) continue
    const inNote = { ...place, kind: 'block', target: name ?? '' } as const
    for (const one of completeOutline(outlineNote(now.note, now.bytes), inNote, limit, write)) {
      const insert = place.asMarkdown ? one.insert : `${name}#^${one.insert}`
      completions.push({ ...one, detail: path, insert })
    }
    if (completions.length >= limit || ++read >= maxNotes) break
    await setImmediate()
  }
  return completions.slice(0, limit)
}

/** Names of days that fit what is typed in a link, as the garden calls their notes. */
export async function completeDays(
  garden: LanguageGarden,
  source: NotePath,
  place: Extract<CompletionPlace, { kind: 'note' }>,
): Promise<readonly Completion[]> {
  const typed = place.query.trim().toLowerCase()
  const fitting = typed.length < 2 ? [] : relativeDays.filter((name) => name.startsWith(typed))
  const snapshot = fitting.length === 0 ? undefined : await garden.snapshotNow()
  if (snapshot === undefined) return []
  const facts = snapshot.garden.read(dayFacts)
  const clock = localTimeOf(new Date())
  return fitting.flatMap((name): Completion[] => {
    const time: LocalTime | undefined = readRelativeDay(name, clock)
    if (time === undefined) return []
    const path = pathOfDay(facts, time)
    const insert = garden.names().completer.linkWriter(source)(place, { name: stemOf(path), path })
    return [{ kind: 'note', label: name, detail: formatDate(time, 'YYYY-MM-DD'), insert }]
  })
}
