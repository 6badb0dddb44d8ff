import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { lineAt, type SettingsItem } from './settings-item.ts'

/**
 * The texts at a place such as `configuration.ignorePatterns` in settings of JSON or YAML: those of a list, or the lines of
 * one text. None where the place is missing; what cannot be read is passed over. Of names of the environment, as MkDocs has
 * them (`!ENV NAME`, `!ENV [NAME, OTHER, usual]`), what stands for them where none is set.
 */
export function readSettingsList(source: string, place: string): readonly SettingsItem[] {
  const document: Document = parseDocument(source, {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const found = isMap(document.contents) ? document.getIn(place.split('.'), true) : undefined
  const isNamed = (isSeq(found) || isScalar(found)) && found.tag === '!ENV'
  const nodes = isSeq(found) ? found.items : [found]
  return (isNamed ? nodes.slice(1).slice(-1) : nodes).flatMap((node) => textsOf(source, node))
}

function textsOf(source: string, node: unknown): readonly SettingsItem[] {
  if (!isScalar(node) || typeof node.value !== 'string') return []
  const first = lineAt(source, node.range?.[0] ?? 0)
  const isBlock = node.type === 'BLOCK_LITERAL'
  return node.value
    .split('\n')
    .map((text, i) => ({ text: text.trim(), line: first + i + (isBlock ? 1 : 0) }))
    .filter(({ text }) => text !== '')
}
