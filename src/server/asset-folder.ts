import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { type AssetPath, extensionOf, folderOf, type NotePath } from '../model/path.ts'
import { assetExtensions, refusePath } from '../store/garden-path.ts'
import type { ObsidianSettings } from '../store/obsidian-settings.ts'

/**
 * The folder, `''` for the garden's top, in which a garden keeps what is added to a note: what Obsidian has been told;
 * else where most of its assets lie, be that one folder or the same place beside each note; else at the top where Obsidian
 * is used, as it does untold, and beside the note elsewhere.
 */
export function assetFolder(garden: Garden, note: NotePath, settings: ObsidianSettings): string {
  const told = settings.attachmentFolder
  const folder = told === undefined ? undefined : toldFolder(told, folderOf(note))
  return folder ?? usualFolder(garden, folderOf(note)) ?? (settings.isUsed ? '' : folderOf(note))
}

/** Undefined for a folder where nothing may be written. */
function toldFolder(told: string, own: string): string | undefined {
  const isBeside = told === '.' || told === './' || told.startsWith('./')
  const name = told.replace(/^\.?\/+|^\.$/, '').replace(/\/+$/, '')
  const folder = (isBeside ? joinFolder(own, name) : name).normalize('NFC')
  return refusePath(joinFolder(folder, 'a.png')) === undefined ? folder : undefined
}

function usualFolder(garden: Garden, own: string): string | undefined {
  const isAsset = (path: AssetPath): boolean => assetExtensions.includes(extensionOf(path))
  const ofAll = mostOf(garden.assets.filter(isAsset).map(folderOf))
  const besides = garden.assets.filter(isAsset).flatMap((asset) =>
    // Where each note that shows it would find it.
    [...new Set((garden.links.backlinksByPath.get(asset) ?? []).map(({ source }) => folderOf(source)))]
      .map((folder) => besideOf(folder, folderOf(asset)))
      .filter((beside) => beside !== undefined),
  )
  const beside = mostOf(besides)
  if (beside !== undefined && beside.count > (ofAll?.count ?? 0)) return joinFolder(own, beside.name)
  return ofAll?.name
}

/** How a folder is reached from another that it is in or below: `''`, `img`. */
function besideOf(from: string, to: string): string | undefined {
  if (from === to) return ''
  const start = from === '' ? '' : `${from}/`
  return to.startsWith(start) ? to.slice(start.length) : undefined
}

function mostOf(names: readonly string[]): { readonly name: string; readonly count: number } | undefined {
  const countByName = new Map<string, number>()
  for (const name of names) countByName.set(name, (countByName.get(name) ?? 0) + 1)
  const [most] = [...countByName].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  return most && { name: most[0], count: most[1] }
}

function joinFolder(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`
}
