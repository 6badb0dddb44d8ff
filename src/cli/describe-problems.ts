import type { BuildReport } from '../site/output/build-report.ts'
import { formatCount } from '../text/count-of.ts'
import { describeCounts } from './describe-counts.ts'

/** How many problems a build saw, and who lists them; undefined where there are none. A check makes no pictures and writes no files. */
export function describeProblems({
  diagnostics,
  ofBuild,
}: Pick<BuildReport, 'diagnostics' | 'ofBuild'>): string | undefined {
  const counts = describeCounts(diagnostics)
  if (counts === undefined) return undefined
  const all = diagnostics.error + diagnostics.warning + diagnostics.info
  if (ofBuild === 0) return `${counts}: "hortus check" lists them`
  return all === ofBuild
    ? `${counts} that only a build shows`
    : `${counts}: "hortus check" lists them but for ${formatCount(ofBuild)} that only a build shows`
}
