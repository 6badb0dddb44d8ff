import type { Garden } from '../model/garden.ts'
import { type Link, resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'

/** Links between numbered notes, as plain arrays: a browser can fill them from the published graph. */
export interface PathGraph {
  /** Number of notes; they are 0 to `size - 1`. */
  readonly size: number
  /** Arc `i` leads from `sources[i]` to `targets[i]`; at most one for an ordered pair, none from a note to itself. */
  readonly sources: ArrayLike<number>
  readonly targets: ArrayLike<number>
  /** How little arc `i` says: 0 for a full sentence, 1 for a bare name. Left out, all say the same. */
  readonly dullness?: ArrayLike<number>
}

/** A {@link PathGraph} and what its numbers stand for. */
export interface NotePathGraph extends Omit<PathGraph, 'dullness'> {
  readonly notesByPath: Garden['notesByPath']
  readonly paths: readonly NotePath[]
  readonly indexByPath: ReadonlyMap<NotePath, number>
  /** For each arc the index into the source note's `links` of the link that says most. */
  readonly links: ArrayLike<number>
  /** How little an arc says, as {@link PathGraph.dullness}; found out when it is asked for. */
  readonly dullnessOf: (arc: number) => number
}

/** A sentence with this many words besides the link says as much as a sentence can. */
const fullSentence = 8

const space = 0x20

/**
 * The links between a garden's notes as a {@link PathGraph}; linear in notes and links. Wanted notes are not in it. A
 * question is often the only one to a garden, and most of its time is spent here, waiting for memory. So what a search
 * may never look at, the sentence of a link, is not touched unless a note links twice to another; and links are gone
 * through twice, first for where they lead, then for the number of that note: each step alone is one for which the
 * processor can fetch the next links while it waits for one.
 */
export function buildPathGraph({ notesByPath, links }: Pick<Garden, 'notesByPath' | 'links'>): NotePathGraph {
  const paths = [...notesByPath.keys()]
  const notes = [...notesByPath.values()]
  const indexByPath = new Map<NotePath, number>()
  for (let i = 0; i < paths.length; i++) indexByPath.set(paths[i]!, i)
  const ends: (string | undefined)[] = []
  /** The links of note `n` are `ends[starts[n]]` to `ends[starts[n + 1] - 1]`. */
  const starts = new Uint32Array(paths.length + 1)
  for (let source = 0; source < paths.length; source++) {
    const resolutions = links.resolutionsByPath.get(paths[source]!)
    if (resolutions !== undefined) {
      for (let link = 0; link < resolutions.length; link++) ends.push(resolvedPath(resolutions[link]!))
    }
    starts[source + 1] = ends.length
  }
  const numbers = new Int32Array(ends.length)
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i]
    numbers[i] = end === undefined ? -1 : (indexByPath.get(end as NotePath) ?? -1)
  }
  const sources = new Uint32Array(ends.length)
  const targets = new Uint32Array(ends.length)
  const chosen = new Uint32Array(ends.length)
  let arcs = 0
  // For each target the last arc to it: one of this source if it is not older than the source's first.
  const lastArc = new Int32Array(paths.length).fill(-1)
  for (let source = 0; source < paths.length; source++) {
    const firstArc = arcs
    const firstLink = starts[source]!
    for (let i = firstLink; i < starts[source + 1]!; i++) {
      const target = numbers[i]!
      if (target === -1 || target === source) continue
      const arc = lastArc[target]!
      const link = i - firstLink
      if (arc < firstArc) {
        lastArc[target] = arcs
        sources[arcs] = source
        targets[arcs] = target
        chosen[arcs++] = link
      } else {
        const note = notes[source]!
        if (dullnessOfLink(note, note.links[link]!) < dullnessOfLink(note, note.links[chosen[arc]!]!))
          chosen[arc] = link
      }
    }
  }
  return {
    size: paths.length,
    sources: sources.subarray(0, arcs),
    targets: targets.subarray(0, arcs),
    links: chosen,
    dullnessOf: (arc) => {
      const note = notes[sources[arc]!]!
      return dullnessOfLink(note, note.links[chosen[arc]!]!)
    },
    paths,
    indexByPath,
    notesByPath,
  }
}

/**
 * How little a note's words around a link say. Words are what stands between spaces, so that an address or a piece of
 * code is one, however long; a sign of a script without spaces counts half. 0 for a full sentence, 1 for none.
 */
export function dullnessOfLink({ plainText }: Pick<Note, 'plainText'>, { context }: Link): number {
  if (context === undefined) return 1
  const { from, to, linkFrom, linkTo } = context
  let said = 0
  let isInWord = false
  for (let i = from; i < to && said < fullSentence; i++) {
    if (i === linkFrom && linkTo > linkFrom) {
      i = linkTo - 1
      isInWord = true
      continue
    }
    const code = plainText.charCodeAt(i)
    const isUnspaced = isUnspacedSign(code)
    if (isUnspaced) said += 0.5
    else if (code > space && !isInWord) said++
    isInWord = code > space && !isUnspaced
  }
  return said >= fullSentence ? 0 : 1 - said / fullSentence
}

/** Thai and Lao, Burmese, Khmer; kana, Han, Hangul and what follows them in Unicode. */
function isUnspacedSign(code: number): boolean {
  if (code < 0x0e00) return false
  return (
    code >= 0x2e80 || code < 0x0f00 || (code >= 0x1000 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800)
  )
}
