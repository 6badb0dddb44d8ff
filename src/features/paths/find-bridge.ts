import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { folderOf, type NotePath, toNameKey } from '../../model/path.ts'
import type { NearReason } from '../../model/path-answer.ts'

/** The two notes of different islands that have most in common. */
interface Bridge {
  readonly from: NotePath
  readonly to: NotePath
  readonly shared: readonly NearReason[]
}

/** A thing that more pairs of notes share than this says nothing about any of them. */
const maxPairs = 400

/** Reasons named at most. */
const maxReasons = 3

/**
 * The nearest pair of two islands: the notes that share the rarest of what can be told from their outside: wanted notes
 * that both link to, tags, words of the title, the folder. Where nothing is shared, the best-connected note of each.
 */
export function findBridge(
  { notesByPath, links }: Pick<Garden, 'notesByPath' | 'links'>,
  fromIsland: readonly NotePath[],
  toIsland: readonly NotePath[],
): Bridge {
  const fromByThing = collectThings(fromIsland)
  const toByThing = collectThings(toIsland)
  const pairs = new Map<string, { from: NotePath; to: NotePath; worth: number; shared: NearReason[] }>()
  for (const [key, { reason, weight, paths: froms }] of fromByThing) {
    const tos = toByThing.get(key)?.paths
    if (tos === undefined || froms.length * tos.length > maxPairs) continue
    const worth = weight / Math.log2(1 + froms.length + tos.length)
    for (const from of froms) {
      for (const to of tos) {
        const pairKey = `${from}\n${to}`
        const pair = pairs.get(pairKey)
        if (pair) {
          pair.worth += worth
          pair.shared.push(reason)
        } else {
          pairs.set(pairKey, { from, to, worth, shared: [reason] })
        }
      }
    }
  }
  let best: { from: NotePath; to: NotePath; worth: number; shared: NearReason[] } | undefined
  for (const pair of pairs.values()) {
    const isBetter =
      best === undefined ||
      pair.worth > best.worth ||
      (pair.worth === best.worth && (compareText(pair.from, best.from) || compareText(pair.to, best.to)) < 0)
    if (isBetter) best = pair
  }
  if (best) return { from: best.from, to: best.to, shared: best.shared.slice(0, maxReasons) }
  return { from: mostLinked(fromIsland), to: mostLinked(toIsland), shared: [] }

  function collectThings(
    island: readonly NotePath[],
  ): Map<string, { readonly reason: NearReason; readonly weight: number; readonly paths: NotePath[] }> {
    const byThing = new Map<string, { reason: NearReason; weight: number; paths: NotePath[] }>()
    const add = (key: string, reason: NearReason, weight: number, path: NotePath): void => {
      const thing = byThing.get(key)
      if (thing === undefined) byThing.set(key, { reason, weight, paths: [path] })
      else if (thing.paths.at(-1) !== path) thing.paths.push(path)
    }
    for (const path of island) {
      const note = notesByPath.get(path)!
      for (const resolution of links.resolutionsByPath.get(path) ?? []) {
        if (resolution.kind !== 'missing') continue
        const name = links.wantedByName.get(resolution.name)?.label ?? resolution.name
        add(`wanted ${resolution.name}`, { kind: 'wanted', name }, 4, path)
      }
      for (const tag of note.tags) add(`tag ${toNameKey(tag)}`, { kind: 'tag', tag }, 2, path)
      for (const word of titleWords(note)) add(`word ${word}`, { kind: 'word', word }, 2, path)
      const folder = folderOf(path)
      if (folder !== '') add(`folder ${folder}`, { kind: 'folder', folder }, 1, path)
    }
    return byThing
  }

  function mostLinked(island: readonly NotePath[]): NotePath {
    let found = island[0]!
    let most = -1
    for (const path of island) {
      const degree =
        (links.backlinksByPath.get(path)?.length ?? 0) + (links.resolutionsByPath.get(path)?.length ?? 0)
      if (degree <= most) continue
      found = path
      most = degree
    }
    return found
  }
}

/** The words of a title and of the aliases that can mean something: four letters or more, or any of a script without cases. */
function titleWords({ title, aliases }: Note): ReadonlySet<string> {
  const words = [title, ...aliases].join(' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return new Set(
    words.map((word) => toNameKey(word)).filter((word) => word.length > 3 || /\p{Lo}/u.test(word)),
  )
}
