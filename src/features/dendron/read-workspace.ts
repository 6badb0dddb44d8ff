import type { SettingsFolder } from '../../define/dialect.ts'
import { folderOf, type NotePath } from '../../model/path.ts'
import { readVaults } from '../../parse/read-private-vaults.ts'

/** A vault of a workspace. */
export interface Vault {
  /** As links name it. */
  readonly name: string
  /** The folder of its notes, without slashes around it; empty for the top. */
  readonly folder: string
}

/** What of `dendron.yml` reading notes depends on. */
export interface DendronSettings {
  readonly vaults: readonly Vault[]
}

export const noVaults: DendronSettings = { vaults: [] }

/** Where a workspace keeps its settings. */
export const workspaceFile = 'dendron.yml'

/** The vaults of a workspace, those that are not for the public too: who may see them is decided elsewhere. */
export function readWorkspace(folder: SettingsFolder): DendronSettings {
  const vaults = readVaults(folder.read(workspaceFile) ?? '').map(
    ({ fsPath, name, isSelfContained }): Vault => {
      const at = cleanFolder(fsPath)
      // Such a vault is a repository of its own, with its notes in a folder of it.
      const inside = at === '' ? 'notes' : `${at}/notes`
      return {
        name: name ?? (at === '' ? 'notes' : at.slice(at.lastIndexOf('/') + 1)),
        folder: isSelfContained && folder.has(inside) ? inside : at,
      }
    },
  )
  return { vaults }
}

/** The vault that a note is in, if it is directly in one: other files of a workspace are no notes of Dendron's. */
export function vaultOf(path: NotePath, { vaults }: DendronSettings): Vault | undefined {
  const folder = folderOf(path)
  return vaults.find((vault) => vault.folder === folder)
}

function cleanFolder(fsPath: string): string {
  const names = fsPath.normalize('NFC').split('/')
  return names.filter((name) => name !== '' && name !== '.').join('/')
}
