import type { LintContext, Rule } from '../define/rule.ts'
import {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticCode,
  type KernelCode,
} from '../model/diagnostic.ts'
import { aliasClash } from './alias-clash.ts'
import { ambiguousLink } from './ambiguous-link.ts'
import { downloadOnly } from './download-only.ts'
import { duplicateBlockId } from './duplicate-block-id.ts'
import { embedCycle } from './embed-cycle.ts'
import { labelFirst } from './label-first.ts'
import { linkByAlias } from './link-by-alias.ts'
import { linkToUnpublished } from './link-to-unpublished.ts'
import { missingBlock, missingHeading } from './missing-fragment.ts'
import { missingTarget } from './missing-target.ts'
import { notPublished } from './not-published.ts'
import { unportableName } from './unportable-name.ts'
import { unshownEmbed } from './unshown-embed.ts'
import { unusableClass } from './unusable-class.ts'
import { unusedAsset } from './unused-asset.ts'

/** What can be wrong with any garden, whatever its features. */
export const kernelRules: readonly Rule<KernelCode>[] = [
  aliasClash,
  ambiguousLink,
  downloadOnly,
  duplicateBlockId,
  embedCycle,
  labelFirst,
  linkByAlias,
  linkToUnpublished,
  missingBlock,
  missingHeading,
  missingTarget,
  notPublished,
  unportableName,
  unusableClass,
  unshownEmbed,
  unusedAsset,
]

/**
 * All diagnostics of a garden, or those of the one note that `only` names: what its notes and the kernel's rules say, and
 * the rules of its features; sorted for printing. Links to other sites are not checked.
 */
export function lintGarden(input: LintContext, ofFeatures: readonly Rule[]): readonly Diagnostic[] {
  const context: LintContext = { ...input, suggest: memoized(input.suggest) }
  const { only } = input
  const diagnostics: Diagnostic[] = []
  for (const note of only === undefined ? input.notes.values() : [input.notes.get(only)])
    if (note) diagnostics.push(...note.diagnostics)
  for (const rule of [...kernelRules, ...ofFeatures])
    for (const diagnostic of runRule(rule, context))
      if (only === undefined || diagnostic.path === only) diagnostics.push(diagnostic)
  return diagnostics.sort(compareDiagnostics)
}

/** What one rule says of a garden. */
export function* runRule({ code, severity, find }: Rule, context: LintContext): Generator<Diagnostic> {
  for (const { path, range, ...said } of find(context))
    yield { code: code as DiagnosticCode, severity, path, ...(range && { range }), ...said }
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
