import type { Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast'
import { setChildren } from '../model/children.ts'
import { cutText } from './cut-text.ts'
import type { Locator } from './locator.ts'

/** One line that says what a word stands for: the word, and its meaning. */
export const abbreviationLine = /^[ \t>]*\*\[([^\]\n]+)\]:[ \t]*([^\n]*)$/

/** Definitions that are read of one note. */
const mostWords = 500

/**
 * Takes `*[HTML]: Hyper Text Markup Language` out of a tree, as Markdown Extra has it, and shows what such a word stands for
 * wherever it is.
 */
export function readAbbreviations(tree: Root, locator: Locator): void {
  if (!/^[ \t>]*\*\[/m.test(locator.source)) return
  const meanings = new Map<string, string>()
  takeDefinitions(tree, locator, meanings)
  if (meanings.size === 0) return
  markWords(tree, { pattern: patternOfWords([...meanings.keys()]), meanings, locator })
}

/** Finds words where they stand by themselves, the longest first. */
export function patternOfWords(words: readonly string[]): RegExp {
  const escaped = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
}

function takeDefinitions(parent: Parents, locator: Locator, meanings: Map<string, string>): void {
  setChildren(
    parent,
    (parent.children as readonly Nodes[]).filter((node) => {
      if (node.type === 'paragraph') return !isDefinitions(node, locator, meanings)
      if ('children' in node && node.type !== 'table') takeDefinitions(node, locator, meanings)
      return true
    }),
  )
}

function isDefinitions({ position }: Paragraph, { source }: Locator, meanings: Map<string, string>): boolean {
  const written = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  if (!written.startsWith('*[')) return false
  const found = written.split('\n').map((one) => abbreviationLine.exec(one.trimEnd()))
  if (found.some((one) => one === null)) return false
  for (const one of found) if (one?.[1] && meanings.size < mostWords) meanings.set(one[1], one[2] ?? '')
  return true
}

interface Marking {
  readonly pattern: RegExp
  readonly meanings: ReadonlyMap<string, string>
  readonly locator: Locator
}

function markWords(parent: Parents, marking: Marking): void {
  const children: readonly Nodes[] = parent.children
  setChildren(
    parent,
    children.flatMap((node): readonly Nodes[] => {
      if (node.type === 'text') return markIn(node, marking)
      if ('children' in node && node.type !== 'heading') markWords(node, marking)
      return [node]
    }),
  )
}

function markIn(text: Text, { pattern, meanings, locator }: Marking): readonly PhrasingContent[] {
  const cuts = [...text.value.matchAll(pattern)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
    make: (place: object): readonly PhrasingContent[] => [
      { type: 'html', value: `<abbr title="${escapeTitle(meanings.get(word) ?? '')}">`, ...place },
      { ...text, value: word, ...place },
      { type: 'html', value: '</abbr>', ...place },
    ],
  }))
  return cutText(text, cuts, locator)
}

function escapeTitle(text: string): string {
  return text.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
