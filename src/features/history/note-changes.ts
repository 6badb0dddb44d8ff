import type { PropertiesOf } from '../../model/facts.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { NoteVersion, NoteVersions } from '../../model/note-version.ts'
import { compareVersions, type NoteGrowth } from './compare-versions.ts'

/** What became of a note since readers first saw it, as far as it is known. */
export interface NoteChanges {
  /** The day on which readers first saw it; absent where its first versions are not known. */
  readonly planted?: string
  /** Its changes, the newest first, at most one for each day; trifles are none. */
  readonly grown: readonly NoteGrowth[]
}

/** Collects what changed from each version to the next. Versions never change, so what was found of two is kept with them. */
export function collectChanges({ list, beginsHere }: NoteVersions, propertiesOf: PropertiesOf): NoteChanges {
  const grown = list.slice(0, -1).flatMap((newer, i) => {
    const older = list[i + 1]!
    const growth = growthBetween(newer)(older)
    const [before, after] = [stageOf(older, propertiesOf), stageOf(newer, propertiesOf)]
    const stage = before === after ? undefined : { old: before, new: after }
    const isNothing =
      stage === undefined && growth.sections.length + growth.sentences.length + growth.targets.length === 0
    return isNothing ? [] : [{ day: newer.day, ...growth, ...(stage && { stage }) }]
  })
  return { ...(beginsHere && { planted: list.at(-1)!.day }), grown }
}

const growthBetween = memoByObject((newer: NoteVersion) =>
  memoByObject((older: NoteVersion) => compareVersions(older, newer)),
)

function stageOf(version: NoteVersion, propertiesOf: PropertiesOf): string {
  const stage = propertiesOf(version)['stage']
  return typeof stage === 'string' ? stage : ''
}
