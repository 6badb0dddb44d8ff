import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { AskedGarden } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { normalizeHeading } from '../../model/heading-key.ts'
import {
  type AssetPath,
  extensionOf,
  folderOf,
  type GardenPath,
  type NotePath,
  stemOf,
  toNameKey,
  withoutNoteEnding,
} from '../../model/path.ts'

/** What a rename means, by what its old name is the name of. Throws a message for people. */
export function readRename(asked: AskedGarden, from: string, to: string): Change {
  const { folder, garden } = asked
  const inside = pathInGarden(folder, from)
  const given = inside ?? from.replace(/\/+$/, '')
  const files: readonly GardenPath[] = [...garden.notesByPath.keys(), ...garden.assets]
  if (files.some((path) => path.startsWith(`${given}/`)) && !files.includes(given as GardenPath)) {
    const target = pathInGarden(folder, to) ?? to.replace(/\/+$/, '')
    return {
      kind: 'move-folder',
      from: given,
      to: to.includes('/') ? target : joinPath(folderOf(given), target),
    }
  }
  if (garden.assets.includes(given as AssetPath)) return moveFile(given as AssetPath, to, folder)
  const [name, fragment] = cutName(asked.garden, given)
  if (fragment === undefined) return moveFile(oneNoteNamed(asked, from), to, folder)

  const path = oneNoteNamed(asked, name)
  // The note may be said again, as a link would.
  const note = `${name}#`
  const next = to.startsWith(note) ? to.slice(note.length) : to.replace(/^#+\s*/, '')
  if (fragment.startsWith('^'))
    return { kind: 'rename-block', path, from: fragment.slice(1), to: next.replace(/^\^/, '') }
  return { kind: 'rename-heading', path, heading: headingNamed(garden, path, fragment), to: next }
}

/** The note of a name that is to change. Throws where several have the name, and nothing but their paths tells them apart. */
export function oneNoteNamed(
  { garden, noteNamed }: Pick<AskedGarden, 'garden' | 'noteNamed'>,
  name: string,
): NotePath {
  const path = noteNamed(name)
  const key = withoutNoteEnding(toNameKey(name))
  const same = [...garden.notesByPath.keys()].filter((one) => toNameKey(stemOf(one)) === key)
  const isPath = withoutNoteEnding(toNameKey(path)) === key || name.includes('/') || existsSync(resolve(name))
  if (isPath || same.length < 2) return path
  throw new Error(
    `${same.length} notes are named "${name}": say which, ${same.map((one) => `"${one}"`).join(' or ')}`,
  )
}

/** A name and the part of the note that is named behind `#`. Names of notes may have that sign, too. */
export function cutName(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  given: string,
): readonly [name: string, fragment: string | undefined] {
  const hash = given.indexOf('#')
  if (hash <= 0) return [given, undefined]
  const key = withoutNoteEnding(toNameKey(given))
  const isWhole = [...notesByPath.keys()].some(
    (path) => toNameKey(stemOf(path)) === key || withoutNoteEnding(toNameKey(path)) === key,
  )
  return isWhole ? [given, undefined] : [given.slice(0, hash), given.slice(hash + 1)]
}

/** The number of the heading of a note that a link would name so. Throws with those there are. */
export function headingNamed(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  path: NotePath,
  name: string,
): number {
  const headings = notesByPath.get(path)?.headings ?? []
  const key = normalizeHeading(name)
  const heading = headings.findIndex((one) => one.key === key || one.writtenKey === key)
  if (heading >= 0) return heading
  const known = headings
    .map(({ text }) => `"${text}"`)
    .slice(0, 8)
    .join(', ')
  throw new Error(`${path} has no heading "${name}"${known === '' ? '' : `; it has ${known}`}`)
}

/** A bare name stays in its folder; the extension need not be said. */
function moveFile(from: GardenPath, to: string, folder: string): Change {
  const target = pathInGarden(folder, to) ?? to
  const extension = extensionOf(from)
  const named = extensionOf(target) === extension ? target : target + extension
  const path = (to.includes('/') ? named.replace(/^\/+/, '') : joinPath(folderOf(from), named)).normalize(
    'NFC',
  )
  return { kind: 'move-file', from, to: path as GardenPath }
}

function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** `garden/linux/a.md`, as a shell completes it, is `linux/a.md`; undefined where it is not in the garden. */
export function pathInGarden(folder: string, path: string): string | undefined {
  if (!path.includes('/')) return undefined
  const inside = relative(folder, resolve(path)).split(sep).join('/')
  const parent = resolve(path, '..')
  return inside.startsWith('..') || inside === '' || !existsSync(parent) ? undefined : inside.normalize('NFC')
}
