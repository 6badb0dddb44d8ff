import type {
  Blockquote,
  Code,
  Link,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import type { Position } from 'unist'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { CalloutNode } from '../../model/note-nodes.ts'
import type { NotePath } from '../../model/path.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import { cutText } from '../../parse/cut-text.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { rangeOf } from '../../parse/range-of.ts'
import { type Refill, refill } from '../../parse/refill.ts'
import { findExpressions } from './find-expressions.ts'
import { showDollars } from './hide-dollars.ts'
import { libraryPageOf, readSpaceLink } from './read-space-link.ts'
import { between, readWords } from './read-words.ts'

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
        const text = isSign ? { ...child, value: child.value.slice(0, -1) } : child
        return readWords(text, walk.locator, children.slice(i + 1))
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
      default: {
        if ('children' in child) child.children = readPhrases(child.children, walk) as typeof child.children
        const { position } = child
        const isLowered =
          child.type === 'delete' &&
          position !== undefined &&
          !walk.locator.source.startsWith('~~', position.start.offset)
        return isLowered ? between('sub', child.children, { position }) : [child]
      }
    }
  })
}

/**
 * `$name` is a place that links lead to. At the end of a block, alone below one, or in a line of its own, it is a sign and no text; of
 * a heading's own paragraph it is the heading's. In the midst of a sentence it is shown, too.
 */
function takeAnchor(
  node: Extract<Nodes, { type: 'paragraph' | 'heading' }>,
  above: Nodes | undefined,
  { locator }: Walk,
): void {
  const own = /^\$([A-Za-z][\w./-]*)[ \t]*\n/.exec(
    node.children[0]?.type === 'text' ? node.children[0].value : '',
  )
  if (own !== null) {
    cutFrom(node.children[0] as Text, 0, own[0].length, locator)
    mark(above?.type === 'heading' ? above : node, own[1]!)
  }
  const last = node.children.at(-1)
  const match = last?.type === 'text' ? /(^|\s)\$([A-Za-z][\w./-]*)[ \t]*$/.exec(last.value) : null
  if (last?.type === 'text' && match !== null) {
    const isAlone = match.index === 0 && node.children.length === 1
    if (isAlone && above === undefined) return
    mark(isAlone ? above! : node, match[2]!)
    cutFrom(last, match.index, last.value.length, locator)
    if (last.value === '') node.children.pop()
  }
  node.children = node.children.flatMap((child): readonly PhrasingContent[] =>
    child.type === 'text' ? nameWithin(child, locator) : [child],
  )
}

function mark(block: Nodes, name: string): void {
  markBlock(block, name.toLowerCase())
  block.data = { ...block.data, isQuotable: true }
}

/** Takes the start or the end of a text away. */
function cutFrom(text: Text, from: number, to: number, locator: Locator): void {
  const [rest] = cutText(text, [{ from, to }], locator)
  text.value = rest?.type === 'text' ? rest.value : ''
  if (rest?.position) text.position = rest.position
}

/** Places that stand among text. */
function nameWithin(text: Text, locator: Locator): readonly PhrasingContent[] {
  if (!text.value.includes('$')) return [text]
  const names = /(?<=^|[\s(])\$([A-Za-z][\w./-]*\w|[A-Za-z])/g
  const cuts = [...text.value.matchAll(names)].map(({ index, 1: name }) => ({
    from: index,
    to: index,
    make: (place: { readonly position?: Position }): readonly PhrasingContent[] => [
      { type: 'html', value: `<a id="${name}"></a>`, ...place },
    ],
  }))
  return cutText(text, cuts, locator)
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
  const url =
    language === 'embed' ? /^url:[ \t]*["']?(https?:\/\/[^\s"']+)/m.exec(node.value)?.[1] : undefined
  if (url !== undefined) return linkTo(url, node)
  if (widgets.has(language) && node.position)
    return boxSource(`SilverBullet: ${language}`, { ...node, lang: null, meta: null }, node.position)
  // Data under a tag, and properties as the first versions had them.
  if (/^#[\p{L}\p{N}]/u.test(language) || language === 'meta') return { ...node, lang: 'yaml' }
  return language in languages ? { ...node, lang: languages[language]! } : node
}

/** What a page elsewhere is in place of its frame. */
function linkTo(url: string, { position }: Code): Paragraph {
  const place = position && { position }
  const link: Link = { type: 'link', url, children: [{ type: 'text', value: url, ...place }], ...place }
  return { type: 'paragraph', children: [link], ...place }
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
