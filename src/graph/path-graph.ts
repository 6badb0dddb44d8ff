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
 * question is often the only one to a garden, and most of its time is spent here, waiting for memory: so what a search
 * may never look at, the sentence of a link, is not touched unless a note links twice to another.
 */
export function buildPathGraph({ notesByPath, links }: Pick<Garden, 'notesByPath' | 'links'>): NotePathGraph {
  const paths = [...notesByPath.keys()]
  const notes = [...notesByPath.values()]
  const indexByPath = new Map<NotePath, number>()
  for (let i = 0; i < paths.length; i++) indexByPath.set(paths[i]!, i)
  let sources = new Uint32Array(8 * paths.length)
  let targets = new Uint32Array(sources.length)
  let chosen = new Uint32Array(sources.length)
  let arcs = 0
  // For each target the last arc to it: one of this source if it is not older than the source's first.
  const lastArc = new Int32Array(paths.length).fill(-1)
  for (let source = 0; source < paths.length; source++) {
    const resolutions = links.resolutionsByPath.get(paths[source]!) ?? []
    const firstArc = arcs
    if (arcs + resolutions.length > sources.length) {
      const room = Math.max(2 * sources.length, arcs + resolutions.length)
      sources = enlarge(sources, room)
      targets = enlarge(targets, room)
      chosen = enlarge(chosen, room)
    }
    for (let link = 0; link < resolutions.length; link++) {
      const found = resolvedPath(resolutions[link]!)
      const target = found === undefined ? undefined : indexByPath.get(found as NotePath)
      if (target === undefined || target === source) continue
      const arc = lastArc[target]!
      if (arc < firstArc) {
        lastArc[target] = arcs
        sources[arcs] = source
        targets[arcs] = target
        chosen[arcs++] = link
      } else {
        const note = notes[source]!
        if (dullness(note, note.links[link]!) < dullness(note, note.links[chosen[arc]!]!)) chosen[arc] = link
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
      return dullness(note, note.links[chosen[arc]!]!)
    },
    paths,
    indexByPath,
    notesByPath,
  }
}

function enlarge(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length)
  larger.set(array)
  return larger
}

/**
 * How little a note's words around a link say. Words are what stands between spaces, so that an address or a piece of
 * code is one, however long; a sign of a script without spaces counts half.
 */
function dullness({ plainText }: Pick<Note, 'plainText'>, { context }: Link): number {
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
