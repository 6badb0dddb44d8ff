import type { Code, List, ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { CalloutNode } from '../../model/note-nodes.ts'
import { boxSource } from '../../parse/box-source.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import type { OrgFile } from './org-file.ts'
import type { OrgLine } from './org-lines.ts'
import { headingOf, type Made, readDrawer, readHeading, readTimes } from './read-headings.ts'
import { readInline } from './read-inline.ts'
import { readTable } from './read-table.ts'

/** Blocks in blocks and lists in lists at most; what is deeper is text. */
const maxDepth = 40

const bullet = /^(?:[-+]|\d{1,9}[.)]|[a-zA-Z][.)])(?:[ \t]+|$)/
const drawer = /^:([\w-]+):[ \t]*$/
const keyword = /^#\+([\w-]+):[ \t]*(.*)$/
const begin = /^#\+begin_(\w+)(?:[ \t]+(.*))?$/i

/** The blocks of lines that stand in nothing, or in one block. */
export function readBlocks(lines: readonly OrgLine[], file: OrgFile, depth = 0): Nodes[] {
  const nodes: Nodes[] = []
  let i = 0
  while (i < lines.length) {
    const line = lines[i]!
    const made = line.text === '' ? { next: i + 1, nodes: [] } : readBlock(lines, i, nodes, file, depth)
    nodes.push(...made.nodes)
    i = Math.max(made.next, i + 1)
  }
  return nodes
}

function readBlock(
  lines: readonly OrgLine[],
  i: number,
  before: readonly Nodes[],
  file: OrgFile,
  depth: number,
): Made {
  const line = lines[i]!
  const { text } = line
  const isTop = line.indent === 0
  if (isTop && /^\*+[ \t]/.test(text)) return readHeading(lines, i, file)
  const block = begin.exec(text)
  if (block !== null) {
    const made = readBlockOf(lines, i, (block[1] ?? '').toLowerCase(), block[2] ?? '', file, depth)
    if (made !== undefined) return made
  }
  if (drawer.test(text)) {
    const made = readDrawer(lines, i, before, file)
    if (made !== undefined) return made
  }
  if (
    /^#(?:[ \t]|$)/.test(text) ||
    /^(?:CLOCK:|#\+(?:RESULTS|TBLFM|ATTR_\w+|NAME|OPTIONS|STARTUP)\b)/i.test(text)
  )
    return hide(line, i, file)
  const said = keyword.exec(text)
  if (said !== null) {
    const [, name = '', value = ''] = said
    const key = name.toLowerCase()
    if (key === 'caption' && value !== '') {
      const start = line.end - value.length
      return {
        nodes: [
          paragraph(
            [{ type: 'emphasis', children: readInline(start, line.end, file) }],
            start,
            line.end,
            file,
          ),
        ],
        next: i + 1,
      }
    }
    if (key === 'filetags' || key === 'roam_tags' || key === 'tags')
      file.tags.push(...value.split(/[\s:,"]+/).filter((tag) => tag !== ''))
    else if (!file.keywords.has(key)) file.keywords.set(key, value.trim())
    return hide(line, i, file)
  }
  if (/^-{5,}$/.test(text))
    return {
      nodes: [{ type: 'thematicBreak', position: file.locator.position(line.start, line.end) }],
      next: i + 1,
    }
  if (/^\|/.test(text)) return readTable(lines, i, file)
  if (/^:(?:[ \t]|$)/.test(text)) return readFixed(lines, i, file)
  if (isBullet(line) && depth < maxDepth) return readList(lines, i, file, depth)
  const footnote = isTop ? /^\[fn:([\w-]+)\][ \t]*/.exec(text) : null
  if (footnote !== null) return readFootnote(lines, i, footnote[1] ?? '', footnote[0].length, file)
  if (/^(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<[]/.test(text) && headingOf(before) !== undefined)
    return readTimes(line, i, file)
  return readParagraph(lines, i, file)
}

function hide(line: OrgLine, i: number, file: OrgFile): Made {
  file.hidden.push({ start: line.start, end: line.end })
  return { nodes: [], next: i + 1 }
}

function isBullet({ text, indent }: OrgLine): boolean {
  return bullet.test(text) || (indent > 0 && /^\*[ \t]/.test(text))
}

function readBlockOf(
  lines: readonly OrgLine[],
  i: number,
  name: string,
  info: string,
  file: OrgFile,
  depth: number,
): Made | undefined {
  const { locator } = file
  const end = lines.findIndex(({ text }, at) => at > i && text.toLowerCase() === `#+end_${name}`)
  if (end < 0) return undefined
  const inner = lines.slice(i + 1, end)
  const position = locator.position(lines[i]!.start, lines[end]!.end)
  const next = end + 1
  if (name === 'comment') {
    file.hidden.push({ start: lines[i]!.start, end: lines[end]!.end })
    return { nodes: [], next }
  }
  if (name === 'src' || name === 'example' || name === 'export' || name === 'verse') {
    const language = name === 'src' || name === 'export' ? (/^\S+/.exec(info)?.[0] ?? null) : null
    const code: Code = { type: 'code', lang: language, value: codeOf(inner, locator.source), position }
    return { nodes: [name === 'export' ? boxSource('Org: export', code, position) : code], next }
  }
  if (depth >= maxDepth) return undefined
  const children = readBlocks(inner, file, depth + 1)
  if (name === 'quote')
    return { nodes: [{ type: 'blockquote', children: children as never, position }], next }
  if (name === 'center') return { nodes: children, next }
  const callout: CalloutNode = {
    type: 'callout',
    calloutType: calloutTypeOf(name),
    calloutName: name,
    title: [],
    children: children as never,
    position,
  }
  return { nodes: [callout], next }
}

/** Lines of code without what all of them are indented by; a comma protects a star or a sign at their start. */
function codeOf(lines: readonly OrgLine[], source: string): string {
  const written = lines.map(({ start, end, text, indent }) =>
    text === '' ? '' : ' '.repeat(indent) + source.slice(start, end),
  )
  const least = Math.min(...lines.filter(({ text }) => text !== '').map(({ indent }) => indent), 1_000)
  return written
    .map((line) => line.slice(Math.min(least, line.length)).replace(/^(\s*),(?=\*|#\+|,)/, '$1'))
    .join('\n')
}

function readFixed(lines: readonly OrgLine[], i: number, { locator }: OrgFile): Made {
  let end = i
  while (end < lines.length && /^:(?:[ \t]|$)/.test(lines[end]!.text)) end++
  const value = lines
    .slice(i, end)
    .map(({ text }) => text.replace(/^: ?/, ''))
    .join('\n')
  return {
    nodes: [{ type: 'code', value, position: locator.position(lines[i]!.start, lines[end - 1]!.end) }],
    next: end,
  }
}

function readList(lines: readonly OrgLine[], i: number, file: OrgFile, depth: number): Made {
  const { locator } = file
  const { indent } = lines[i]!
  const items: ListItem[] = []
  const isOrdered = /^\d/.test(lines[i]!.text)
  let at = i
  while (at < lines.length && lines[at]!.indent === indent && isBullet(lines[at]!)) {
    const line = lines[at]!
    if (items.length > 0 && /^\d/.test(line.text) !== isOrdered) break
    const mark = (bullet.exec(line.text) ?? /^\*[ \t]+/.exec(line.text))![0]
    const box = /^\[([ xX-])\](?:[ \t]+|$)/.exec(line.text.slice(mark.length))
    const from = line.start + mark.length + (box?.[0].length ?? 0)
    let end = at + 1
    while (end < lines.length && (lines[end]!.text === '' || lines[end]!.indent > indent)) {
      if (lines[end]!.text === '' && lines[end + 1]?.text === '') break
      end++
    }
    while (end > at + 1 && lines[end - 1]!.text === '') end--
    const first: OrgLine = {
      start: from,
      end: line.end,
      indent: indent + mark.length,
      text: locator.source.slice(from, line.end),
    }
    const inner = [first, ...lines.slice(at + 1, end)]
    items.push({
      type: 'listItem',
      spread: false,
      ...(box !== null && { checked: /x/i.test(box[1] ?? '') }),
      children: readBlocks(
        first.text === '' ? inner.slice(1) : inner,
        file,
        depth + 1,
      ) as ListItem['children'],
      position: locator.position(line.start, lines[end - 1]!.end),
    })
    at = end
    while (
      at < lines.length &&
      lines[at]!.text === '' &&
      lines[at + 1] !== undefined &&
      lines[at + 1]!.indent === indent &&
      isBullet(lines[at + 1]!)
    )
      at++
  }
  const list: List = {
    type: 'list',
    ordered: isOrdered,
    spread: false,
    ...(isOrdered && { start: Number.parseInt(lines[i]!.text, 10) || 1 }),
    children: items,
    position: locator.position(lines[i]!.start, lines[Math.max(i, at - 1)]!.end),
  }
  return { nodes: [list], next: at }
}

function readFootnote(
  lines: readonly OrgLine[],
  i: number,
  label: string,
  from: number,
  file: OrgFile,
): Made {
  const end = endOfParagraph(lines, i)
  const [start, to] = [lines[i]!.start + from, lines[end - 1]!.end]
  const position = file.locator.position(lines[i]!.start, to)
  const children = [paragraph(readInline(start, to, file), start, to, file)]
  return {
    nodes: [{ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children, position }],
    next: end,
  }
}

function readParagraph(lines: readonly OrgLine[], i: number, file: OrgFile): Made {
  const end = endOfParagraph(lines, i)
  const [start, to] = [lines[i]!.start, lines[end - 1]!.end]
  const term = /^(.*?)[ \t]+::(?:[ \t]+|$)/.exec(lines[i]!.text)
  const children =
    term === null
      ? readInline(start, to, file)
      : [
          { type: 'strong' as const, children: readInline(start, start + (term[1] ?? '').length, file) },
          { type: 'text' as const, value: ' ' },
          ...readInline(start + term[0].length, to, file),
        ]
  return { nodes: [paragraph(children, start, to, file)], next: end }
}

function endOfParagraph(lines: readonly OrgLine[], i: number): number {
  let end = i + 1
  while (end < lines.length) {
    const line = lines[end]!
    const { text } = line
    if (text === '' || isBullet(line) || /^(?:\||#\+|# |-{5,}$|:[\w-]+:$|: )/.test(text)) break
    if (line.indent === 0 && /^(?:\*+[ \t]|\[fn:[\w-]+\])/.test(text)) break
    end++
  }
  return end
}

function paragraph(children: PhrasingContent[], start: number, end: number, { locator }: OrgFile): Paragraph {
  return { type: 'paragraph', children, position: locator.position(start, end) }
}
