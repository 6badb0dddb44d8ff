import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { lineAt, type SettingsItem } from './settings-item.ts'

/** The folders of those vaults of a Dendron workspace that are not for the public, from its `dendron.yml`. */
export function readPrivateVaults(source: string): readonly SettingsItem[] {
  const document: Document = parseDocument(source, {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const vaults = document.getIn(['workspace', 'vaults']) ?? document.getIn(['vaults'])
  return (isSeq(vaults) ? vaults.items : []).flatMap((vault) => {
    if (!isMap(vault) || vault.get('visibility') !== 'private') return []
    const folder = vault.get('fsPath', true)
    if (!isScalar(folder) || typeof folder.value !== 'string') return []
    return [{ text: folder.value, line: lineAt(source, folder.range?.[0] ?? 0) }]
  })
}
