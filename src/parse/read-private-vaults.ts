import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { lineAt, type SettingsItem } from './settings-item.ts'

/** A vault of a Dendron workspace, as its `dendron.yml` has it. */
interface WrittenVault {
  readonly fsPath: string
  readonly name?: string
  /** Its notes are in a folder `notes` of it. */
  readonly isSelfContained: boolean
  readonly isPrivate: boolean
  /** Where it is named. */
  readonly line: number
}

/** The vaults of a Dendron workspace, from its `dendron.yml`; those without a folder are passed over. */
export function readVaults(source: string): readonly WrittenVault[] {
  const document: Document = parseDocument(source, {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const { contents } = document
  const vaults = isMap(contents)
    ? (document.getIn(['workspace', 'vaults']) ?? document.getIn(['vaults']))
    : undefined
  return (isSeq(vaults) ? vaults.items : []).flatMap((vault): WrittenVault[] => {
    const folder = isMap(vault) ? vault.get('fsPath', true) : undefined
    if (!isMap(vault) || !isScalar(folder) || typeof folder.value !== 'string') return []
    const name = vault.get('name')
    return [
      {
        fsPath: folder.value,
        ...(typeof name === 'string' && name !== '' && { name }),
        isSelfContained: vault.get('selfContained') === true,
        isPrivate: vault.get('visibility') === 'private',
        line: lineAt(source, folder.range?.[0] ?? 0),
      },
    ]
  })
}

/** The folders of those vaults of a Dendron workspace that are not for the public. */
export function readPrivateVaults(source: string): readonly SettingsItem[] {
  return readVaults(source).flatMap(({ fsPath, isPrivate, line }) =>
    isPrivate ? [{ text: fsPath, line }] : [],
  )
}
