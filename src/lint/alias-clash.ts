import { aliasClash } from '../model/knowledge-diagnostics.ts'
import { type NameKey, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import type { Rule } from './rule.ts'

/**
 * An alias that is another note's name, which wins, or another note's alias, which is said once, at the first of them.
 * Two notes of one name are no matter of aliases.
 */
export const aliasClashRule: Rule = {
  code: 'alias-clash',
  *run({ notes }) {
    const byAlias = new Map<NameKey, NotePath[]>()
    for (const { path, aliases } of notes.values()) {
      for (const key of new Set(aliases.map(toNameKey))) byAlias.set(key, [...(byAlias.get(key) ?? []), path])
    }
    if (byAlias.size === 0) return
    const byName = new Map<NameKey, NotePath[]>()
    for (const path of notes.keys()) {
      const key = toNameKey(stemOf(path))
      if (byAlias.has(key)) byName.set(key, [...(byName.get(key) ?? []), path])
    }
    for (const { path, aliases } of notes.values()) {
      for (const alias of new Map(aliases.map((alias) => [toNameKey(alias), alias])).values()) {
        const key = toNameKey(alias)
        const named = (byName.get(key) ?? []).filter((other) => other !== path)
        const others = byAlias.get(key)!.filter((other) => other !== path)
        if (named.length > 0 && toNameKey(stemOf(path)) !== key) yield aliasClash(path, alias, named, true)
        else if (named.length === 0 && others.length > 0 && path < others[0]!)
          yield aliasClash(path, alias, others, false)
      }
    }
  },
  example: {
    notes: {
      'Leaf.md': '---\naliases: [Blatt, Foliage]\n---\n',
      'Blatt.md': '',
      'Crown.md': '---\naliases: foliage\n---\n',
    },
    says: [
      'Crown.md: The alias "foliage" is an alias of Leaf.md too',
      'Leaf.md: The alias "Blatt" is the name of Blatt.md; links to it lead there',
    ],
  },
}
