import { defineFacts } from '../../define/facts.ts'
import { propertyTargets } from '../../link/property-targets.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import { readNameLanguage } from '../../model/name-language.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath, type NotePath } from '../../model/path.ts'

/** Which notes say the same in other languages. */
export interface Translations {
  /** The note and its translations, sorted by path; empty for a note without any. */
  readonly of: (path: NotePath) => readonly NotePath[]
  /** Every such group once. */
  readonly groups: readonly (readonly NotePath[])[]
}

const none: readonly NotePath[] = []

/**
 * Notes that are translations of each other: by the property `translations` of any of them, and by names that differ in
 * their language alone (`raft.md`, `raft.de.md`). What is one of a translation is one of its original, too.
 */
export const translationFacts = defineFacts<Translations>({
  name: 'translations',
  reads: 'statements',
  none: { of: () => none, groups: [] },
  collect(source) {
    const join = createJoin()
    const plainPaths = new Map<string, NotePath>()
    for (const note of source.notesByPath.values()) {
      for (const path of namedTranslations(source, note)) join.tie(note.path, path)
      const plain = note.nameLanguage === undefined ? undefined : readNameLanguage(note.path)?.plain
      if (plain === undefined) continue
      const other = source.notesByPath.has(plain as NotePath) ? (plain as NotePath) : plainPaths.get(plain)
      if (other !== undefined) join.tie(note.path, other)
      plainPaths.set(plain, note.path)
    }
    const groups = join.groups()
    const groupByPath = new Map(groups.flatMap((group) => group.map((path) => [path, group] as const)))
    return { of: (path) => groupByPath.get(path) ?? none, groups }
  },
})

/** Those that the property names: a link, a list of links, or links by language. */
function namedTranslations(source: FactsSource, note: Note): readonly NotePath[] {
  const value = source.propertiesOf(note)['translations']
  const byLanguage = typeof value === 'object' && value !== null && !Array.isArray(value)
  // Names without brackets in a map are no links; those with them are, wherever they stand in the property.
  const names = byLanguage ? Object.values(value).filter((name) => typeof name === 'string') : []
  const named = names.flatMap((name) => (name.includes('[[') ? [] : (source.findNote(note.path, name) ?? [])))
  return [
    ...propertyTargets(source, note, 'translations').flatMap(({ path }) => path ?? []),
    ...named.filter((path) => isNotePath(path)),
  ].filter((path) => path !== note.path)
}

/** Joins paths to groups, as far as they are tied. */
function createJoin() {
  const above = new Map<NotePath, NotePath>()
  const top = (path: NotePath): NotePath => {
    let at = path
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    return at
  }
  const members = new Set<NotePath>()
  return {
    tie(a: NotePath, b: NotePath): void {
      members.add(a).add(b)
      const [from, to] = [top(a), top(b)]
      if (from !== to) above.set(from, to)
    },
    groups(): readonly (readonly NotePath[])[] {
      const byTop = new Map<NotePath, NotePath[]>()
      for (const path of [...members].sort(compareText)) {
        const group = byTop.get(top(path))
        if (group) group.push(path)
        else byTop.set(top(path), [path])
      }
      return [...byTop.values()]
    },
  }
}
