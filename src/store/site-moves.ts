import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isSafeAddress } from './is-safe-address.ts'
import { readTextFile } from './read-text-file.ts'
import type { SiteFolders } from './recover-site.ts'
import { manifestName, readManifestDigest } from './site-manifest.ts'
import { writeStamp } from './site-stamp.ts'

/** What turns one site into the next where little differs: files that go, then files that come from the folder beside it. */
export interface SiteMoves {
  /** Digest of the manifest of the site as it was, and of the one that comes last. */
  readonly before: string
  readonly after: string
  readonly removed: readonly string[]
  readonly moved: readonly string[]
  /** What the next build is told of the finished site. */
  readonly stamp: string
}

/** A list that is longer is none of ours. */
const maxBytes = 128 * 1_048_576

function movesFile(stampFile: string): string {
  return `${stampFile}-moves`
}

/**
 * Notes down what is about to be moved, in a folder of the user's own, whole or not at all: a build that is killed from now on
 * is finished by the next one, and nobody else can make us move files.
 */
export function noteMoves(stampFile: string, moves: SiteMoves): void {
  const file = movesFile(stampFile)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Addresses may be those of unlisted notes.
  writeFileSync(`${file}.new`, JSON.stringify(moves), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The single steps, in their order; each may have been done already, and the manifest comes last. */
export function* stepsOf(
  { out, staging }: SiteFolders,
  { removed, moved }: SiteMoves,
): Generator<() => void> {
  for (const address of removed)
    yield () => {
      rmSync(join(out, address), { force: true })
      removeEmpty(out, dirname(address))
    }
  for (const address of [...moved, manifestName])
    yield () => {
      const from = join(staging, address)
      if (lstatSync(from, { throwIfNoEntry: false }) === undefined) return
      const to = join(out, address)
      mkdirSync(dirname(to), { recursive: true })
      renameSync(from, to)
    }
}

/** Does what was noted down and forgets it. */
export function makeMoves(folders: SiteFolders, stampFile: string, moves: SiteMoves): void {
  for (const step of stepsOf(folders, moves)) step()
  writeStamp(stampFile, moves.after, moves.stamp)
  rmSync(movesFile(stampFile), { force: true })
}

/** Finishes what a killed build noted down of this site, if it did. */
export function finishMoves(folders: SiteFolders, stampFile: string | undefined): void {
  if (stampFile === undefined) return
  const moves = readMoves(movesFile(stampFile))
  if (moves === undefined) return
  const digest = readManifestDigest(folders.out)
  // Of a site that is neither of the two nothing is known.
  if (digest === moves.before || digest === moves.after) makeMoves(folders, stampFile, moves)
  else rmSync(movesFile(stampFile), { force: true })
}

function readMoves(file: string): SiteMoves | undefined {
  try {
    const moves = JSON.parse(readTextFile(file, maxBytes)) as SiteMoves
    return [...moves.removed, ...moves.moved].every(isSafeAddress) ? moves : undefined
  } catch {
    return undefined
  }
}

/** Removes folders of ours that became empty. */
function removeEmpty(out: string, folder: string): void {
  if (folder === '.') return
  try {
    rmdirSync(join(out, folder))
  } catch {
    return
  }
  removeEmpty(out, dirname(folder))
}
