import { defineProperty } from '../../define/property.ts'
import type { Note } from '../../model/note.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import { stemOf } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import { namesOfProperty } from '../../model/property.ts'

const planted = defineProperty({
  name: 'created',
  also: ['planted', 'date', 'date created'],
  about: 'The day on which the note was planted.',
  kind: 'date',
})

const tended = defineProperty({
  name: 'updated',
  also: ['tended', 'modified', 'lastmod', 'date modified'],
  about: 'The day on which it was tended last.',
  kind: 'date',
})

/** What authors and their tools write of the two days, the best name of each first. */
export const historyProperties = [planted, tended]

const [plantedKeys, tendedKeys] = [namesOfProperty(planted), namesOfProperty(tended)]

/**
 * When a note was planted and tended: from git where that knows the file, else from its properties, else from a day in
 * its file's name. An author's own day of planting counts where it is earlier than git's, which may have met the note
 * only when it was brought along; so does his day of tending where git has seen no change. The times of the file itself say when a copy was made, not when a note was written,
 * and differ between clones of a garden: they are never read. Undefined where nothing is known.
 */
export function historyOfNote(
  note: Pick<Note, 'path' | 'properties'>,
  fromGit: NoteHistory | undefined,
): NoteHistory | undefined {
  const before = found.get(note)
  if (before !== undefined && before.fromGit === fromGit) return before.history
  const history = findHistory(note, fromGit)
  found.set(note, { fromGit, history })
  return history
}

/** What was found for a note as it is. After every edit all notes are asked, and nearly all are as they were. */
const found = new WeakMap<
  Pick<Note, 'path' | 'properties'>,
  { readonly fromGit: NoteHistory | undefined; readonly history: NoteHistory | undefined }
>()

function findHistory(
  note: Pick<Note, 'path' | 'properties'>,
  fromGit: NoteHistory | undefined,
): NoteHistory | undefined {
  const planted = firstDay(note, plantedKeys) ?? dayIn(stemOf(note.path))
  const tended = firstDay(note, tendedKeys)
  if (fromGit !== undefined) {
    const earliest = [fromGit.planted, planted].filter((day) => day !== undefined).sort()[0]
    const { tended: inGit, changes } = fromGit
    // A log that begins when the note was brought along says nothing of what was done to it before.
    const last = inGit ?? (tended !== undefined && tended > (earliest ?? '') ? tended : undefined)
    return {
      ...(earliest !== undefined && { planted: earliest }),
      ...(last !== undefined && { tended: last }),
      changes,
    }
  }
  if (planted === undefined && tended === undefined) return undefined
  const isTended = tended !== undefined && (planted === undefined || tended > planted)
  return { ...(planted !== undefined && { planted }), ...(isTended && { tended }), changes: 0 }
}

function firstDay({ properties }: Pick<Note, 'properties'>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textProperty(properties, key) ?? ''
    const day = dayOfEpoch(text) ?? dayIn(text)
    if (day !== undefined) return day
  }
  return undefined
}

/** Years that a number of seconds or milliseconds since 1970 may mean; no number means one of these in both. */
const firstEpoch = Date.UTC(1990, 0)
const lastEpoch = Date.UTC(2100, 0)

/** The day (UTC) of a count of milliseconds since 1970, as Dendron writes it, or of seconds; undefined for other texts. */
function dayOfEpoch(text: string): string | undefined {
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return undefined
  const time = [Number(text), Number(text) * 1_000].find((one) => one >= firstEpoch && one < lastEpoch)
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10)
}

/** The day that a text begins with; undefined where it begins with none that a calendar has. */
function dayIn(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text.trim()) ?? []
  if (year === undefined) return undefined
  const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  const time = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(day) ? undefined : day
}
