import type { Blockquote, Code, Nodes, Paragraph, Parents, PhrasingContent, RootContent, Text } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { CalloutNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { boxSource } from '../../parse/box-source.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { textOffsets } from '../../parse/text-offsets.ts'
import { findExpressions } from './find-expressions.ts'
import { readSpaceLink } from './read-space-link.ts'

const nothing: DialectReading = {}

/** What the walk over one page knows. */
interface Walk {
  readonly locator: Locator
  readonly expressions: readonly Range[]
}

/** Blocks of code that SilverBullet runs in the place where they stand. */
const widgets: ReadonlySet<string> = new Set(['query', 'template', 'toc', 'embed', 'kanban', 'treeview'])

/** Languages of code that it runs elsewhere, and what they are. */
const languages: Readonly<Record<string, string>> = {
  'space-lua': 'lua',
  'space-style': 'css',
  'space-script': 'javascript',
  'space-config': 'yaml',
}

/** Reads what SilverBullet has beyond Markdown in a page. */
export function readSpace({ source, tree }: DialectNote): DialectReading {
  walkBlocks(tree, { locator: createLocator(source), expressions: findExpressions(source) })
  return nothing
}

function walkBlocks(parent: Parents, walk: Walk): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly RootContent[]) {
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        const box = node.type === 'paragraph' ? boxExpression(node, walk) : undefined
        if (box === undefined) {
          readText(node, walk)
          takeAnchor(node, kept.at(-1), walk)
          if (node.children.length > 0) kept.push(node)
        } else kept.push(...box)
        break
      }
      case 'code':
        kept.push(readCode(node))
        break
      case 'blockquote': {
        const callout = readAdmonition(node)
        walkBlocks(callout ?? node, walk)
        kept.push(callout ?? node)
        break
      }
      case 'listItem':
        walkBlocks(node, walk)
        takeState(node.children[0], walk)
        kept.push(node)
        break
      default:
        if ('children' in node) {
          if (node.type === 'tableCell') readText(node, walk)
          else walkBlocks(node as Parents, walk)
        }
        kept.push(node)
    }
  }
  setChildren(parent, kept)
}

/** A paragraph that is nothing but an expression; what is left of one that has several paragraphs goes. */
function boxExpression(node: Paragraph, { locator, expressions }: Walk): readonly Nodes[] | undefined {
  const { position } = node
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? 0
  const expression = expressions.find((one) => one.start <= start && one.end >= end)
  if (expression === undefined || position === undefined || locator.source[expression.start] === '{')
    return undefined
  const source = locator.source.slice(expression.start + 2, expression.end - 1).trim()
  if (expression.start < start || isContents(source)) return []
  if (said(source) !== undefined) return undefined
  return [boxSource('SilverBullet', { type: 'code', lang: 'lua', value: source, position }, position)]
}

/** A list of the page's headings, which every page has beside its text. */
function isContents(source: string): boolean {
  return /^(?:widgets\.)?toc\s*\(/.test(source)
}

/** What an expression shows that says no more than a text: `"text"`, and the name of a button. */
function said(source: string): string | undefined {
  const [, , text] = /^(["'])((?:(?!\1)[^\\\n])*)\1$/.exec(source) ?? []
  return text
}

function readText(node: Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }>, walk: Walk): void {
  node.children = readPhrases(node.children, walk)
}

function readPhrases(children: readonly PhrasingContent[], walk: Walk): PhrasingContent[] {
  return children.flatMap((child, i): readonly PhrasingContent[] => {
    switch (child.type) {
      case 'text':
        return readExpressions(child, walk)
      case 'wikiLink':
      case 'wikiEmbed':
        return [readSpaceLink(child, walk.locator)]
      case 'html': {
        // `#<two words>`
        const before = children[i - 1]
        const name = /^<([^<>/!][^<>]*)>$/.exec(child.value)?.[1]
        if (before?.type !== 'text' || !before.value.endsWith('#') || name === undefined) return [child]
        before.value = before.value.slice(0, -1)
        return [
          {
            type: 'tag',
            value: name.trim().replace(/\s+/g, '-'),
            ...(child.position && { position: child.position }),
          },
        ]
      }
      default:
        if ('children' in child) child.children = readPhrases(child.children, walk) as typeof child.children
        return [child]
    }
  })
}

/** A text that was masked, with what stood there. */
function readExpressions(text: Text, { locator, expressions }: Walk): readonly PhrasingContent[] {
  const start = text.position?.start.offset ?? 0
  const end = text.position?.end.offset ?? 0
  const own = expressions.filter((one) => one.start < end && one.end > start)
  if (own.length === 0) return [text]
  const pieces: PhrasingContent[] = []
  let from = start
  const put = (to: number): void => {
    if (to > from)
      pieces.push({
        type: 'text',
        value: locator.source.slice(from, to),
        position: locator.position(from, to),
      })
  }
  for (const one of own) {
    put(Math.max(one.start, start))
    from = Math.max(from, Math.min(one.end, end))
    if (one.start < start) continue
    const position = locator.position(one.start, Math.min(one.end, end))
    if (locator.source[one.start] === '{') {
      const [, command = '', label] =
        /^\{\[([^\]|]+)(?:\|([^\]]+))?\]/.exec(locator.source.slice(one.start, one.end)) ?? []
      pieces.push({ type: 'inlineCode', value: (label ?? command).trim(), position })
      continue
    }
    const source = locator.source.slice(one.start + 2, one.end - 1).trim()
    const button = /^widgets\.(?:commandButton|button)\s*\(?\s*"([^"\n]+)"/.exec(source)?.[1]
    const plain = said(source)
    if (plain !== undefined) pieces.push({ type: 'text', value: plain, position, data: { isLiteral: true } })
    else if (!isContents(source))
      pieces.push({
        type: 'inlineCode',
        value: button ?? `\${${source.replace(/\s*\n\s*/g, ' ')}}`,
        position,
      })
  }
  put(end)
  return pieces
}

/** `$name` at the end of a block, or alone below one, is a place that links lead to. */
function takeAnchor(
  node: Extract<Nodes, { type: 'paragraph' | 'heading' }>,
  above: Nodes | undefined,
  { locator }: Walk,
): void {
  const last = node.children.at(-1)
  if (last?.type !== 'text') return
  const match = /(^|\s)\$([A-Za-z][\w./-]*)[ \t]*$/.exec(last.value)
  const offsets = match && textOffsets(last.value, last, locator.source)
  if (!match || !offsets) return
  const isAlone = match.index === 0 && node.children.length === 1
  if (isAlone && above === undefined) return
  const block = isAlone ? above! : node
  markBlock(block, match[2]!.toLowerCase())
  block.data = { ...block.data, isQuotable: true }
  last.value = last.value.slice(0, match.index)
  if (last.position) last.position = locator.position(last.position.start.offset ?? 0, offsets(match.index))
  if (last.value === '') node.children.pop()
}

/** `[NEXT] text` in an item is a task in a state of its own. */
function takeState(node: Nodes | undefined, { locator }: Walk): void {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined
  if (node?.type !== 'paragraph' || first?.type !== 'text') return
  const match = /^\[([A-Z][A-Z /_-]{1,30})\](?=\s)/.exec(first.value)
  const start = first.position?.start.offset
  if (!match || start === undefined || first.position === undefined) return
  first.value = first.value.slice(match[0].length)
  const from = start + match[0].length
  node.children.unshift({
    type: 'blockMark',
    value: match[1]!.trim(),
    position: locator.position(start, from),
  })
  first.position = locator.position(from, first.position.end.offset ?? from)
}

function readCode(node: Code): Nodes {
  const language = (node.lang ?? '').toLowerCase()
  if (widgets.has(language) && node.position)
    return boxSource(`SilverBullet: ${language}`, { ...node, lang: null, meta: null }, node.position)
  return language in languages ? { ...node, lang: languages[language]! } : node
}

/** `> **note** text`: the older form of a box. */
function readAdmonition(quote: Blockquote): CalloutNode | undefined {
  const [first, ...others] = quote.children
  const head = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || head?.type !== 'strong') return undefined
  const [word] = head.children
  const name = word?.type === 'text' && head.children.length === 1 ? word.value.toLowerCase() : ''
  if (!/^(?:note|info|tip|warning|danger|success|error|important|caution)$/.test(name)) return undefined
  const rest = first.children.slice(1)
  const next = rest[0]
  if (next?.type === 'text') next.value = next.value.replace(/^[ \t]+/, '')
  return {
    type: 'callout',
    calloutType: calloutTypeOf(name),
    calloutName: name,
    title: [],
    children: [...(rest.length === 0 ? [] : [{ ...first, children: rest }]), ...others],
    ...(quote.position && { position: quote.position }),
  }
}
