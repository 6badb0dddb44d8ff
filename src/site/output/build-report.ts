import type { Diagnostic, Severity } from '../../model/diagnostic.ts'
import { countNotes } from '../../model/garden.ts'
import type { Withholding } from '../../model/withholding.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import type { StageCosts } from './stopwatch.ts'

/** How many notes are not for the public, by what says so; of `unlisted` ones the pages are, and no list names them. */
export type NotPublished = Readonly<Record<Withholding['kind'], number>>

/** What `hortus build --json` prints: counts of the published site, problems of the whole garden, times. */
export interface BuildReport extends StageCosts {
  readonly notes: number
  readonly pages: number
  readonly assets: number
  /** Links between notes and to assets; external ones do not count. */
  readonly links: number
  readonly resolved: number
  readonly missing: number
  /** Links to other gardens that the settings name; not among `links`. */
  readonly beyond: number
  /** Of the resolved ones: those with more than one candidate. */
  readonly ambiguous: number
  readonly orphans: number
  readonly notPublished: NotPublished
  readonly diagnostics: Readonly<Record<Severity, number>>
  /** Of these: what only a build shows, such as a picture that could not be read. */
  readonly ofBuild: number
  readonly peakMiB: number
}

/** The report without times. */
export type BuildCounts = Omit<BuildReport, keyof StageCosts | 'peakMiB'>

/** Counts a snapshot, and the problems that only writing it showed. */
export async function countSnapshot(
  snapshot: Snapshot,
  problems: readonly Diagnostic[] = [],
): Promise<BuildCounts> {
  const { published, plan } = snapshot
  let links = 0
  let missing = 0
  let beyond = 0
  let ambiguous = 0
  for (const resolutions of published.links.resolutionsByPath.values()) {
    for (const resolution of resolutions) {
      if (resolution.kind === 'external') {
        if (resolution.neighbour !== undefined) beyond++
        continue
      }
      links++
      if (resolution.kind === 'missing') missing++
      else if (resolution.kind === 'ambiguous') ambiguous++
    }
  }
  const diagnostics = { error: 0, warning: 0, info: 0 }
  for (const { severity } of [...(await snapshot.diagnostics({ suggest: false })), ...problems])
    diagnostics[severity]++
  return {
    notes: countNotes(published),
    pages: plan.pages.length,
    assets: plan.addressByAsset.size,
    links,
    resolved: links - missing,
    missing,
    beyond,
    ambiguous,
    orphans: published.orphans.length,
    notPublished: countNotPublished(snapshot),
    diagnostics,
    ofBuild: problems.length,
  }
}

/** Counts the notes of a garden that are not for the public. */
export function countNotPublished({ garden, publication }: Snapshot): NotPublished {
  const counts = { own: 0, other: 0, protection: 0, unlisted: 0, unmarked: 0, template: 0 }
  for (const note of garden.notesByPath.values()) {
    const reason = publication.reasonOf(note) ?? publication.reasonOfUnlisted(note)
    if (reason) counts[reason.kind]++
  }
  return counts
}
