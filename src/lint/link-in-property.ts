import type { LintContext } from '../define/rule.ts'
import { resolvedPath } from '../model/link.ts'
import type { NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'

/** Where a note's property links to another note; undefined where it names it without brackets. */
export function linkInProperty(
  { notes, links }: Pick<LintContext, 'notes' | 'links'>,
  path: NotePath,
  property: string,
  target: NotePath,
): Range | undefined {
  const resolutions = links.resolutionsByPath.get(path) ?? []
  const at = notes
    .get(path)
    ?.links.find(
      (link, i) => link.property === property && resolutions[i] && resolvedPath(resolutions[i]) === target,
    )
  return at?.range
}
