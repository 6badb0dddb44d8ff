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

/**
 * Takes unlisted notes out of what is known about a garden's links. The links of listed notes that lead to them are of the
 * kind `unlisted`, which is nobody's target; what unlisted notes link to and ask for does not count.
 */
export function leaveOutUnlisted(
  all: LinkedNotes,
  listed: ReadonlyMap<NotePath, Note>,
  unlisted: ReadonlyMap<NotePath, Note>,
): ListedLinks {
  const resolutionsByPath = new Map<NotePath, readonly Resolution[]>()
  const own = new Map<NotePath, readonly Resolution[]>()
  const isUnlisted = (path: GardenPath): boolean => isNotePath(path) && unlisted.has(path)
  for (const [path, resolutions] of all.resolutionsByPath) {
    if (unlisted.has(path)) own.set(path, resolutions)
    else resolutionsByPath.set(path, hideAll(resolutions, isUnlisted))
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
): readonly Resolution[] {
  const next = resolutions.map((resolution) => hide(resolution, isUnlisted))
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
