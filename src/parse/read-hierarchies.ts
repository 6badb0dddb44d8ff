import { type Document, isMap, isPair, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { readVaults } from './read-private-vaults.ts'
import { readSettingsList } from './read-settings-list.ts'
import { lineAt, type SettingsItem } from './settings-item.ts'

/** Where Dendron's settings of what is published stand: in those of today, and in those before. */
const places = [
  { list: 'publishing.siteHierarchies', each: ['publishing', 'hierarchy'] },
  { list: 'site.siteHierarchies', each: ['site', 'config'] },
] as const

/** The hierarchy that all others belong to. */
const all = 'root'

/**
 * The hierarchies to which a Dendron site is limited, in one text with blanks between, as names of notes have none; nothing
 * where all are published.
 */
export function readSiteHierarchies(source: string): readonly SettingsItem[] {
  const items = places.map(({ list }) => readSettingsList(source, list)).find(({ length }) => length > 0)
  if (items === undefined || items.some(({ text }) => text === all)) return []
  return [{ text: items.map(({ text }) => text).join(' '), line: items[0]?.line ?? 1 }]
}

/**
 * Hierarchies of which a Dendron site shows only the notes that say `published: true`; behind a blank the folder of the
 * vault, where the settings name one.
 */
export function readUnpublishedHierarchies(source: string): readonly SettingsItem[] {
  const document: Document = parseDocument(source, {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  if (!isMap(document.contents)) return []
  const byHierarchy = places.map(({ each }) => document.getIn(each)).find(isMap)
  return (byHierarchy?.items ?? []).flatMap(({ key, value }): SettingsItem[] => {
    if (!isScalar(key) || typeof key.value !== 'string' || !isMap(value)) return []
    const said = value.get('publishByDefault')
    const line = lineAt(source, key.range?.[0] ?? 0)
    if (said === false) return [{ text: key.value, line }]
    return isMap(said)
      ? vaultsWithout(source, said).map((vault) => ({ text: `${key.value} ${vault}`, line }))
      : []
  })
}

/** Folders of the vaults to which a map by their names says no. */
function vaultsWithout(source: string, said: YAMLMap): readonly string[] {
  const names = new Set(
    said.items.flatMap((item) =>
      isPair(item) && isScalar(item.key) && isScalar(item.value) && item.value.value === false
        ? [String(item.key.value)]
        : [],
    ),
  )
  return readVaults(source).flatMap(({ name, fsPath }) =>
    names.has(name ?? fsPath.replace(/^.*\//, '')) ? [fsPath] : [],
  )
}
