import type { Rule } from '../define/rule.ts'
import { aliasClash } from '../model/knowledge-diagnostics.ts'
import { type NameKey, type NotePath, toNameKey } from '../model/path.ts'

/**
 * An alias that is another note's name, which wins, or another note's alias, which is said once, at the first of them.
 * Two notes of one name are no matter of aliases.
 */
export const aliasClashRule: Rule = {
  code: 'alias-clash',
  *run({ notes }) {
    const byAlias = new Map<NameKey, NotePath[]>()
    for (const { path, aliases, names } of notes.values()) {
      if (aliases.length === 0) continue
      // The first name is the file's; an alias that repeats it is not among the others.
      for (let i = 1; i < names.length; i++) append(byAlias, names[i]!, path)
    }
    if (byAlias.size === 0) return
    const byName = new Map<NameKey, NotePath[]>()
    for (const { path, names } of notes.values()) if (byAlias.has(names[0]!)) append(byName, names[0]!, path)
    for (const [key, paths] of byAlias) {
      const named = byName.get(key)
      if (named === undefined && paths.length === 1) continue
      for (const path of paths) {
        const alias = notes.get(path)!.aliases.find((one) => toNameKey(one) === key)!
        if (named !== undefined) yield aliasClash(path, alias, named, true)
        else if (path === paths[0]) yield aliasClash(path, alias, paths.slice(1), false)
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

function append(lists: Map<NameKey, NotePath[]>, key: NameKey, path: NotePath): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [path])
  else list.push(path)
}
