import type { Backlink } from '../../model/backlink.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import type { WantedNote } from '../../model/linked-notes.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import { baseName, type NotePath } from '../../model/path.ts'
import type { WantedDemand } from '../../model/tending.ts'

/**
 * The wanted notes, the most wanted first: by the notes that ask, each counting the more the more notes lead to it.
 * Names that differ in case, punctuation, folder or a plural s are one; it is called as most links write it. Names of
 * pictures and other media are left out.
 */
export function rankWanted({ links }: Pick<Garden, 'links'>): readonly WantedDemand[] {
  const groups = new Map<string, WantedNote[]>()
  for (const wanted of links.wantedByName.values()) {
    if (mediaKindOf(wanted.name) !== undefined) continue
    const key = spellingKey(wanted.name)
    const group = groups.get(key)
    if (group) group.push(wanted)
    else groups.set(key, [wanted])
  }
  const weightOf = (source: NotePath): number => {
    const leading = new Set((links.backlinksByPath.get(source) ?? []).map((backlink) => backlink.source))
    return Math.round(10 + 3 * Math.log2(1 + leading.size))
  }
  const weights = new Map<NotePath, number>()
  return [...groups.values()]
    .map((group): WantedDemand => {
      const best = [...group].sort(compareSpellings)[0]!
      const askedBy = group
        .flatMap((wanted) => wanted.askedBy)
        .sort((a, b) => compareText(a.source, b.source) || a.link - b.link)
      const sources = new Set(askedBy.map(({ source }: Backlink) => source))
      let score = 0
      for (const source of sources) {
        let weight = weights.get(source)
        if (weight === undefined) {
          weight = weightOf(source)
          weights.set(source, weight)
        }
        score += weight
      }
      const names = group.map(({ name }) => name).sort(compareText)
      return { name: best.name, label: best.label, names, askedBy, noteCount: sources.size, score }
    })
    .sort((a, b) => b.score - a.score || compareText(a.name, b.name))
}

/** What names of one wanted note have in common. */
function spellingKey(name: string): string {
  const folded = baseName(name)
    .replace(/\.md$/, '')
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
    .trim()
  const single = /[a-z]{3}[^su]s$/.test(folded) ? folded.slice(0, -1) : folded
  return single === '' ? name : single
}

/** The spelling that most links use, then one with blanks and capitals before `page-cache`. */
function compareSpellings(a: WantedNote, b: WantedNote): number {
  return (
    b.askedBy.length - a.askedBy.length ||
    Number(/[-_]/.test(a.label)) - Number(/[-_]/.test(b.label)) ||
    Number(a.label === a.label.toLowerCase()) - Number(b.label === b.label.toLowerCase()) ||
    compareText(a.name, b.name)
  )
}
