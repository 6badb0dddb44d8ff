import { withFile } from '../../body/fill-inset.ts'
import type { Hole } from '../../model/body.ts'
import { formulasTooLarge } from '../../model/content-diagnostics.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type DataFile, type Inset, insetKey } from '../../model/inset.ts'
import type { NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { lineColumnAt, lineStarts, type Range } from '../../model/range.ts'
import type { TypesetPool } from './typeset-pool.ts'
import { makerOf } from './typesetter.ts'

type HoleOfInset = Extract<Hole, { kind: 'inset' }>

/** Notes whose formulas are typeset at once: their HTML is only looked at for what is wrong. */
const chunkSize = 64

/** By body, so that an edit costs the problems of one note. */
const knownByBody = new WeakMap<object, readonly Diagnostic[]>()

/** What insets are typeset with. */
interface Typesetting {
  readonly pool: TypesetPool
  readonly maxFormulas: number
  /** The file that a link leads a plot to. */
  readonly fileOf: (path: NotePath, link: number) => DataFile | undefined
}

/** Formulas and plots that cannot be typeset, or are too much for a page, and languages that have no grammar, of all notes or of one; in no order. */
export async function insetDiagnostics(
  preparedByPath: ReadonlyMap<NotePath, PreparedNote>,
  typesetting: Typesetting,
  only?: NotePath,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  let fresh: PreparedNote[] = []
  const flush = async (): Promise<void> => {
    for (const diagnostics of await Promise.all(fresh.map((note) => diagnose(note, typesetting))))
      found.push(...diagnostics)
    fresh = []
  }
  const one = only === undefined ? undefined : preparedByPath.get(only)
  for (const note of only === undefined ? preparedByPath.values() : one ? [one] : []) {
    const known = knownByBody.get(note.body)
    if (known) found.push(...known)
    else if (note.body.holes.some((hole) => hole.kind === 'inset')) fresh.push(note)
    if (fresh.length >= chunkSize) await flush()
  }
  await flush()
  return found
}

async function diagnose(
  { note, body }: PreparedNote,
  { pool, maxFormulas, fileOf }: Typesetting,
): Promise<readonly Diagnostic[]> {
  const written = body.holes.filter((hole): hole is HoleOfInset => hole.kind === 'inset')
  const holes = written.map(({ inset, range, starts, link }) => {
    const file = link === undefined ? undefined : fileOf(note.path, link)
    return {
      range,
      starts,
      inset: file === undefined ? inset : withFile(inset, file),
      isDead: link !== undefined && file === undefined,
    }
  })
  const doubtful = holes.filter(({ inset }) => makerOf(inset)?.isDoubtful(inset))
  const typeset = await pool.typeset(doubtful.map(({ inset }) => inset))
  const found: Diagnostic[] = []
  let left = maxFormulas
  const crowded = holes.find(({ inset }) => {
    left -= inset.kind === 'math' ? typeset.get(insetKey(inset))!.html.length : 0
    return left < 0
  })
  if (crowded) found.push(formulasTooLarge(note.path, crowded.range, maxFormulas))
  for (const { inset, range, starts, isDead } of holes) {
    // That the file is not there is said of the link.
    if (isDead) continue
    const { problem, at } = typeset.get(insetKey(inset)) ?? pool.problemOf(inset) ?? {}
    const place = placeIn(inset, at, starts, range)
    const told =
      problem === undefined ? undefined : makerOf(inset)?.describe?.(note.path, place, problem, inset)
    if (told !== undefined) found.push(told)
  }
  for (const { inset, range, starts } of holes) {
    const placeOf = (at?: number): Range => placeIn(inset, at, starts, range)
    const wrong = await makerOf(inset)?.check?.(inset, note.path, placeOf)
    if (wrong !== undefined) found.push(wrong)
  }
  // What a file holds may change while its note stays.
  if (written.every(({ link }) => link === undefined)) knownByBody.set(body, found)
  return found
}

/** Where a place of an inset's source is in its note. */
function placeIn(
  inset: Inset,
  at: number | undefined,
  starts: readonly number[] | undefined,
  range: Range,
): Range {
  if (at === undefined || starts === undefined || !('source' in inset)) return range
  const { line, column } = lineColumnAt(lineStarts(inset.source), at)
  const start = (starts[line - 1] ?? range.start) + column - 1
  return { start, end: Math.max(start, Math.min(range.end, start + 1)) }
}
