import type { Blockquote, Code, Nodes, Parents, PhrasingContent, RootContent, Text } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { CalloutNode } from '../../model/note-nodes.ts'
import type { NotePath } from '../../model/path.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { rangeOf } from '../../parse/range-of.ts'
import { type Refill, refill } from '../../parse/refill.ts'
import { textOffsets } from '../../parse/text-offsets.ts'
import { findExpressions } from './find-expressions.ts'
import { showDollars } from './hide-dollars.ts'
import { libraryPageOf, readSpaceLink } from './read-space-link.ts'

/** What the walk over one page knows. */
interface Walk {
  readonly locator: Locator
  /** Pages of the program's own library are files here. */
  readonly hasLibrary: boolean
  readonly diagnostics: Diagnostic[]
  readonly path: NotePath
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
export function readSpace({ source, tree, path }: DialectNote, hasLibrary = false): DialectReading {
  const locator = createLocator(source)
  if (source.includes('$')) showDollars(tree)
  refill(tree, findExpressions(source), locator, shown(source))
  const diagnostics: Diagnostic[] = []
  walkBlocks(tree, { locator, hasLibrary, diagnostics, path })
  return { diagnostics: diagnostics.slice(0, 1) }
}

function walkBlocks(parent: Parents, walk: Walk): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly RootContent[]) {
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        readText(node, walk)
        takeAnchor(node, kept.at(-1), walk)
        if (node.children.length > 0) kept.push(node)
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

/** What an expression or a button shows. */
const shown = (source: string): Refill => ({
  block({ start, end }, position) {
    const expression = source.slice(start + 2, end - 1).trim()
    if (source[start] === '{' || said(expression) !== undefined) return undefined
    if (isContents(expression)) return []
    return [boxSource('SilverBullet', { type: 'code', lang: 'lua', value: expression, position }, position)]
  },
  inline({ start, end }, position) {
    const written = source.slice(start, end)
    if (written.startsWith('{')) {
      const [, command = '', label] = /^\{\[([^\]|]+)(?:\|([^\]]+))?\]/.exec(written) ?? []
      return { type: 'inlineCode', value: (label ?? command).trim(), position }
    }
    const expression = written.slice(2, -1).trim()
    const text = said(expression)
    if (text !== undefined) return { type: 'text', value: text, position, data: { isLiteral: true } }
    if (isContents(expression)) return undefined
    const button = /^widgets\.(?:commandButton|button)\s*\(?\s*"([^"\n]+)"/.exec(expression)?.[1]
    if (button !== undefined) return { type: 'inlineCode', value: button, position }
    return sourceInText('SilverBullet', `\${${expression.replace(/\s*\n\s*/g, ' ')}}`, position)
  },
})

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
      case 'wikiLink':
      case 'wikiEmbed': {
        const library = walk.hasLibrary ? undefined : libraryPageOf(child, walk.locator)
        if (library === undefined) return [readSpaceLink(child, walk.locator)]
        walk.diagnostics.push({
          code: 'foreign-syntax',
          severity: 'info',
          path: walk.path,
          range: rangeOf(child),
          message: `"${library.value}" is a page of SilverBullet’s own library, which is not here. It is named without a link`,
        })
        return [library]
      }
      case 'text': {
        // The sign before `<two words>` is no text.
        const isSign = child.value.endsWith('#') && children[i + 1]?.type === 'html'
        return readWords(isSign ? { ...child, value: child.value.slice(0, -1) } : child, walk.locator)
      }
      case 'html': {
        // `#<two words>`
        const before = children[i - 1]
        const name = /^<([^<>/!][^<>]*)>$/.exec(child.value)?.[1]
        if (before?.type !== 'text' || !before.value.endsWith('#') || name === undefined) return [child]
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

/** `[due: 2026-01-01]`, `[of: [a, b]]` and `#"two words"`; a `::` is read as in every note. */
const attribute =
  /\[([A-Za-z_$][\w$]*):[ \t]+(?=((?:[^[\]\n]|\[[^[\]\n]{0,200}\]){1,400})\])|(?<=^|[\s(])#"([\p{L}\p{N}][^"\n]{0,80})"/gu

/** Attributes without their brackets, their keys set off, and tags of several words. */
function readWords(text: Text, locator: Locator): readonly PhrasingContent[] {
  if (!/\[\w|#"/.test(text.value)) return [text]
  const cuts = [...text.value.matchAll(attribute)].flatMap(
    ({ index: from, 0: written, 1: key, 2: value, 3: tag }): readonly TextCut[] => {
      if (key === undefined) {
        const name = (tag ?? '').trim().replace(/\s+/g, '-')
        return [
          { from, to: from + written.length, make: (place) => [{ type: 'tag', value: name, ...place }] },
        ]
      }
      const end = from + written.length + (value ?? '').length
      const name: TextCut['make'] = (place) => [
        { type: 'strong', children: [{ type: 'text', value: key, ...place }], ...place },
      ]
      return [
        { from, to: from + 1 },
        { from: from + 1, to: from + 1 + key.length, make: name },
        { from: end, to: end + 1 },
      ]
    },
  )
  return cutText(text, cuts, locator)
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

/** `[NEXT] text` in an item is a task in a state of its own, whatever stands in the brackets. */
function takeState(node: Nodes | undefined, { locator }: Walk): void {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined
  if (node?.type !== 'paragraph' || first?.type !== 'text') return
  const match = /^\[(?!\w+::?\s)([^[\]\n]{1,40})\](?=[ \t])/.exec(first.value)
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
