import { aliasKeys, listProperty, type Properties } from '../model/properties.ts'

/**
 * A note's other names, from `aliases` and `alias`. One text with commas, `aliases: Raft, Raft paper`, is several names to
 * the Obsidian app; it may as well be one (`Lamport, Leslie`), so it is that too. Items of a list are never cut.
 */
export function readAliases(properties: Properties): readonly string[] {
  return [...new Set(aliasKeys.flatMap((key) => read(properties, key)))]
}

function read(properties: Properties, key: string): readonly string[] {
  const names = listProperty(properties, key)
  if (typeof properties[key] !== 'string' || !/[,\n]/.test(names[0] ?? '')) return names
  const parts = names[0]!.split(/[,\n]/).map((part) => part.trim())
  return [...names, ...parts.filter((part) => part !== '')]
}
