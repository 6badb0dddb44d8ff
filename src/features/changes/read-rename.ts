import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { AskedGarden } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { normalizeHeading } from '../../model/heading-key.ts'
import { type AssetPath, extensionOf, folderOf, type GardenPath, type NotePath } from '../../model/path.ts'

/** What a rename means, by what its old name is the name of. Throws a message for people. */
export function readRename({ folder, garden, noteNamed }: AskedGarden, from: string, to: string): Change {
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
  const hash = from.indexOf('#')
  if (hash <= 0 || files.includes(given as GardenPath)) return moveFile(noteNamed(from), to, folder)

  const path = noteNamed(from.slice(0, hash))
  const fragment = from.slice(hash + 1)
  // The note may be said again, as a link would.
  const note = from.slice(0, hash + 1)
  const next = to.startsWith(note) ? to.slice(note.length) : to.replace(/^#+\s*/, '')
  if (fragment.startsWith('^'))
    return { kind: 'rename-block', path, from: fragment.slice(1), to: next.replace(/^\^/, '') }
  return { kind: 'rename-heading', path, heading: headingNamed(garden, path, fragment), to: next }
}

/** The number of the heading of a note that a link would name so. Throws with those there are. */
export function headingNamed(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  path: NotePath,
  name: string,
): number {
  const headings = notesByPath.get(path)?.headings ?? []
  const key = normalizeHeading(name)
  const heading = headings.findIndex((one) => one.key === key)
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
