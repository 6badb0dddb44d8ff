import { hash } from 'node:crypto'
import { compareText } from '../../model/diagnostic.ts'
import type {
  ChangeRemark,
  FoundHits,
  PlannedChange,
  PlannedFile,
  Relinked,
} from '../../model/planned-change.ts'

/** A plan that does nothing, with the reasons. */
export function refusePlan(...problems: readonly string[]): PlannedChange {
  return finishPlan([], problems, { links: 0, byAlias: 0 })
}

/** A plan with its digest; of one that cannot be done no file is told. */
export function finishPlan(
  files: readonly PlannedFile[],
  problems: readonly string[],
  relinked: Relinked,
  {
    undoneBy,
    remarks = [],
    hits,
    emptied,
  }: {
    readonly undoneBy?: string | undefined
    readonly emptied?: string | undefined
    readonly remarks?: readonly ChangeRemark[]
    readonly hits?: readonly FoundHits[] | undefined
  } = {},
): PlannedChange {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path))
  return {
    files: problems.length > 0 ? [] : sorted,
    problems,
    relinked,
    remarks,
    ...(hits && { hits }),
    ...(emptied !== undefined && { emptied }),
    ...(undoneBy !== undefined && { undoneBy }),
    digest: hash('sha256', JSON.stringify(sorted), 'hex'),
  }
}
