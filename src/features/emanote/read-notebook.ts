import type { Code, Delete, List, Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import { folderOf } from '../../model/path.ts'
import { goldmarkLists, readAttributeLists } from '../../parse/attribute-lists.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { boxSource } from '../../parse/box-source.ts'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import { cutEmoji } from '../../parse/emoji-codes.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { leadToMade, readEmbed, readLink } from './read-notebook-link.ts'
import { translateQuery } from './translate-query.ts'

/** Attributes of Pandoc's: `{#id .class key="value"}`. */
const attributes = /^\{(?=[#.\w])((?:[#.][^\s{}]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)|\s)+)\}/

const nothing: DialectReading = {}

/** What the walk over one note knows. */
interface Walk {
  readonly locator: Locator
  readonly folder: string
}

/** Reads what Emanote has beyond Markdown in a note. */
export function readNotebook({ path, source, tree }: DialectNote): DialectReading {
  const locator = createLocator(source)
  walkBlocks(tree, { locator, folder: folderOf(path) })
  readAttributeLists(tree, { list: goldmarkLists }, locator)
  return nothing
}

function walkBlocks(parent: Parents, walk: Walk): void {
  const kept: Nodes[] = []
  let id: string | undefined
  for (const node of parent.children as readonly Nodes[]) {
    const own = node.type === 'paragraph' ? idAlone(node) : undefined
    if (own !== undefined) {
      id = own || undefined
      continue
    }
    if (id !== undefined) {
      if (node.type === 'heading') node.data = { ...node.data, headingId: id }
      else markBlock(node, id.toLowerCase())
      id = undefined
    }
    if (node.type === 'list') setOffTerm(kept.at(-1), node, walk.locator)
    kept.push(...readBlock(node, parent, walk))
  }
  setChildren(parent, kept)
}

/** The id of a line of nothing but attributes, which are for the block below; empty where they have none. */
function idAlone({ children }: Paragraph): string | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return undefined
  const match = attributes.exec(only.value)
  return match?.[0] === only.value.trim() ? (/#([^\s{}]+)/.exec(match[1] ?? '')?.[1] ?? '') : undefined
}

/** How much of a paragraph is a first line of nothing but attributes. */
function headOf(text: string): number {
  const length = attributes.exec(text)?.[0].length ?? 0
  return length > 0 && text[length] === '\n' ? length + 1 : 0
}

function readBlock(node: Nodes, parent: Parents, walk: Walk): readonly Nodes[] {
  switch (node.type) {
    case 'paragraph': {
      const [first] = node.children
      if (first?.type === 'text') trimStart(first, headOf(first.value), walk.locator)
      node.children = readPhrases(node.children, walk)
      const [only] = node.children
      if (node.children.length === 1 && only?.type === 'wikiEmbed') readEmbed(only, walk.locator)
      return [parent.type === 'listItem' ? node : (taskOf(node, walk) ?? node)]
    }
    case 'heading':
    case 'tableCell':
      node.children = readPhrases(node.children, walk)
      return [node]
    case 'code':
      return [readCode(node, walk)]
    default:
      if ('children' in node) walkBlocks(node, walk)
      return [node]
  }
}

function readCode(node: Code, { folder }: Walk): Nodes {
  if (!/^query\b/.test(node.lang ?? '')) return node
  const isTimeline = `${node.lang} ${node.meta ?? ''}`.includes('.timeline')
  const query = translateQuery(node.value, folder, isTimeline)
  if (query !== undefined) return { ...node, lang: 'query', value: query }
  return node.position
    ? boxSource('Emanote: query', { ...node, lang: null, meta: null }, node.position)
    : node
}

function readPhrases(children: readonly PhrasingContent[], walk: Walk): PhrasingContent[] {
  const kept: PhrasingContent[] = []
  for (const [i, child] of children.entries()) {
    const before = kept.at(-1)
    if (child.type === 'text') {
      // `[[note]]#`, and the attributes of what stands before.
      const isFolge = before?.type === 'wikiLink' && /^#(?![\p{L}\p{N}_#])/u.test(child.value)
      let cut = isFolge ? 1 : 0
      if (before !== undefined) cut += attributes.exec(child.value.slice(cut))?.[0].length ?? 0
      trimStart(child, cut, walk.locator)
      if (children[i + 1]?.type === 'wikiLink' && /(?:^|[\s(])#$/.test(child.value))
        trimEnd(child, 1, walk.locator)
      const cuts = [...cutAttributes(child.value), ...cutEmoji(child.value)].sort((a, b) => a.from - b.from)
      if (child.value !== '') kept.push(...cutText(child, cuts, walk.locator))
    } else if (child.type === 'wikiLink') kept.push(readLink(child, walk.locator))
    else {
      if ('children' in child) child.children = readPhrases(child.children, walk) as typeof child.children
      if (child.type === 'link' && child.url.startsWith('-/')) kept.push(...leadToMade(child))
      else kept.push(...(child.type === 'delete' ? struck(child, walk.locator) : [child]))
    }
  }
  unwrapSpans(kept, walk.locator)
  return kept.filter((node) => node.type !== 'text' || node.value !== '')
}

/** What two tildes strike; one on either side is text, as written. */
function struck(node: Delete, { source }: Locator): readonly PhrasingContent[] {
  const { position } = node
  if (position === undefined || source.startsWith('~~', position.start.offset)) return [node]
  const { start, end } = position
  const first = { ...start, column: start.column + 1, offset: (start.offset ?? 0) + 1 }
  const last = { ...end, column: end.column - 1, offset: (end.offset ?? 0) - 1 }
  return [
    { type: 'text', value: '~', position: { start, end: first } },
    ...node.children,
    { type: 'text', value: '~', position: { start: last, end } },
  ]
}

/** Attributes that stand behind nothing: `text {#id} text`. */
function cutAttributes(value: string): readonly TextCut[] {
  return [...value.matchAll(/(?<=\S)[ \t]\{[#.][\w:-]+(?:[ \t]+[#.][\w:-]+)*\}(?=[ \t]*\S)/g)].map(
    ({ index, 0: written }) => ({
      from: index,
      to: index + written.length,
    }),
  )
}

/** `[text]{.class}`: the text. Its end may stand in another node than its start. */
function unwrapSpans(nodes: PhrasingContent[], locator: Locator): void {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    if (node.type !== 'text') continue
    for (let at = node.value.indexOf(']{'); at >= 0; at = node.value.indexOf(']{', at + 1)) {
      const length = attributes.exec(node.value.slice(at + 1))?.[0].length
      const inside = node.value.lastIndexOf('[', at)
      if (length === undefined) continue
      if (inside >= 0) {
        const parts = [
          [0, inside],
          [inside + 1, at],
          [at + 1 + length, node.value.length],
        ].map(([from, to]) => part(node, from!, to!, locator))
        nodes.splice(i, 1, ...parts)
        i += 1
        break
      }
      const open = nodes
        .slice(0, i)
        .findLast((one): one is Text => one.type === 'text' && one.value.endsWith('['))
      if (open === undefined) continue
      trimEnd(open, 1, locator)
      if (at === 0) trimStart(node, 1 + length, locator)
    }
  }
}

function part(text: Text, from: number, to: number, locator: Locator): Text {
  const start = text.position?.start.offset ?? 0
  return {
    type: 'text',
    value: text.value.slice(from, to),
    position: locator.position(start + from, start + to),
  }
}

function trimStart(text: Text, count: number, locator: Locator): void {
  if (count === 0) return
  const { position } = text
  text.value = text.value.slice(count)
  if (position)
    text.position = locator.position((position.start.offset ?? 0) + count, position.end.offset ?? 0)
}

function trimEnd(text: Text, count: number, locator: Locator): void {
  const { position } = text
  text.value = text.value.slice(0, text.value.length - count)
  if (position)
    text.position = locator.position(position.start.offset ?? 0, (position.end.offset ?? 0) - count)
}

/** `[ ] text` outside of a list is a task. */
function taskOf(node: Paragraph, { locator }: Walk): List | undefined {
  const [first] = node.children
  const match = first?.type === 'text' ? /^\[([ xX])\][ \t]+/.exec(first.value) : null
  if (first?.type !== 'text' || match === null) return undefined
  trimStart(first, match[0].length, locator)
  const around = node.position && { position: node.position }
  return {
    type: 'list',
    ordered: false,
    spread: false,
    ...around,
    children: [{ type: 'listItem', checked: match[1] !== ' ', spread: false, children: [node], ...around }],
  }
}

/** What the colons below a term begin was made a list: the term above it is set off. */
function setOffTerm(above: Nodes | undefined, list: Nodes, { source }: Locator): void {
  if (above?.type !== 'paragraph' || source[list.position?.start.offset ?? 0] !== ':') return
  const around = above.position && { position: above.position }
  above.children = [{ type: 'strong', children: above.children, ...around }]
}
