import { existsSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { AskedGarden } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import { baseName, extensionOf, type GardenPath } from '../../model/path.ts'
import { createGlobMatch } from '../../store/match-glob.ts'

/** What of a garden decides what a move means. */
type MovedGarden = Pick<AskedGarden, 'folder' | 'garden' | 'noteNamed'>

/**
 * What `mv` means: files, folders and patterns, and at the end a new name or the folder they go into. Paths are those from
 * `cwd`, as a shell completes them, else those from the garden's top. Throws a message for people.
 */
export function readMove(asked: MovedGarden, said: readonly string[], cwd: string): Change {
  const { folder, garden } = asked
  const target = said.at(-1)
  if (target === undefined || said.length < 2)
    throw new Error('mv wants what is moved, and at the end where to: hortus mv old.md new.md')
  const files: readonly GardenPath[] = [...garden.notesByPath.keys(), ...garden.assets]
  const sources = said.slice(0, -1).flatMap((one) => findSources(asked, files, one, cwd))
  const place = readTarget(folder, target, cwd)
  const isFolder =
    place === '' || /\/$/.test(target) || isIn(files, place) || isDirectory(resolve(folder, place))
  if (sources.length > 1 && !isFolder)
    throw new Error(`${sources.length} files cannot all be "${target}"; a folder ends with "/"`)
  const into = (source: string): string =>
    isFolder ? [place, baseName(source)].filter((part) => part !== '').join('/') : place
  const [only] = sources
  if (only === undefined) throw new Error('there is nothing to move')
  if (sources.length === 1 && !files.includes(only as GardenPath)) {
    const to = into(only)
    if (`${to}/`.startsWith(`${only}/`)) throw new Error(`the folder ${only} cannot go into itself`)
    return { kind: 'move-folder', from: only, to }
  }
  const folders = sources.flatMap((source) =>
    files.includes(source as GardenPath) ? [] : [{ from: source, to: into(source) }],
  )
  const moves = sources.flatMap((source) => {
    if (files.includes(source as GardenPath)) {
      const extension = extensionOf(source)
      const to = into(source)
      const named = isFolder || extensionOf(to) === extension ? to : to + extension
      return { from: source as GardenPath, to: named as GardenPath }
    }
    return files
      .filter((path) => path.startsWith(`${source}/`))
      .map((from) => ({ from, to: `${into(source)}${from.slice(source.length)}` as GardenPath }))
  })
  refuseTwins(moves)
  const [move] = moves
  if (moves.length === 1 && move && folders.length === 0) return { kind: 'move-file', ...move }
  return { kind: 'move-files', moves, ...(folders.length > 0 && { folders }) }
}

/** The files and folders that a word names: itself, those a pattern matches, or the note that is called so. */
function findSources(
  { folder, noteNamed }: MovedGarden,
  files: readonly GardenPath[],
  said: string,
  cwd: string,
): readonly string[] {
  const here = inside(folder, resolve(cwd, said))
  const top = inside(folder, resolve(folder, said.replace(/^\/+/, '')))
  for (const path of [here, top])
    if (path !== undefined && path !== '' && (files.includes(path as GardenPath) || isIn(files, path)))
      return [path]
  if (/[*?[{]/.test(said)) {
    for (const pattern of [here, top]) {
      const matches = pattern === undefined ? undefined : createGlobMatch(pattern)
      const found = matches === undefined ? [] : files.filter((path) => matches(path))
      if (found.length > 0) return found
    }
    throw new Error(`no file of the garden is called like "${said}"`)
  }
  return [noteNamed(said.replace(/\/+$/, ''))]
}

/** A path of the garden: from where somebody stands, unless only the garden's top has a place for it. */
function readTarget(folder: string, said: string, cwd: string): string {
  const here = inside(folder, resolve(cwd, said))
  const top = inside(folder, resolve(folder, said.replace(/^\/+/, '')))
  const hasPlace = (path: string | undefined): boolean =>
    path !== undefined && existsSync(resolve(folder, path, path === '' ? '.' : '..'))
  const found = hasPlace(here) || !hasPlace(top) ? (here ?? top) : top
  if (found === undefined) throw new Error(`"${said}" is not in the garden`)
  return found
}

function refuseTwins(moves: readonly { readonly from: string; readonly to: string }[]): void {
  const fromByTarget = new Map<string, string>()
  for (const { from, to } of moves) {
    const other = fromByTarget.get(to.toLowerCase())
    if (other !== undefined && other !== from) throw new Error(`${other} and ${from} would both be ${to}`)
    fromByTarget.set(to.toLowerCase(), from)
  }
}

function isIn(files: readonly string[], folder: string): boolean {
  return files.some((path) => path.startsWith(`${folder}/`))
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** An absolute path as one of the garden; undefined where it is not in it. */
function inside(folder: string, path: string): string | undefined {
  const found = relative(folder, path).split(sep).join('/')
  return found === '..' || found.startsWith('../') || /^[A-Za-z]:/.test(found)
    ? undefined
    : found.normalize('NFC')
}
