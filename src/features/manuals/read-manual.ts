import type { Html, Image, Link, Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast'
import type { Position } from 'unist'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { Range } from '../../model/range.ts'
import { readAbbreviations } from '../../parse/abbreviations.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { cutMarks } from './cut-marks.ts'
import { cutReferences } from './cut-references.ts'
import { nameFootnotes } from './name-footnotes.ts'
import { pairPictures } from './pair-pictures.ts'
import { includedBy, markPart, splitAtIncludes } from './read-includes.ts'
import { madePage } from './read-indexes.ts'
import { isMarkdownInside, readInside } from './read-inside.ts'
import type { ManualProgram, ManualSettings } from './read-settings.ts'

/** Signs of what is read here: most notes have none of them. */
const signs =
  /8<-|include|\{!|\{\{|<[^>]+\smarkdown\b|<<<|@site\/|:[a-z0-9_+-]+:|\{[ :]?[ \t]*[.#]|\+\+\w|\{\/\*|\[\[?toc\]|^\*\[|#!|\{(?:--|==|>>|~~|\+\+|\*)|\^|~|^:::|\]\[|\]\(\)|<Badge|-(?:light|dark)/im

/** Attributes of Python-Markdown's: `{ .class #id key="value" }`, `{: .class }`. */
const attribute = /(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))/.source
const list = `\\{:?[ \\t]*${attribute}(?:[ \\t]+(?:${attribute}|[\\w-]+))*[ \\t]*\\}`
const attributes = new RegExp(`^[ \\t]?${list}`)

/** The same at the end of a paragraph, whose own they are. */
const closing = new RegExp(`(?:^|\\n)${list}[ \\t]*$`)

/** What the walk over one note knows. */
interface Walk {
  readonly source: string
  readonly locator: Locator
  readonly program: ManualProgram | undefined
  readonly indexes: ManualSettings['indexes']
  /** What no page shows, as far as it was found. */
  readonly hidden: Range[]
}

/** Reads what manuals have beyond Markdown in a note. */
export function readManual(
  { source, tree }: DialectNote,
  { program, indexes = {} }: Partial<Pick<ManualSettings, 'program' | 'indexes'>> = {},
): DialectReading {
  const hidden: Range[] = []
  if (signs.test(source) || (program === 'docusaurus' && source.includes('](/'))) {
    const locator = createLocator(source)
    walkOver(tree, { source, locator, program, indexes, hidden })
    readAbbreviations(tree, locator)
  }
  if (program === 'mkdocs' && /[#]fn(?:ref)?:/.test(source)) nameFootnotes(tree)
  if (source.includes('<!--')) {
    const marked = new Set<string>()
    for (const node of tree.children) markPart(node, marked)
  }
  return hidden.length > 0 ? { hidden } : {}
}

function walkOver(parent: Parents, walk: Walk): void {
  const kept: Nodes[] = []
  let isGone = false
  for (const node of pairPictures(cutReferences(parent.children, walk.program, walk.locator))) {
    // Blocks that were proposed, struck or marked stand between signs of their own.
    const sign = node.type === 'paragraph' ? criticSign(node) : undefined
    if (sign === '{--' || sign === '--}') isGone = sign === '{--'
    if (isGone || sign === '--}') hide(node, walk)
    if (isGone || sign !== undefined) continue
    kept.push(...readNode(node, kept.at(-1), walk))
  }
  if (parent.type === 'tableCell') cutLast(kept)
  setChildren(parent, kept)
}

function hide({ position }: { readonly position?: Position | undefined }, { hidden }: Walk): void {
  const { start, end } = position ?? {}
  if (start?.offset !== undefined && end?.offset !== undefined)
    hidden.push({ start: start.offset, end: end.offset })
}

/** `text { .class }` of a cell in a table. */
function cutLast(nodes: Nodes[]): void {
  const last = nodes.at(-1)
  if (last?.type === 'text')
    last.value = last.value.replace(
      /(?:[ \t]+\{|[ \t]*\{:)[ \t]*\.[\w-]+(?:[ \t]+[.#][\w-]+)*[ \t]*\}[ \t]*$/,
      '',
    )
}

function readNode(node: Nodes, before: Nodes | undefined, walk: Walk): readonly Nodes[] {
  const parts =
    includedBy(node, walk.source) === undefined ? splitAtIncludes(node, walk.source, walk.locator) : undefined
  if (parts !== undefined) return parts.flatMap((part) => readNode(part, undefined, walk))
  if (node.type === 'html') return readHtml(node, walk)
  const included = includedBy(node, walk.source)
  if (included !== undefined) return included
  if (node.type === 'text') return readText(node, before, walk)
  if (node.type === 'paragraph') {
    if (isContents(node)) return []
    const generated = walk.program === 'mkdocs' ? boxGenerated(node, walk) : undefined
    if (generated !== undefined) return [generated]
  }
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
    if (node.url.startsWith('@site/')) node.url = node.url.slice('@site'.length)
  if ((node.type === 'link' || node.type === 'image') && /\{\{|%7B%7B/i.test(node.url))
    return unaddressed(node, walk)
  if (node.type === 'link' && walk.program === 'docusaurus') {
    const made = madePage(node.url, walk.indexes)
    if (made === '') return unaddressed(node, walk)
    if (made !== undefined) node.url = made
  }
  if (node.type === 'link') {
    // `[](){#name}` is a place without a text.
    if (node.url === '' && node.children.length === 0) return [{ type: 'text', value: '' }]
  }
  if (node.type === 'callout') node.title = node.title.flatMap((one) => readTitle(one, walk))
  if (node.type === 'inlineCode') node.value = node.value.replace(/^#!\w+ /, '')
  if (node.type === 'code') node.value = node.value.replace(/^([ \t]*);(?=-+8<-+)/gm, '$1')
  if ('children' in node) walkOver(node, walk)
  return node.type === 'delete' && walk.program === 'mkdocs' ? lowered(node, walk.source) : [node]
}

function readHtml(node: Html, { source }: Walk): readonly Nodes[] {
  if (isMarkdownInside(node)) return readInside(node, source)
  // A word of VitePress and Starlight beside a heading.
  const badge = /^<Badge\b[^<>]*?\btext="([^"]*)"[^<>]*\/>\s*$/.exec(node.value)?.[1]
  const place = node.position && { position: node.position }
  return badge === undefined
    ? (includedBy(node, source) ?? [showComputed(node)])
    : [{ type: 'text', value: badge, data: { isLiteral: true, isBeside: true }, ...place }]
}

/** HTML in whose text a program would put something in (`<li>{{ tree }}</li>`): that is code there, too. */
function showComputed(node: Html): Html {
  const { value } = node
  if (!/\{\{[^{}\n]+\}\}/.test(value)) return node
  if (/<!--|\sv-pre\b|<(?:pre|code|script|style|textarea)\b/i.test(value)) return node
  const shown = value.replace(/(<[^<>]*>)|\{\{[^{}\n]{1,500}\}\}/g, (written, tag: string | undefined) =>
    tag === undefined ? `<code>${written}</code>` : written,
  )
  return shown === value
    ? node
    : { ...node, value: shown, data: { ...node.data, isFilled: true, boxed: 'MkDocs: {{ … }}' } }
}

/** A link or picture whose address a program makes: the text of the one, the source of the other. */
function unaddressed(node: Link | Image, walk: Walk): readonly Nodes[] {
  if (node.type === 'link') {
    walkOver(node, walk)
    return node.children
  }
  const { position } = node
  if (position === undefined) return [node]
  const written = walk.source.slice(position.start.offset, position.end.offset)
  return [sourceInText('MkDocs: {{ … }}', written, position)]
}

/** `H~2~O`: one tilde is not struck. */
function lowered(node: Extract<Nodes, { type: 'delete' }>, source: string): readonly Nodes[] {
  const start = node.position?.start.offset ?? 0
  if (source[start] !== '~' || source[start + 1] === '~') return [node]
  const place = node.position && { position: node.position }
  return [
    { type: 'html', value: '<sub>', ...place },
    ...node.children,
    { type: 'html', value: '</sub>', ...place },
  ]
}

function criticSign({ children }: Paragraph): string | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return undefined
  return /^(?:\{(?:\+\+|--|==)|(?:\+\+|--|==)\})$/.exec(only.value.trim())?.[0]
}

/** `::: package.module`, for which mkdocstrings puts in what it finds in the sources of a program. */
function boxGenerated({ position }: Paragraph, { source }: Walk): Nodes | undefined {
  if (position === undefined) return undefined
  const written = source.slice(position.start.offset, position.end.offset)
  if (!/^:::[ \t]+[\w.:/-]+[ \t]*(?:\n[ \t]+[\s\S]*)?$/.test(written)) return undefined
  return boxSource('mkdocstrings', { type: 'code', value: written, position }, position)
}

/** `[TOC]`, `[[toc]]`: every page has its contents beside its text. */
function isContents({ children }: Paragraph): boolean {
  const [only] = children
  if (children.length !== 1) return false
  return only?.type === 'text'
    ? /^\[TOC\]$/.test(only.value.trim())
    : only?.type === 'wikiLink' && only.value.toLowerCase() === 'toc'
}

function readTitle(node: PhrasingContent, walk: Walk): readonly PhrasingContent[] {
  if (node.type === 'text') return readText(node, undefined, walk)
  if ('children' in node) walkOver(node, walk)
  return [node]
}

/** A text without marks and attributes, each in its place. */
function readText(text: Text, before: Nodes | undefined, walk: Walk): readonly PhrasingContent[] {
  const { program, locator } = walk
  const { value } = text
  const isOfBefore = before !== undefined && before.type !== 'break'
  const head = isOfBefore ? (attributes.exec(value)?.[0] ?? '') : ''
  // The place of that name.
  const id = /[\s{:]#([\w-]+)/.exec(head)?.[1]
  const own: TextCut[] =
    head === ''
      ? []
      : [
          {
            from: 0,
            to: head.length,
            ...(id !== undefined && {
              make: (place) => [{ type: 'html', value: `<a id="${id}"></a>`, ...place }],
            }),
          },
        ]
  const end = closing.exec(value.slice(head.length))
  const limit = end === null ? value.length : head.length + end.index
  const gone: TextCut['make'] = (place) => {
    hide(place, walk)
    return []
  }
  const inside = cutMarks(value, program)
    .filter(({ from, to }) => from >= head.length && to <= limit)
    .map((cut) => (cut.isGone ? { ...cut, make: gone } : cut))
  return cutText(
    text,
    [...own, ...inside, ...(limit < value.length ? [{ from: limit, to: value.length }] : [])],
    locator,
  )
}
