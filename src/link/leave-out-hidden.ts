import { type Resolution, resolvedPath } from '../model/link.ts'
import type { LinkedNotes } from '../model/linked-notes.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, type GardenPath, isNotePath, type NotePath } from '../model/path.ts'
import { collectBacklinks } from './collect-backlinks.ts'
import { collectWanted } from './collect-wanted.ts'

/** The links of a garden in two. */
export interface ListedLinks {
  /** Of the notes that it lists. */
  readonly links: LinkedNotes
  /** Of those that have a page and nothing else. */
  readonly resolutionsByPath: LinkedNotes['resolutionsByPath']
}

/** What nobody is told of. */
export interface Hidden {
  /** Notes that have a page and are in no list. */
  readonly unlisted: ReadonlyMap<NotePath, Note>
  /** Links that lead to what is not published: the numbers of a note's links. */
  readonly withheld: ReadonlyMap<NotePath, ReadonlySet<number>>
}

const none: ReadonlySet<number> = new Set()

/** The links that lead nowhere among the published files, and somewhere among all files of the garden. */
export function findWithheldLinks(
  published: Pick<LinkedNotes, 'resolutionsByPath'>,
  whole: Pick<LinkedNotes, 'resolutionsByPath'>,
): Hidden['withheld'] {
  const withheld = new Map<NotePath, ReadonlySet<number>>()
  for (const [path, resolutions] of published.resolutionsByPath) {
    const inAll = whole.resolutionsByPath.get(path)
    if (inAll === undefined || inAll === resolutions) continue
    const numbers = resolutions.flatMap(({ kind }, i) =>
      kind === 'missing' && inAll[i] !== undefined && resolvedPath(inAll[i]) !== undefined ? [i] : [],
    )
    if (numbers.length > 0) withheld.set(path, new Set(numbers))
  }
  return withheld
}

/**
 * Takes what nobody is told of out of what is known about a garden's links. The links of listed notes that lead to unlisted
 * ones are of the kind `unlisted`, which is nobody's target; what unlisted notes link to and ask for does not count. Links
 * to what is not published are of the kind `withheld`: as wanted notes they would tell its name.
 */
export function leaveOutHidden(
  all: LinkedNotes,
  listed: ReadonlyMap<NotePath, Note>,
  { unlisted, withheld }: Hidden,
): ListedLinks {
  const resolutionsByPath = new Map<NotePath, readonly Resolution[]>()
  const own = new Map<NotePath, readonly Resolution[]>()
  const isUnlisted = (path: GardenPath): boolean => isNotePath(path) && unlisted.has(path)
  for (const [path, resolutions] of all.resolutionsByPath) {
    const numbers = withheld.get(path) ?? none
    if (unlisted.has(path))
      own.set(
        path,
        hideAll(resolutions, () => false, numbers),
      )
    else resolutionsByPath.set(path, hideAll(resolutions, isUnlisted, numbers))
  }
  return {
    links: {
      resolutionsByPath,
      backlinksByPath: collectBacklinks(resolutionsByPath),
      wantedByName: collectWanted(listed, resolutionsByPath),
    },
    resolutionsByPath: own,
  }
}

/** The same list where it names none. */
function hideAll(
  resolutions: readonly Resolution[],
  isUnlisted: (path: GardenPath) => boolean,
  withheld: ReadonlySet<number>,
): readonly Resolution[] {
  const next = resolutions.map(
    (resolution, i): Resolution => (withheld.has(i) ? { kind: 'withheld' } : hide(resolution, isUnlisted)),
  )
  return next.every((resolution, i) => resolution === resolutions[i]) ? resolutions : next
}

function hide(resolution: Resolution, isUnlisted: (path: GardenPath) => boolean): Resolution {
  const path = resolvedPath(resolution)
  if (path !== undefined && isNotePath(path) && isUnlisted(path) && 'fragmentFound' in resolution) {
    const { anchor, fragmentFound } = resolution
    return { kind: 'unlisted', path, ...(anchor !== undefined && { anchor }), fragmentFound }
  }
  if (resolution.kind !== 'ambiguous') return resolution
  const candidates = resolution.candidates.filter((candidate) => !isUnlisted(candidate))
  if (candidates.length === resolution.candidates.length) return resolution
  if (candidates.length > 1) return { ...resolution, candidates }
  const { chosen, anchor, fragmentFound, via } = resolution
  if (!isNotePath(chosen)) return { kind: 'asset', path: chosen as AssetPath }
  return { kind: 'note', path: chosen, ...(anchor !== undefined && { anchor }), fragmentFound, via }
}
