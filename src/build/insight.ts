import { explainPath } from '../features/paths/explain-path.ts'
import { historyOfNote } from '../history/history-of-note.ts'
import { type FoundMentions, findMentions, groupMentions, leaveUnlinked } from '../link/find-mentions.ts'
import type { Garden } from '../model/garden.ts'
import type { Insight } from '../model/insight.ts'
import { resolvedPath } from '../model/link.ts'
import type { Mention } from '../model/mention.ts'
import type { NoteHistory } from '../model/note-history.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import type { RelatedNote } from '../model/related-note.ts'
import type { TendItem, WantedDemand } from '../model/tending.ts'
import { createRelatedFinder, type RelatedFinder } from '../related/find-related.ts'
import type { TermTable } from '../related/note-terms.ts'
import { findTending } from '../tend/find-tending.ts'
import { rankWanted } from '../tend/rank-wanted.ts'

/** What an insight is made of besides the garden. */
export interface InsightParts {
  readonly options: Pick<GardenOptions, 'mentions' | 'unmentioned'>
  readonly historyByPath: ReadonlyMap<string, NoteHistory>
  /** Kept from one insight to the next: it remembers the words of notes. */
  readonly table: TermTable
  /** The insight before an edit. It only saves time. */
  readonly previous?: KeptInsight
}

/** An insight and what the next one can go on from. */
export interface KeptInsight extends Insight {
  /** The mentions, if somebody asked for them. */
  readonly foundMentions: FoundMentions | undefined
}

/** Finds out about a garden what is asked, when it is asked, and keeps it. */
export function createInsight(garden: Garden, parts: InsightParts): KeptInsight {
  const { notesByPath, links } = garden
  const { options, historyByPath, table } = parts
  // Only the mentions are taken over, so that old gardens are not kept alive by new ones.
  let earlier = parts.previous?.foundMentions
  let found: FoundMentions | undefined
  let mentionsByTarget: ReadonlyMap<NotePath, readonly Mention[]> | undefined
  let finder: RelatedFinder | undefined
  const relatedByPath = new Map<NotePath, readonly RelatedNote[]>()
  const findAll = (): FoundMentions => {
    found ??= findMentions(notesByPath, options.unmentioned, earlier)
    earlier = undefined
    return found
  }
  let wanted: readonly WantedDemand[] | undefined
  let tend: readonly TendItem[] | undefined
  const insight: KeptInsight = {
    get foundMentions() {
      return found ?? earlier
    },
    mentionsOf(path) {
      if (!options.mentions) return []
      mentionsByTarget ??= groupMentions(findAll())
      return leaveUnlinked(mentionsByTarget.get(path) ?? [], path, links)
    },
    mentionsIn(path) {
      if (!options.mentions) return []
      const linked = new Set((links.resolutionsByPath.get(path) ?? []).map(resolvedPath))
      return (findAll().mentionsBySource.get(path) ?? []).filter(({ target }) => !linked.has(target))
    },
    relatedTo(path) {
      let related = relatedByPath.get(path)
      if (related === undefined) {
        finder ??= createRelatedFinder(garden, table)
        related = finder.relatedTo(path)
        relatedByPath.set(path, related)
      }
      return related
    },
    historyOf(path) {
      const note = notesByPath.get(path)
      return note && historyOfNote(note, historyByPath.get(path))
    },
    wanted() {
      wanted ??= rankWanted(garden)
      return wanted
    },
    tend() {
      tend ??= findTending(garden, insight)
      return tend
    },
    explainPath: (from, to) => explainPath(garden, from, to),
  }
  return insight
}
