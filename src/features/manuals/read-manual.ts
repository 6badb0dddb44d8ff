import type { Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import { includedBy, markPart } from './read-includes.ts'
import { isMarkdownInside, readInside } from './read-inside.ts'

const nothing: DialectReading = {}

/** Signs of what is read here: most notes have none of them. */
const signs =
  /--8<--|include|\{\{|<[^>]+\smarkdown\b|<<<|@site\/|:(?:material|octicons|fontawesome|simple)-|\{[ :]?[ \t]*[.#]|\+\+\w|\{\/\*|\[\[toc\]\]|^\*\[|#!|\{(?:--|==|>>)|\^\^/im

/** Icons of MkDocs Material, which are pictures of its own. */
const icon = /:(?:material|octicons|fontawesome|simple)(?:-[a-z0-9]+)+:(?:\{[^{}\n]{0,200}\})?[ \t]?/g

/** Attributes of Python-Markdown's: `{ .class #id key="value" }`, `{: .class }`. */
const attributes =
  /^[ \t]?\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:[ \t]+(?:[.#][\w-]+|[\w-]+(?:=(?:"[^"\n]*"|[^\s{}"]+))?))*[ \t]*\}/

/** Keys that are pressed together (`++ctrl+alt+del++`), and what a program would put in (`{{ version }}`). */
const pieces = /\+\+((?:[\w-]+|"[^"\n]+")(?:\+(?:[\w-]+|"[^"\n]+"))*)\+\+|\{\{[^{}\n]{1,500}\}\}/g

/** Reads what manuals have beyond Markdown in a note. */
export function readManual({ source, tree }: DialectNote): DialectReading {
  if (signs.test(source)) walk(tree, source)
  if (source.includes('<!--')) for (const node of tree.children) markPart(node)
  return nothing
}

function walk(parent: Parents, source: string): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'html' && isMarkdownInside(node)) {
      kept.push(...readInside(node, source))
      continue
    }
    const included = includedBy(node, source)
    if (included !== undefined) {
      kept.push(...included)
      continue
    }
    if (node.type === 'link' && node.url.startsWith('@site/')) node.url = node.url.slice('@site'.length)
    if (node.type === 'text') kept.push(...readText(node, kept.at(-1)))
    else if (node.type === 'paragraph' && (isContents(node) || isAbbreviations(node))) continue
    else {
      if (node.type === 'callout') node.title = node.title.flatMap((one) => readTitle(one, source))
      if (node.type === 'inlineCode') node.value = node.value.replace(/^#!\w+ /, '')
      if ('children' in node) walk(node, source)
      kept.push(node)
    }
  }
  setChildren(parent, kept)
}

/** `[[toc]]`: every page has its contents beside its text. */
function isContents({ children }: Paragraph): boolean {
  const [only] = children
  return children.length === 1 && only?.type === 'wikiLink' && only.value.toLowerCase() === 'toc'
}

/** `*[HTML]: Hyper Text Markup Language`, which says what a word stands for wherever it is. */
function isAbbreviations({ children }: Paragraph): boolean {
  const [first] = children
  return (
    children.length > 0 &&
    first?.type === 'text' &&
    children.every((node) => node.type === 'text') &&
    first.value.split('\n').every((line) => /^\*\[[^\]]+\]:/.test(line))
  )
}

function readTitle(node: PhrasingContent, source: string): readonly PhrasingContent[] {
  if (node.type === 'text') return readText(node, undefined)
  if ('children' in node) walk(node, source)
  return [node]
}

/** A text without icons and attributes, with keys as code. Positions stay those of the whole. */
function readText(text: Text, before: Nodes | undefined): readonly PhrasingContent[] {
  const { position } = text
  let value = text.value
    .replace(icon, '')
    // What was proposed, and what was struck or said about it.
    .replace(/\{(\+\+|==)([^\n]*?)\1\}/g, '$2')
    .replace(/\{--[^\n]*?--\}|\{>>[^\n]*?<<\}/g, '')
    .replace(/\^\^([^\s^](?:[^\n^]*[^\s^])?)\^\^/g, '$1')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
  const head = attributes.exec(value)?.[0] ?? ''
  const isOfBefore = before !== undefined && before.type !== 'break'
  if (isOfBefore) value = value.slice(head.length)
  // The place of that name.
  const id = isOfBefore ? /[\s{:]#([\w-]+)/.exec(head)?.[1] : undefined
  const anchor: readonly PhrasingContent[] =
    id === undefined ? [] : [{ type: 'html', value: `<a id="${id}"></a>`, ...(position && { position }) }]
  // At the end of a paragraph they are its own.
  value = value.replace(/(?:^|\n)\{:?[ \t]*\.[\w-]+(?:[ \t]+[.#][\w-]+)*[ \t]*\}[ \t]*$/, '')
  if (!value.includes('++') && !value.includes('{{'))
    return value === '' ? anchor : value === text.value ? [text] : [...anchor, { ...text, value }]
  const made: PhrasingContent[] = [...anchor]
  let from = 0
  const put = (to: number): void => {
    if (to > from) made.push({ type: 'text', value: value.slice(from, to), ...(position && { position }) })
  }
  for (const { 0: whole, 1: pressed, index } of value.matchAll(pieces)) {
    put(index)
    from = index + whole.length
    if (pressed === undefined) {
      made.push({ type: 'inlineCode', value: whole, ...(position && { position }) })
      continue
    }
    const names = pressed
      .split('+')
      .map((name) => name.replaceAll('"', '').replace(/^[a-z]/, (letter) => letter.toUpperCase()))
    made.push({ type: 'inlineCode', value: names.join('+'), ...(position && { position }) })
  }
  put(value.length)
  return made
}
