import type { Code, Html, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import { hashText } from '../../model/hash-text.ts'
import type { Fragment, SectionCut } from '../../model/link.ts'
import type { WikiEmbedNode } from '../../model/note-nodes.ts'
import { extensionOf } from '../../model/path.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import type { Locator } from '../../parse/locator.ts'

/** A file that a block includes, and which part of it. */
interface Include {
  readonly file: string
  /** Lines (`2:5`), or the name of a part that is marked in the file. */
  readonly part?: string
  /** The comments before and behind the part; one to the end of the note has the first alone. */
  readonly start?: string
  readonly end?: string
  /** Without the heading, where the part is a heading's. */
  readonly isHeadless?: true
  /** Shown as code, whatever the file is called. */
  readonly isCode?: true
}

/** Files that a block includes, each as an embed; undefined for one that includes none. */
export function includedBy(node: Nodes, source: string): readonly Nodes[] | undefined {
  const { position } = node
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined || position === undefined) return undefined
  if (node.type !== 'paragraph' && node.type !== 'code' && node.type !== 'html') return undefined
  const written = source.slice(start, end)
  const includes = includesIn(node, written)
  return includes?.map((one) => embed(one, start + written.indexOf(one.file), position))
}

/** A line that may include a file. */
const includeLine = /^[ \t]*(?:-{1,}8<-{1,}[ \t]|\{%-?[ \t]*include|<!--[ \t]*@include:)/m

/**
 * The parts of a paragraph or of HTML in whose midst lines include files, each with what it includes as a node beside it;
 * undefined for one without such lines.
 */
export function splitAtIncludes(node: Nodes, source: string, locator: Locator): readonly Nodes[] | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined || (node.type !== 'paragraph' && node.type !== 'html'))
    return undefined
  if (!includeLine.test(source.slice(start, end))) return undefined
  return node.type === 'html' ? splitHtml(node, start, source, locator) : splitParagraph(node, locator)
}

function splitHtml(
  node: Html,
  start: number,
  source: string,
  locator: Locator,
): readonly Nodes[] | undefined {
  if (!source.startsWith(node.value, start)) return undefined
  const nodes: Nodes[] = []
  let from = 0
  let at = 0
  const put = (to: number): void => {
    const value = node.value.slice(from, to)
    if (value.trim() !== '')
      nodes.push({ type: 'html', value, position: locator.position(start + from, start + to) })
  }
  for (const line of node.value.split('\n')) {
    const embeds = embedsOf(line, start + at, locator)
    if (embeds !== undefined) {
      put(at)
      nodes.push(...embeds)
      from = at + line.length + 1
    }
    at += line.length + 1
  }
  put(node.value.length)
  return from === 0 ? undefined : nodes
}

function splitParagraph(node: Paragraph, locator: Locator): readonly Nodes[] | undefined {
  const nodes: Nodes[] = []
  let open: PhrasingContent[] = []
  let isSplit = false
  const put = (): void => {
    const [first, last] = [open[0]?.position, open.at(-1)?.position]
    const position = first && last ? { start: first.start, end: last.end } : node.position
    if (open.some((one) => one.type !== 'text' || one.value.trim() !== ''))
      nodes.push({ type: 'paragraph', children: open, ...(position && { position }) })
    open = []
  }
  for (const [i, child] of node.children.entries()) {
    const before = node.children[i - 1]
    const isStart = before === undefined || before.type === 'break'
    if (child.type !== 'text') {
      open.push(child)
      continue
    }
    const found = new Map<PhrasingContent, readonly Nodes[]>()
    const cuts: TextCut[] = []
    let at = 0
    for (const line of child.value.split('\n')) {
      const from = at
      at += line.length + 1
      if ((from === 0 && !isStart) || !includeLine.test(line)) continue
      const make: TextCut['make'] = ({ position }) => {
        const mark: PhrasingContent = { type: 'text', value: '', ...(position && { position }) }
        const embeds = embedsOf(line, position?.start.offset ?? 0, locator)
        if (embeds === undefined) return [{ ...mark, value: line }]
        found.set(mark, embeds)
        return [mark]
      }
      cuts.push({ from, to: from + line.length, make })
    }
    for (const piece of cutText(child, cuts, locator)) {
      const embeds = found.get(piece)
      if (embeds === undefined) open.push(piece)
      else {
        isSplit = true
        put()
        nodes.push(...embeds)
      }
    }
  }
  put()
  return isSplit ? nodes : undefined
}

/** What a line includes; undefined for one that includes nothing. */
function embedsOf(line: string, start: number, locator: Locator): readonly Nodes[] | undefined {
  if (!includeLine.test(line)) return undefined
  const written = line.trim()
  const position = locator.position(start, start + line.length)
  const isComment = written.startsWith('<!--')
  const node: Paragraph | Html = isComment
    ? { type: 'html', value: written }
    : { type: 'paragraph', children: [] }
  return includesIn(node, written)?.map((one) => embed(one, start + line.indexOf(one.file), position))
}

/**
 * Gives a comment that may mark where a part of a note begins or ends a name by which {@link includedBy} finds it. Of several
 * that say the same the first has it: `marked` are the names so far.
 */
export function markPart(node: Nodes, marked: Set<string>): void {
  const said = node.type === 'html' ? /^<!--((?:(?!-->)[^\n]){1,80})-->\s*$/.exec(node.value)?.[1] : undefined
  const id = said === undefined ? '' : idOf(said)
  if (id === '' || marked.has(id)) return
  marked.add(id)
  markBlock(node, id)
  node.data = { ...node.data, isQuotable: true }
}

/** What names a comment by its words, none of which a page may show: `mark-1x2ab3` for `--8<-- [start:intro]`. */
function idOf(comment: string): string {
  const words = comment.toLowerCase().match(/[a-z0-9]+/g)
  return words === null ? '' : `mark-${hashText(words.join('-')).toString(36)}`
}

function includesIn(node: Paragraph | Code | Html, written: string): readonly Include[] | undefined {
  if (node.type === 'html') {
    const [, file, region] =
      /^<!--[ \t]*@include:[ \t]*(?:@\/)?([^\s{}#]+)(?:#([\w-]+))?[^\n]*-->\s*$/.exec(written) ?? []
    if (file === undefined) return undefined
    if (region === undefined) return [{ file }]
    const [start, end] = [`#region ${region}`, `#endregion ${region}`]
    return [{ file, part: region, start, end, isHeadless: true }]
  }
  const text = (node.type === 'code' ? node.value : written).trim()
  if (text.length > 2_000) return undefined
  const bang = /^\{![>]?[ \t]*([^{}!\s]+)[ \t]*!\}$/.exec(text)?.[1]
  if (bang !== undefined)
    return ofGarden([{ file: fromTop(bang), ...(node.type === 'code' && { isCode: true }) }])
  const snippet = /^-{1,}8<-{1,}[ \t]+(["'])([^"'\n]+)\1$/.exec(text)?.[2]
  if (snippet !== undefined) return snippetsOf([snippet])
  const several = /^-{1,}8<-{1,}\n([\s\S]+)\n-{1,}8<-{1,}$/.exec(text)?.[1]?.split('\n')
  if (several !== undefined) return snippetsOf(several)
  if (node.type === 'code') return undefined
  const [, , markdown, options = ''] =
    /^\{%-?\s*include(?:-markdown)?\s+(["'])([^"'\n]+)\1((?:(?!%\})[\s\S])*?)-?%\}$/.exec(text) ?? []
  if (markdown !== undefined) {
    const option = (name: string): string | undefined =>
      new RegExp(`\\b${name}=(["'])([^"'\\n]{1,100})\\1`).exec(options)?.[2]
    const [start, end] = [option('start'), option('end')]
    return ofGarden([{ file: markdown, ...(start && { start, ...(end && { end }) }) }])
  }
  const variants = /^\{\*\s+(\S+)[^\n]*\*\}$/.exec(text)?.[1]
  if (variants !== undefined) return ofGarden([{ file: fromTop(variants) }])
  const [, code, region] = /^<<<[ \t]+(?:@\/(?:\.\.\/)*)?([^\s{}[\]#]+)(?:#([\w-]+))?[^\n]*$/.exec(text) ?? []
  return code === undefined
    ? undefined
    : ofGarden([{ file: code, ...(region && { part: region }), isCode: true }])
}

/** `file.md`, `file.md:part`, `file.py:2:5`; one behind a semicolon is left out. */
function snippetsOf(written: readonly string[]): readonly Include[] | undefined {
  return ofGarden(
    written.flatMap((line): readonly Include[] => {
      const [, file = '', part] = /^([a-z]+:\/\/.*|[^:]*)(?::(.+))?$/i.exec(line.trim()) ?? []
      if (file === '' || file.startsWith(';')) return []
      if (part === undefined) return [{ file: fromTop(file) }]
      return [{ file: fromTop(file), part, start: `--8<-- [start:${part}]`, end: `--8<-- [end:${part}]` }]
    }),
  )
}

/** A path from a folder that the settings name: where that is outside of the notes, from wherever its rest is. */
function fromTop(file: string): string {
  return file.replace(/^(?:\.\.?\/)+/, '')
}

/** Undefined where one of them is elsewhere: nothing is fetched. */
function ofGarden(includes: readonly Include[]): readonly Include[] | undefined {
  return includes.some(({ file }) => /^[a-z]+:\/\//i.test(file)) ? undefined : includes
}

/** An embed of a file; of one that is no note, its text as code. */
function embed(
  { file, part, start, end, isHeadless, isCode }: Include,
  at: number,
  position: Position,
): Paragraph {
  const isNote = !isCode && /^\.mdx?$|^$/.test(extensionOf(file))
  const isRange = part !== undefined && /^[\d:,-]+$/.test(part)
  const fragment: Fragment | undefined =
    isNote && !isRange && start !== undefined && idOf(start) !== ''
      ? { kind: 'block', id: idOf(start), name: part ?? start }
      : undefined
  const section: SectionCut | undefined = fragment
    ? { until: end === undefined ? '*' : idOf(end), ...(isHeadless && { isHeadless }) }
    : !isNote && part !== undefined
      ? { lines: part }
      : undefined
  const node: WikiEmbedNode = {
    type: 'wikiEmbed',
    value: file,
    data: {
      alias: file,
      given: {
        target: file,
        targetRange: { start: at, end: at + file.length },
        ...(fragment && { fragment }),
        ...(section && { section }),
        ...(!isNote && { isData: true as const }),
      },
    },
    children: [],
    position,
  }
  return { type: 'paragraph', children: [node], position }
}
