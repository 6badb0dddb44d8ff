import type { LintContext, Rule } from '../define/rule.ts'
import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts'
import { aliasClashRule } from './alias-clash.ts'
import { ambiguousLinkRule } from './ambiguous-link.ts'
import { downloadOnlyRule } from './download-only.ts'
import { duplicateBlockIdRule } from './duplicate-block-id.ts'
import { duplicatePartRule } from './duplicate-part.ts'
import { embedCycleRule } from './embed-cycle.ts'
import { emptyTopicRule } from './empty-topic.ts'
import { incompleteReferenceRule } from './incomplete-reference.ts'
import { labelFirstRule } from './label-first.ts'
import { linkByAliasRule } from './link-by-alias.ts'
import { linkToUnpublishedRule } from './link-to-unpublished.ts'
import { missingBlockRule } from './missing-block.ts'
import { missingHeadingRule } from './missing-heading.ts'
import { missingTargetRule } from './missing-target.ts'
import { notPublishedRule } from './not-published.ts'
import { noteInTwoSeriesRule } from './note-in-two-series.ts'
import { prerequisiteCycleRule } from './prerequisite-cycle.ts'
import { seriesDisagreementRule } from './series-disagreement.ts'
import { seriesGapRule } from './series-gap.ts'
import { topicCycleRule } from './topic-cycle.ts'
import { unknownBasisRule } from './unknown-basis.ts'
import { unknownPartRule } from './unknown-part.ts'
import { unknownStageRule } from './unknown-stage.ts'
import { unportableNameRule } from './unportable-name.ts'
import { unshownEmbedRule } from './unshown-embed.ts'
import { unusedAssetRule } from './unused-asset.ts'

/** Every rule there is. */
export const rules: readonly Rule[] = [
  aliasClashRule,
  ambiguousLinkRule,
  downloadOnlyRule,
  duplicateBlockIdRule,
  duplicatePartRule,
  embedCycleRule,
  emptyTopicRule,
  incompleteReferenceRule,
  labelFirstRule,
  linkByAliasRule,
  linkToUnpublishedRule,
  missingBlockRule,
  missingHeadingRule,
  missingTargetRule,
  noteInTwoSeriesRule,
  notPublishedRule,
  prerequisiteCycleRule,
  seriesDisagreementRule,
  seriesGapRule,
  topicCycleRule,
  unknownBasisRule,
  unknownPartRule,
  unknownStageRule,
  unportableNameRule,
  unshownEmbedRule,
  unusedAssetRule,
]

/**
 * All diagnostics of a garden, or those of the one note that `only` names, its notes' own among them, sorted for printing. Links to other sites are not checked.
 *
 * @example
 * lintGarden({ notes, links, suggest: (name) => suggestNames(index, name) })
 * lintGarden({ notes, links, suggest: () => [] }) // quicker, without "did you mean"
 */
export function lintGarden(input: LintContext): readonly Diagnostic[] {
  const context: LintContext = { ...input, suggest: memoized(input.suggest) }
  const { only } = input
  const diagnostics: Diagnostic[] = []
  for (const note of only === undefined ? input.notes.values() : [input.notes.get(only)])
    if (note) diagnostics.push(...note.diagnostics)
  for (const rule of rules) {
    for (const diagnostic of rule.run(context))
      if (only === undefined || diagnostic.path === only) diagnostics.push(diagnostic)
  }
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
