import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { lineAt, type SettingsItem } from './settings-item.ts'

/**
 * The texts at a place such as `configuration.ignorePatterns` in settings of JSON or YAML: those of a list, or the lines of
 * one text. None where the place is missing; what cannot be read is passed over.
 */
export function readSettingsList(source: string, place: string): readonly SettingsItem[] {
  const document: Document = parseDocument(source, {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const found = isMap(document.contents) ? document.getIn(place.split('.'), true) : undefined
  return (isSeq(found) ? found.items : [found]).flatMap((node) => textsOf(source, node))
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
