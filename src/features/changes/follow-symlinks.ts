import { type Change, movedFolders } from '../../model/change.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'
import type { PlannedChange, PlannedFile } from '../../model/planned-change.ts'
import { type GardenSymlink, relativeTarget } from '../../store/list-symlinks.ts'
import { finishPlan } from './planned-change.ts'

/** The symbolic links of a garden, and how folders that have other names on disk are written in them. */
export interface GardenSymlinks {
  readonly links: readonly GardenSymlink[]
  readonly root: string
  nameOnDisk(path: string): string
}

/**
 * A change with the real paths of files that it names by way of a linked folder: moving one moves what is really there, and
 * what is planned for it has to be planned for that.
 */
export function byRealPaths(change: Change, { links }: GardenSymlinks): Change {
  const folders = links.filter(
    ({ isFolder, real, isIgnored }) => isFolder && real !== undefined && !isIgnored,
  )
  if (folders.length === 0) return change
  const real = <Path extends string>(path: Path): Path => realPathOf(path, folders) as Path
  switch (change.kind) {
    case 'move-file':
    case 'move-folder':
      return { ...change, from: real(change.from as string), to: real(change.to as string) } as Change
    case 'rename-note':
      return { ...change, path: real(change.path), to: real(change.to) }
    case 'move-files': {
      const isInMoved = (path: string): boolean =>
        change.folders?.some(({ from }) => path.startsWith(`${from}/`)) === true
      const moves = new Map(
        change.moves.map(({ from, to }) => (isInMoved(from) ? [from, to] : [real(from), real(to)])),
      )
      return { ...change, moves: [...moves].map(([from, to]) => ({ from, to })) }
    }
    default:
      return change
  }
}

/** A path behind linked folders as the path of what is there; one that is a link itself stays. */
function realPathOf(path: string, folders: readonly GardenSymlink[]): string {
  const link = folders.find((one) => path.startsWith(`${one.path}/`))
  return link?.real === undefined ? path : pathIn(link.real, path.slice(link.path.length + 1))
}

/**
 * A plan in which a link moves as a link, what is behind one stays where it is, and every link that leads to what moves leads
 * there afterwards. Links in what the settings ignore stay, and are named.
 */
export function withSymlinks(
  planned: PlannedChange,
  change: Change,
  { links, root, nameOnDisk }: GardenSymlinks,
): PlannedChange {
  if (planned.problems.length > 0 || links.length === 0) return planned
  const moveOf = movesOf(planned.files, change)
  const real = (path: string): string => {
    const own = links.find((one) => one.path === path)
    return own ? (own.real ?? path) : realPathOf(path, links)
  }
  const byPath = new Map(planned.files.map((file) => [file.path as string, file]))
  // Of one file by two paths, what is planned for the real one is done.
  const files = planned.files.flatMap((file): readonly PlannedFile[] => {
    if (file.kind !== 'edit') return [file]
    const path = real(file.path) as GardenPath
    if (path === file.path) return [file]
    const { to: _, ...edit } = file
    return byPath.has(path) || edit.after === undefined ? [] : [{ ...edit, path }]
  })
  const left: NotePath[] = []
  for (const link of links) {
    const path = moveOf(link.path) ?? link.path
    const target = link.leadsTo === undefined ? undefined : (moveOf(link.leadsTo) ?? link.leadsTo)
    const isMoved = path !== link.path
    if (!isMoved && target === link.leadsTo) continue
    if (link.isIgnored) {
      left.push(link.path as NotePath)
      continue
    }
    const text = newText(link, path, target, { root, nameOnDisk })
    if (!isMoved && text === link.text) continue
    files.push({
      kind: 'edit',
      path: link.path as GardenPath,
      ...(isMoved && { to: path as GardenPath }),
      link: link.text,
      ...(text !== link.text && { before: link.text, after: text }),
    })
  }
  const remarks =
    left.length === 0 ? planned.remarks : [...planned.remarks, { kind: 'symlinks', notes: left } as const]
  return {
    ...planned,
    ...finishPlan(files, [], planned.relinked, { ...planned, remarks }),
  }
}

/** What is written in a link that is at `path` then. One that leads out of the garden leads to the same place. */
function newText(
  link: GardenSymlink,
  path: string,
  target: string | undefined,
  { root, nameOnDisk }: Pick<GardenSymlinks, 'root' | 'nameOnDisk'>,
): string {
  const isAbsolute = link.text.startsWith('/')
  if (isAbsolute)
    return target === undefined || target === link.leadsTo ? link.text : `${root}/${nameOnDisk(target)}`
  if (target === undefined) return sameFromElsewhere(link.text, link.path, path)
  const isSame = relativeTarget(link.path, link.leadsTo ?? '') === relativeTarget(path, target)
  return isSame ? link.text : relativeTarget(nameOnDisk(path), nameOnDisk(target))
}

/** A way out of the garden from another of its folders: it has as many steps up more or less as that is deeper. */
function sameFromElsewhere(text: string, from: string, to: string): string {
  const depth = (path: string): number => path.split('/').length
  const more = depth(to) - depth(from)
  if (more >= 0) return '../'.repeat(more) + text
  return text.startsWith('../'.repeat(-more)) ? text.slice(3 * -more) : text
}

/** Where a path is after a plan: by itself, or in a folder that moves whole. */
function movesOf(files: readonly PlannedFile[], change: Change): (path: string) => string | undefined {
  const moves = new Map<string, string>(
    files.flatMap(({ path, to }) => (to === undefined ? [] : [[path, to]])),
  )
  if (change.kind === 'merge-notes') moves.set(change.from, change.into)
  const folders = movedFolders(change)
  return (path) => {
    const folder = folders.find(({ from }) => path === from || path.startsWith(`${from}/`))
    return moves.get(path) ?? (folder && (folder.to + path.slice(folder.from.length)).replace(/^\//, ''))
  }
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
