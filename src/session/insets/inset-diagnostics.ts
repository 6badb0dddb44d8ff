import { plainLanguages } from '../../body/plain-languages.ts'
import type { Hole } from '../../model/body.ts'
import {
  codeStopped,
  formulasTooLarge,
  invalidFormula,
  unknownLanguage,
} from '../../model/content-diagnostics.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { editDistance } from '../../model/edit-distance.ts'
import { type Inset, insetKey } from '../../model/inset.ts'
import type { NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import type { TypesetPool } from './typeset-pool.ts'

type InsetHole = Extract<Hole, { kind: 'inset' }>

/** Notes whose formulas are typeset at once: their HTML is only looked at for what is wrong. */
const chunkSize = 64

/** Characters of code that are coloured to see whether it can be done. */
const longCode = 16_384

/** By body, so that an edit costs the problems of one note. */
const knownByBody = new WeakMap<object, readonly Diagnostic[]>()

/** Formulas that cannot be typeset, or are too much for a page, and languages that have no grammar, of all notes or of one; in no order. */
export async function insetDiagnostics(
  preparedByPath: ReadonlyMap<NotePath, PreparedNote>,
  pool: TypesetPool,
  maxFormulas: number,
  only?: NotePath,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  let fresh: PreparedNote[] = []
  const flush = async (): Promise<void> => {
    for (const diagnostics of await Promise.all(fresh.map((note) => diagnose(note, pool, maxFormulas))))
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
  pool: TypesetPool,
  maxFormulas: number,
): Promise<readonly Diagnostic[]> {
  const holes = body.holes.filter((hole): hole is InsetHole => hole.kind === 'inset')
  const doubtful = holes.filter(({ inset }) => inset.kind === 'math' || isLongCode(inset))
  const typeset = await pool.typeset(doubtful.map(({ inset }) => inset))
  const found: Diagnostic[] = []
  let left = maxFormulas
  const crowded = holes.find(({ inset }) => {
    left -= inset.kind === 'math' ? typeset.get(insetKey(inset))!.html.length : 0
    return left < 0
  })
  if (crowded) found.push(formulasTooLarge(note.path, crowded.range, maxFormulas))
  for (const { inset, range } of holes) {
    const problem = typeset.get(insetKey(inset))?.problem ?? pool.problemOf(inset)
    if (problem === undefined) continue
    found.push((inset.kind === 'math' ? invalidFormula : codeStopped)(note.path, range, problem))
  }
  for (const { inset, range } of holes) {
    if (inset.kind !== 'code' || plainLanguages.has(inset.language)) continue
    const { languageNames } = await import('../../features/code/code-languages.ts')
    if (languageNames.has(inset.language)) continue
    // The fence and the name behind it: three marks, and rarely more.
    const end = Math.min(range.end, range.start + 3 + inset.language.length)
    const nearest = nearestNames(inset.language, languageNames)
    found.push(unknownLanguage(note.path, { start: range.start, end }, inset.language, nearest))
  }
  knownByBody.set(body, found)
  return found
}

/** Code that colouring may be stopped at is long, or was met with in a page. */
function isLongCode(inset: Inset): boolean {
  return inset.kind === 'code' && inset.code.length > longCode && !plainLanguages.has(inset.language)
}

function nearestNames(name: string, names: ReadonlySet<string>): readonly string[] {
  if (name.length < 3) return []
  return [...names]
    .map((other) => ({ other, distance: editDistance(name, other, 1) }))
    .filter(({ other, distance }) => distance <= 1 && !plainLanguages.has(other))
    .map(({ other }) => other)
    .sort()
    .slice(0, 3)
}
