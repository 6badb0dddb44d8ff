import type { OptIn } from '../model/opt-in.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { countNotPublished, type NotPublished } from '../site/output/build-report.ts'
import { countOf, formatCount } from '../text/count-of.ts'

/** One line about what is kept from the public, and how that is changed; undefined where all is published. */
export function describeNotPublished(counts: NotPublished, withDrafts: boolean): string | undefined {
  const others = [
    ...(counts.template === 0
      ? []
      : [
          `${countOf(counts.template, 'template')}, which ${counts.template === 1 ? 'is no page' : 'are no pages'}`,
        ]),
    ...(counts.unlisted === 0 ? [] : [`${countOf(counts.unlisted, 'note')} in no list ("unlisted")`]),
  ]
  const all = counts.own + counts.other + counts.protection + counts.unmarked
  if (all === 0) return others.length === 0 ? undefined : others.join('; ')
  if (withDrafts)
    return `${countOf(all, 'note')} among them ${all === 1 ? 'is' : 'are'} not for the public: keep this site to yourself`
  const parts = [
    ...(counts.own > 0 ? [`${formatCount(counts.own)} by "draft" or "publish" (--drafts shows them)`] : []),
    ...(counts.other > 0
      ? [
          `${formatCount(counts.other)} by words of other programs (private: 'ignore' in the config publishes them)`,
        ]
      : []),
    ...(counts.protection > 0 ? [`${formatCount(counts.protection)} by a password or the like`] : []),
    ...(counts.unmarked > 0
      ? [`${formatCount(counts.unmarked)} not marked (--publish all publishes them)`]
      : []),
  ]
  const kept = `${countOf(all, 'note')} not published: ${parts.join(', ')}; "hortus check" says why`
  return [kept, ...others].join('; ')
}

/** Why nothing was built: what notes say about being public, and both ways on. */
export function describeChoice(optIn: OptIn): string {
  const { marked, unmarked } = optIn
  return [
    `hortus: ${describeMarks(optIn)}: are those public too? Nothing was written.`,
    `  --publish marked   publishes the marked alone: ${countOf(marked, 'note')}`,
    `  --publish all      publishes all: ${countOf(marked + unmarked, 'note')}`,
    "publish: 'marked' or publish: 'all' in the config (hortus.config.json) decides it once and for all",
  ].join('\n')
}

/** How many notes say that they are public, by which words, and how many do not. */
export function describeMarks({ words, marked, unmarked }: OptIn): string {
  return `${countOf(marked, 'note')} ${marked === 1 ? 'says' : 'say'} ${spell(words)}, ${formatCount(unmarked)} ${unmarked === 1 ? 'says' : 'say'} nothing`
}

/** What the local server says of notes that a build would keep back, or ask about. */
export function describeServed(snapshot: Snapshot, withDrafts: boolean): readonly string[] {
  const kept = describeNotPublished(countNotPublished(snapshot), withDrafts)
  const { optIn } = snapshot
  return [
    ...(kept === undefined ? [] : [kept]),
    ...(optIn?.kind === 'choice'
      ? [
          `${countOf(optIn.unmarked, 'note')} without ${spell(optIn.words)} ${optIn.unmarked === 1 ? 'is' : 'are'} shown here and marked: "hortus build" asks whether to publish them`,
        ]
      : []),
  ]
}

/** What was taken for granted. */
export function describeHabit({ words, marked, unmarked }: OptIn): string {
  return `${countOf(unmarked, 'note')} without the ${spell(words)} that ${formatCount(marked)} have ${unmarked === 1 ? 'is' : 'are'} published too (--publish marked keeps them back)`
}

function spell(words: readonly string[]): string {
  return words.map((word) => `"${word}: true"`).join(' or ')
}
