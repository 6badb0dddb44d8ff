import { relative, sep } from 'node:path'
import { readGitIgnore } from './git-ignore.ts'
import { isGardenFile } from './is-garden-file.ts'
import { isInside } from './is-inside.ts'
import { createGlobMatch } from './match-glob.ts'

/** Why a place is none of the garden's: it is not below its folder, or a name on its way is hidden or ignored. */
type PathRefusal = 'outside' | 'hidden' | 'ignored'

/** Which places below a folder belong to the garden. Nothing else of it is listed, read, served or written. */
export interface GardenBounds {
  /** The garden's folder, a real path. */
  readonly root: string
  /** Whether a pattern of the settings leaves out just this path. */
  isIgnored(path: string): boolean
  /** Judges a path below `root` by its text alone; undefined where a file of the garden may be called so. */
  refuse(path: string): PathRefusal | undefined
  /** The same for an absolute path without links. */
  refuseReal(real: string): PathRefusal | undefined
}

/**
 * The bounds of the garden at `root`. `ignore` are patterns as {@link createGlobMatch} reads them; one that matches a
 * folder leaves out all of it. With `obeysGit` so does what git leaves out. Throws at a pattern that it cannot read.
 */
export function createGardenBounds(
  root: string,
  ignore: readonly string[] = [],
  obeysGit = false,
): GardenBounds {
  const patterns = ignore.map((glob) => {
    const matches = createGlobMatch(glob)
    if (matches === undefined)
      throw new Error(`found ${JSON.stringify(glob)}, expected a pattern such as "drafts/**"`)
    return matches
  })
  const isOfGit = obeysGit ? readGitIgnore(root) : () => false
  const matches = (path: string): boolean => patterns.some((pattern) => pattern(path)) || isOfGit(path)
  const refuse = (path: string): PathRefusal | undefined => {
    // As listings have it: names on disk need not be composed.
    const names = path.normalize('NFC').split('/')
    if (!names.every(isOneName)) return 'outside'
    if (!names.every(isGardenFile)) return 'hidden'
    return names.some((_, i) => matches(names.slice(0, i + 1).join('/'))) ? 'ignored' : undefined
  }
  return {
    root,
    isIgnored: matches,
    refuse,
    refuseReal(real) {
      if (!isInside(real, root)) return 'outside'
      return real === root ? undefined : refuse(relative(root, real).split(sep).join('/'))
    },
  }
}

/** Whether a text is the name of one file or folder, on this system, and leads nowhere else. */
export function isOneName(name: string): boolean {
  const isWord = name !== '' && name !== '.' && name !== '..'
  return isWord && !/[/\0]/.test(name) && !(sep === '\\' && /[\\:]/.test(name))
}

const places: Readonly<Record<PathRefusal, string>> = {
  outside: 'outside the garden',
  hidden: 'a hidden file or folder',
  ignored: 'what the settings ignore',
}

/** Why a link is not followed, in words that fit behind its name. */
export function describeLinkRefusal(refusal: PathRefusal): string {
  return `it is a link to ${places[refusal]}`
}

/** Why a path is not touched, in words that fit behind it. */
export function describeRefusal(refusal: PathRefusal): string {
  return `it is ${places[refusal]}`
}
