import { languageOf, writeCodeBlock } from './code-block.ts'
import { collectRuns, formulaOf, isHidden, plainStyle, type Run, type Style, styleOf } from './inline-runs.ts'
import type { Block, PasteContext } from './paste-context.ts'
import { hasClass, type PastedElement, type PastedNode, textOf } from './pasted-node.ts'
import { joinWordLists } from './word-lists.ts'
import { writeInline } from './write-inline.ts'
import { writeList } from './write-list.ts'
import { findCells, isLayout, writeTable } from './write-table.ts'

/** What pasted HTML becomes. */
export interface PastedMarkdown {
  readonly blocks: readonly Block[]
  /** Whether it is nothing but text: then the text of the clipboard says the same, and perhaps is Markdown. */
  readonly isPlain: boolean
}

/** Turns pasted HTML into Markdown: what says something stays, how it looked does not. Linear in its size. */
export function htmlToMarkdown(nodes: readonly PastedNode[], context: PasteContext): PastedMarkdown {
  const blocks = collectBlocks(nodes, { style: plainStyle, language: undefined }, context)
  const isPlain = blocks.every(({ kind }) => kind === 'paragraph') && isBare(nodes, context)
  return { blocks, isPlain }
}

/** Whether no text has a mark or leads anywhere. */
function isBare(nodes: readonly PastedNode[], context: PasteContext): boolean {
  const runs: Run[] = []
  collectRuns(nodes, plainStyle, context, runs)
  return runs.every((run) => run.kind !== 'raw' && run.marks.size === 0 && run.link === undefined)
}

/** What stands around a block. */
interface Around {
  readonly style: Style
  /** The language of code, where an element around it says so. */
  readonly language: string | undefined
}

function collectBlocks(
  nodes: readonly PastedNode[],
  around: Around,
  context: PasteContext,
): readonly Block[] {
  const blocks: Block[] = []
  let runs: Run[] = []
  const flush = (): void => {
    for (const paragraph of paragraphsOf(runs)) {
      const text = writeInline(paragraph, context.lineBreak)
      if (text !== '') blocks.push({ kind: 'paragraph', text })
    }
    runs = []
  }
  for (const node of joinWordLists(nodes)) {
    if (typeof node === 'string' || (!node.isBlock && !isBlockFormula(node))) {
      collectRuns([node], around.style, context, runs)
      continue
    }
    flush()
    if (!isHidden(node)) for (const block of blocksOf(node, around, context)) blocks.push(block)
  }
  flush()
  return blocks
}

/** Two line ends in a row are the end of a paragraph. */
function paragraphsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [[]]
  let breaks: Run[] = []
  for (const run of runs) {
    if (run.kind === 'break') breaks.push(run)
    else if (run.kind === 'text' && run.text.trim() === '' && breaks.length > 0) continue
    else {
      const last = paragraphs.at(-1)
      if (breaks.length > 1) paragraphs.push([run])
      else last?.push(...(last.length > 0 ? breaks : []), run)
      breaks = []
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

function isBlockFormula(element: PastedElement): boolean {
  return (
    hasClass(element, 'katex-display') ||
    (element.name === 'math' && element.attributes['display'] === 'block')
  )
}

function blocksOf(element: PastedElement, around: Around, context: PasteContext): readonly Block[] {
  const { name, children, attributes } = element
  const inside: Around = {
    style: styleOf(element, around.style, context),
    language: languageOf(element) ?? around.language,
  }
  const other = (text: string): readonly Block[] => (text === '' ? [] : [{ kind: 'other', text }])
  if (isBlockFormula(element)) {
    const inner = children.find((child) => typeof child !== 'string' && formulaOf(child) !== undefined)
    const tex = formulaOf(element) ?? (inner && typeof inner !== 'string' ? formulaOf(inner) : undefined)
    return other(tex === undefined ? '' : `$$\n${tex}\n$$`)
  }
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined) {
    const text = writeHeading(children, inside, context)
    return other(text === '' ? '' : `${'#'.repeat(Number(level))} ${text}`)
  }
  switch (name) {
    case 'hr':
      return other('---')
    case 'pre':
      return other(writeCodeBlock(element, inside.language))
    case 'blockquote':
      return other(quote(joinBlocks(collectBlocks(children, inside, context))))
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir': {
      const text = writeList(element, (nodes) => collectBlocks(nodes, inside, context))
      return text === '' ? [] : [{ kind: 'list', text }]
    }
    case 'li':
      return blocksOf({ name: 'ul', attributes: {}, children: [element], isBlock: true }, around, context)
    case 'table': {
      if (isLayout(element))
        return findCells(element).flatMap((cells) =>
          cells.flatMap((cell) => collectBlocks(cell.children, inside, context)),
        )
      return other(writeTable(element, (nodes) => writeCell(nodes, inside, context)))
    }
    case 'section':
      if (hasClass(element, 'footnotes') || attributes['data-footnotes'] !== undefined)
        return writeFootnotes(element, inside, context)
      break
    case 'dt':
      return collectBlocks(children, withMark(inside, 'strong'), context)
  }
  const callout = attributes['data-callout']
  if (callout !== undefined && /^[\w-]+$/.test(callout)) return other(writeCallout(element, inside, context))
  return collectBlocks(children, inside, context)
}

function withMark(around: Around, mark: 'strong'): Around {
  return { ...around, style: { ...around.style, marks: new Set([...around.style.marks, mark]) } }
}

/** A heading is bold by itself. */
function writeHeading(children: readonly PastedNode[], inside: Around, context: PasteContext): string {
  const runs: Run[] = []
  collectRuns(children, inside.style, context, runs)
  const bare = runs.map((run) => ({
    ...run,
    ...(run.kind === 'break' && { kind: 'text' as const, text: ' ' }),
    marks: new Set([...run.marks].filter((mark) => mark !== 'strong')),
  }))
  return writeInline(bare, ' ').replace(/\s*\n\s*/g, ' ')
}

function writeCell(nodes: readonly PastedNode[], inside: Around, context: PasteContext): string {
  return collectBlocks(nodes, inside, { ...context, lineBreak: '\n' })
    .map(({ text }) => text)
    .join('\n')
    .replace(/^#{1,6} /gm, '')
}

/** `> [!tip] Title`, as pages of a garden show callouts. */
function writeCallout(element: PastedElement, inside: Around, context: PasteContext): string {
  const [first, ...rest] = element.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  )
  const hasTitle = first !== undefined && typeof first !== 'string' && hasClass(first, 'callout-title')
  const title = hasTitle && typeof first !== 'string' ? writeHeading(first.children, inside, context) : ''
  const fold = element.name === 'details' ? (element.attributes['open'] === undefined ? '-' : '+') : ''
  const body = joinBlocks(collectBlocks(hasTitle ? rest : element.children, inside, context))
  const head = `[!${element.attributes['data-callout'] ?? 'note'}]${fold}${title === '' ? '' : ` ${title}`}`
  return quote(body === '' ? head : `${head}\n${body}`)
}

function writeFootnotes(element: PastedElement, inside: Around, context: PasteContext): readonly Block[] {
  const blocks: Block[] = []
  const visit = (node: PastedNode): void => {
    if (typeof node === 'string') return
    const id = noteId(node)
    if (id === undefined || !context.footnotes.has(id)) {
      node.children.forEach(visit)
      return
    }
    const text = joinBlocks(collectBlocks(node.children, inside, context))
    blocks.push({ kind: 'other', text: `[^${id}]: ${text.replace(/\n(?=.)/g, '\n    ')}` })
  }
  visit(element)
  return blocks
}

/** The name of a footnote whose text an element has. */
function noteId({ name, attributes }: PastedElement): string | undefined {
  return name === 'li' ? /^(?:user-content-)?fn[-:]([\w-]+)$/.exec(attributes['id'] ?? '')?.[1] : undefined
}

/** The names of all footnotes whose texts are there. */
export function collectFootnotes(nodes: readonly PastedNode[]): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: PastedNode): void => {
    if (typeof node === 'string') return
    const id = noteId(node)
    if (id !== undefined && textOf(node).trim() !== '') names.add(id)
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return names
}

/** Blocks below each other, with an empty line between. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n')
}

function quote(text: string): string {
  return text === '' ? '' : text.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
}
