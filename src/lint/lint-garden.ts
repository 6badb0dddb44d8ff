import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts'
import { ambiguousLinkRule } from './ambiguous-link.ts'
import { duplicateBlockIdRule } from './duplicate-block-id.ts'
import { embedCycleRule } from './embed-cycle.ts'
import { linkByAliasRule } from './link-by-alias.ts'
import { missingBlockRule } from './missing-block.ts'
import { missingHeadingRule } from './missing-heading.ts'
import { missingTargetRule } from './missing-target.ts'
import type { LintContext, Rule } from './rule.ts'

/** Every rule there is. */
export const rules: readonly Rule[] = [
  ambiguousLinkRule,
  duplicateBlockIdRule,
  embedCycleRule,
  linkByAliasRule,
  missingBlockRule,
  missingHeadingRule,
  missingTargetRule,
]

/**
 * All diagnostics of a garden, its notes' own among them, sorted for printing. Links to other sites are not checked.
 *
 * @example
 * lintGarden({ notes, links, suggest: (name) => suggestNames(index, name) })
 * lintGarden({ notes, links, suggest: () => [] }) // quicker, without "did you mean"
 */
export function lintGarden(input: LintContext): readonly Diagnostic[] {
  const context: LintContext = { ...input, suggest: memoized(input.suggest) }
  const diagnostics: Diagnostic[] = []
  for (const note of input.notes.values()) diagnostics.push(...note.diagnostics)
  for (const rule of rules) for (const diagnostic of rule.run(context)) diagnostics.push(diagnostic)
  return diagnostics.sort(compareDiagnostics)
}

function memoized(suggest: LintContext['suggest']): LintContext['suggest'] {
  const known = new Map<string, readonly string[]>()
  return (name) => {
    let names = known.get(name)
    if (names === undefined) {
      names = suggest(name)
      known.set(name, names)
    }
    return names
  }
}
