import type { PropertiesOf } from '../../model/facts.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { NoteVersion, NoteVersions } from '../../model/note-version.ts'
import { compareVersions, type NoteGrowth, renamedTargets, type TextGrowth } from './compare-versions.ts'
import type { FindNamed } from './former-names.ts'

/** What became of a note since readers first saw it, as far as it is known. */
export interface NoteChanges {
  /** The day on which readers first saw it; absent where its first versions are not known. */
  readonly planted?: string
  /** Its changes, the newest first, at most one for each day; trifles are none. */
  readonly grown: readonly NoteGrowth[]
}

/** Collects what changed from each version to the next. Versions never change, so what was found of two is kept with them. */
export function collectChanges(
  { list, beginsHere }: NoteVersions,
  propertiesOf: PropertiesOf,
  noteNamed: FindNamed,
): NoteChanges {
  const grown = list.slice(0, -1).flatMap((newer, i) => {
    const older = list[i + 1]!
    const growth = growthBetween(older, newer, noteNamed)
    const [before, after] = [stageOf(older, propertiesOf), stageOf(newer, propertiesOf)]
    const stage = before === after ? undefined : { old: before, new: after }
    const isNothing =
      stage === undefined && growth.sections.length + growth.sentences.length + growth.targets.length === 0
    return isNothing ? [] : [{ day: newer.day, ...growth, ...(stage && { stage }) }]
  })
  return { ...(beginsHere && { planted: list.at(-1)!.day }), grown }
}

/** What is kept with versions depends on them alone; whether names are those of one note does not. */
function growthBetween(older: NoteVersion, newer: NoteVersion, noteNamed: FindNamed): TextGrowth {
  const renamed = renamedTargets(older, newer, noteNamed)
  return renamed.length > 0 ? compareVersions(older, newer, renamed) : plainGrowth(newer)(older)
}

const plainGrowth = memoByObject((newer: NoteVersion) =>
  memoByObject((older: NoteVersion) => compareVersions(older, newer, [])),
)

function stageOf(version: NoteVersion, propertiesOf: PropertiesOf): string {
  const stage = propertiesOf(version)['stage']
  return typeof stage === 'string' ? stage : ''
}
