import {
  type Block,
  box,
  codeBlock,
  formulaBlock,
  heading,
  type Inline,
  item,
  lineBreak,
  list,
  paragraph,
  plainText,
  rule,
  text,
  verbatim,
} from '../markdown/build.ts'
import { createListBlocks } from '../markdown/nest-lists.ts'
import { type LineReader, openLineReader, type PageNames } from './read-line.ts'
import { readTable } from './read-table.ts'
import { type Aside, asideMark, setAside } from './set-aside.ts'

/** A page as blocks, and the categories that it is in. */
interface ReadPage {
  readonly blocks: Block[]
  readonly categories: readonly string[]
}

/** Deepest nesting of tables and the like. */
const deepest = 8

/** Reads a page in wikitext. */
export function readPage(source: string, names: PageNames): ReadPage {
  const { text: marked, asides } = setAside(source, names.title)
  const reader = openLineReader(asides, names)
  const blocks = readBlocks(marked.split('\n'), asides, reader, names, 0)
  const notes = reader.notes().map((line, i) => paragraph([verbatim(`[^${i + 1}]: `), ...line]))
  return { blocks: [...blocks, ...notes], categories: reader.categories }
}

function readBlocks(
  lines: readonly string[],
  asides: readonly Aside[],
  reader: LineReader,
  names: PageNames,
  depth: number,
): Block[] {
  const blocks: Block[] = []
  let at = 0
  const put = (line: Inline[]): void => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push(paragraph(line))
  }
  while (at < lines.length) {
    const line = lines[at]!
    const title = /^(={1,6})\s*(.+?)\s*\1\s*$/.exec(line)
    const alone = blockAside(line, asides, depth)
    if (line.trim() === '' || /^__[A-Z]+__\s*$/.test(line)) at++
    else if (alone) {
      at++
      blocks.push(...writeAside(alone, reader, names))
    } else if (title) {
      at++
      blocks.push(heading(title[1]!.length, reader.read(title[2]!)))
    } else if (/^-{4,}/.test(line)) {
      at++
      blocks.push(rule())
    } else if (/^:*\s*\{\|/.test(line)) {
      const from = at++
      for (let open = 1; at < lines.length && open > 0; at++) {
        if (/^\s*:*\{\|/.test(lines[at]!)) open++
        else if (/^\s*\|\}/.test(lines[at]!)) open--
      }
      const inner = lines.slice(from, at)
      blocks.push(
        ...(depth < deepest
          ? readTable(inner, (cell) => readBlocks(cell, asides, reader, names, depth + 1), reader.read)
          : [codeBlock(inner.join('\n'))]),
      )
    } else if (/^[*#:;]/.test(line)) {
      const from = at
      while (at < lines.length && /^[*#:;]/.test(lines[at]!)) at++
      blocks.push(...readList(lines.slice(from, at), reader))
    } else if (/^ \S/.test(line)) {
      const from = at
      while (at < lines.length && /^ /.test(lines[at]!)) at++
      blocks.push(
        codeBlock(
          lines
            .slice(from, at)
            .map((one) => plainText(reader.read(one.slice(1))))
            .join('\n'),
        ),
      )
    } else {
      const from = at++
      while (at < lines.length && isProse(lines[at]!, asides)) at++
      put(reader.read(lines.slice(from, at).join('\n').trim()))
    }
  }
  return blocks
}

function isProse(line: string, asides: readonly Aside[]): boolean {
  return (
    line.trim() !== '' &&
    !/^(?:[*#:;]|={1,6}.+=\s*$|-{4,}|:*\{\|| \S)/.test(line) &&
    !blockAside(line, asides)
  )
}

/** A piece that has a line of its own and is a block. */
function blockAside(line: string, asides: readonly Aside[], depth = 0): Aside | undefined {
  const trimmed = line.trim()
  asideMark.lastIndex = 0
  const match = asideMark.exec(trimmed)
  const aside = match === null ? undefined : asides[Number(match[1])]
  if (match === null || aside === undefined) return undefined
  if (aside.kind === 'code' && aside.isBlock && match[0] === trimmed) return aside
  // A cell of a table has no place for a box or a formula of its own.
  if (depth > 0 && aside.kind !== 'gallery' && aside.kind !== 'poem') return undefined
  if (aside.kind === 'plain' || aside.kind === 'note' || aside.kind === 'code') return undefined
  return match[0] === trimmed ? aside : undefined
}

function writeAside(aside: Aside, reader: LineReader, names: PageNames): Block[] {
  switch (aside.kind) {
    case 'code':
      return [codeBlock(aside.text, aside.language)]
    case 'math':
      return [formulaBlock(aside.text)]
    case 'gallery': {
      const rows = aside.text.split('\n').filter((line) => line.trim() !== '')
      return [
        list(
          rows.map((row) =>
            item([paragraph(reader.read(`[[:File:${row.replace(/^\s*(?:File|Image):/i, '').trim()}]]`))]),
          ),
        ),
      ]
    }
    case 'poem':
      return [
        paragraph(
          aside.text
            .split('\n')
            .flatMap((line, i): Inline[] => [...(i > 0 ? [lineBreak()] : []), ...reader.read(line.trim())]),
        ),
      ]
    case 'template':
      names.remark(
        `template-${aside.name.slice(0, 40)}`,
        `the template ${aside.name.slice(0, 40)}, its source in a folded box`,
      )
      return [box('note', `Template: ${aside.name}`, [codeBlock(aside.source)], true)]
    default:
      return [paragraph([text(aside.text)])]
  }
}

function readList(lines: readonly string[], reader: LineReader): Block[] {
  const lists = createListBlocks()
  for (const line of lines) {
    const [, signs = '', rest = ''] = /^([*#:;]+)\s*(.*)$/.exec(line) ?? []
    const sign = signs.at(-1)
    if (sign === '*' || sign === '#')
      lists.item({ depth: signs.length - 1, isOrdered: sign === '#', line: reader.read(rest) })
    else if (sign === ';') {
      const [term = '', ...meaning] = rest.split(/\s+:\s+/)
      lists.block(paragraph([{ type: 'strong', children: reader.read(term) }]))
      if (meaning.length > 0) lists.block(paragraph(reader.read(meaning.join(' : '))))
    } else if (!/[*#]/.test(signs) || !lists.more(paragraph(reader.read(rest))))
      lists.block({ type: 'blockquote', children: [paragraph(reader.read(rest))] })
  }
  return lists.all()
}
