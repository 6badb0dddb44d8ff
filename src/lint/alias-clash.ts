import { defineRule, type Finding } from '../define/rule.ts'
import { type NameKey, type NotePath, toNameKey } from '../model/path.ts'

/**
 * An alias that is another note's name, which wins, or another note's alias, which is said once, at the first of them.
 * Two notes of one name are no matter of aliases.
 */
export const aliasClash = defineRule({
  code: 'alias-clash',
  severity: 'info',
  *find({ notes }) {
    const byAlias = new Map<NameKey, NotePath[]>()
    for (const { path, aliases, names } of notes.values()) {
      if (aliases.length === 0) continue
      // The first name is the file's; an alias that repeats it is not among the others.
      for (const name of names.slice(1)) append(byAlias, name, path)
    }
    if (byAlias.size === 0) return
    const byName = new Map<NameKey, NotePath[]>()
    for (const { path, names } of notes.values()) {
      const [own] = names
      if (own !== undefined && byAlias.has(own)) append(byName, own, path)
    }
    for (const [key, paths] of byAlias) {
      const aliasOf = (path: NotePath) => notes.get(path)?.aliases.find((one) => toNameKey(one) === key) ?? ''
      const named = byName.get(key)
      const [first, ...others] = paths
      if (named !== undefined) for (const path of paths) yield clashWithName(path, aliasOf(path), named)
      else if (first !== undefined && others.length > 0)
        yield {
          path: first,
          message: `The alias "${aliasOf(first)}" is an alias of ${others.join(', ')} too`,
          related: others.map((path) => ({ path, message: 'has the alias' })),
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
})

function clashWithName(path: NotePath, alias: string, named: readonly NotePath[]): Finding {
  return {
    path,
    message: `The alias "${alias}" is the name of ${named[0]}; links to it lead there`,
    related: named.map((other) => ({ path: other, message: 'has the name' })),
  }
}

function append(lists: Map<NameKey, NotePath[]>, key: NameKey, path: NotePath): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [path])
  else list.push(path)
}
