import {
  type Block,
  box,
  codeBlock,
  formulaBlock,
  heading,
  type Inline,
  lineBreak,
  paragraph,
  quote,
  rule,
  table,
} from '../markdown/build.ts'
import { createListBlocks } from '../markdown/nest-lists.ts'
import { partAtTags } from './html-elements.ts'
import { readLine, type WikiNames } from './read-line.ts'

/** Lines at the top of a tiddler, or of a block, that say how it is read. */
const pragma = /^\\(?:define|procedure|function|widget|rules|import|whitespace|parameters|parsermode)\b/

/** Deepest nesting of blocks in one another. */
const deepest = 20

/** Wikitext as blocks (https://tiddlywiki.com/#WikiText). */
export function readWikitext(source: string, names: WikiNames, depth = 0): Block[] {
  const lines = source.split('\n')
  const blocks: Block[] = []
  let at = 0
  /** Lines up to one that ends them, which is left out. */
  const upTo = (isEnd: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && !isEnd(lines[at]!)) at++
    return lines.slice(from, at++)
  }
  const inner = (text: string): Block[] =>
    depth < deepest ? readWikitext(text, names, depth + 1) : [codeBlock(text)]
  while (at < lines.length) {
    const line = lines[at]!
    const fence = /^```\s*([\w-]*)\s*$/.exec(line)
    const title = /^(!{1,6})(?:\.[\w.-]+)?\s*(.*)$/.exec(line)
    if (line.trim() === '') at++
    else if (pragma.test(line)) {
      const from = at
      const isLong = /^\\(?:define|procedure|function|widget)\b[^)]*\)\s*$/.test(line)
      at++
      if (isLong) upTo((one) => /^\\end\b/.test(one))
      names.remark('pragma', 'definitions of macros, kept as code in a folded box')
      blocks.push(
        box('note', 'Definitions of TiddlyWiki', [codeBlock(lines.slice(from, at).join('\n'))], true),
      )
    } else if (fence) {
      at++
      blocks.push(codeBlock(upTo((one) => /^```\s*$/.test(one)).join('\n'), fence[1]))
    } else if (/^\$\$\$/.test(line)) {
      at++
      const language = line
        .slice(3)
        .trim()
        .replace(/^\.|^.*\//, '')
      blocks.push(codeBlock(upTo((one) => /^\$\$\$\s*$/.test(one)).join('\n'), language))
    } else if (/^\$\$\s*$/.test(line)) {
      at++
      blocks.push(formulaBlock(upTo((one) => /^\$\$\s*$/.test(one)).join('\n')))
    } else if (/^<<<(?:\s*\.[\w.-]+)?\s*$/.test(line)) {
      at++
      const inside = upTo((one) => one.startsWith('<<<'))
      const cite = lines[at - 1]?.slice(3).trim() ?? ''
      const said = inner(inside.join('\n'))
      blocks.push(quote(cite === '' ? said : [...said, paragraph(readLine(`— ${cite}`, names))]))
    } else if (/^"""\s*$/.test(line)) {
      at++
      const inside = upTo((one) => /^"""\s*$/.test(one))
      blocks.push(
        paragraph(
          inside.flatMap((one, i): Inline[] => [...(i > 0 ? [lineBreak()] : []), ...readLine(one, names)]),
        ),
      )
    } else if (/^@@(?:[.\w:;#%-]+)?\s*$/.test(line)) {
      at++
      while (at < lines.length && /^[.\w-]+\s*$|^[\w-]+:[^;]*;\s*$/.test(lines[at]!)) at++
      blocks.push(...inner(upTo((one) => /^@@\s*$/.test(one)).join('\n')))
    } else if (title) {
      at++
      blocks.push(heading(title[1]!.length, readLine(title[2]!, names)))
    } else if (/^-{3,}\s*$/.test(line)) {
      at++
      blocks.push(rule())
    } else if (/^[*#;:>]+/.test(line)) {
      const from = at
      while (at < lines.length && /^[*#;:>]+/.test(lines[at]!)) at++
      blocks.push(...readList(lines.slice(from, at), names))
    } else if (/^\|.*\|[fchk]?\s*$/.test(line)) {
      const from = at
      while (at < lines.length && /^\|.*\|[fchk]?\s*$/.test(lines[at]!)) at++
      blocks.push(...readTable(lines.slice(from, at), names))
    } else if (/^<!--/.test(line)) {
      upTo((one) => one.includes('-->'))
      const last = lines[at - 1] ?? ''
      const rest = last.slice(last.indexOf('-->') + 3)
      if (rest.trim() !== '') blocks.push(paragraph(readLine(rest, names)))
    } else {
      const from = at++
      while (at < lines.length && lines[at]!.trim() !== '' && !beginsBlock(lines[at]!)) at++
      blocks.push(...partAtTags(readLine(lines.slice(from, at).join('\n'), names)))
    }
  }
  return blocks
}

/** Only some blocks end a paragraph without an empty line between. */
function beginsBlock(line: string): boolean {
  return /^```\s*[\w-]*\s*$|^<<<\s*$/.test(line)
}

function readList(lines: readonly string[], names: WikiNames): Block[] {
  const lists = createListBlocks()
  for (const line of lines) {
    const [, signs = '', rest = ''] = /^([*#;:>]+)(?:\.[\w.-]+)*\s*(.*)$/.exec(line) ?? []
    const sign = signs.at(-1)
    const inline = readLine(rest, names)
    if (sign === '*' || sign === '#')
      lists.item({ depth: signs.length - 1, isOrdered: sign === '#', line: inline })
    else if (sign === '>') {
      // A quote in a list belongs to the item before.
      const depth = Math.min(/>+$/.exec(signs)![0].length, 10)
      let inside: Block = paragraph(inline)
      for (let level = 0; level < depth; level++) inside = quote([inside])
      if (depth === signs.length || !lists.more(inside)) lists.block(inside)
    }
    // A term, and what is said about it.
    else
      lists.block(
        sign === ';' ? paragraph([{ type: 'strong', children: inline }]) : quote([paragraph(inline)]),
      )
  }
  return lists.all()
}

function readTable(lines: readonly string[], names: WikiNames): Block[] {
  const head: Inline[][][] = []
  const body: Inline[][][] = []
  const captions: Block[] = []
  for (const line of lines) {
    const [, inside = '', kind = ''] = /^\|(.*)\|([fchk]?)\s*$/.exec(line) ?? []
    if (kind === 'k') continue
    if (kind === 'c') {
      captions.push(paragraph(readLine(inside, names)))
      continue
    }
    const cells = splitCells(inside)
    const isHead =
      kind === 'h' || (head.length === 0 && body.length === 0 && cells.every((cell) => /^\s*!/.test(cell)))
    const row = cells.map((cell) => {
      const text = cell.trim()
      if (text === '>' || text === '<' || text === '~') return []
      return readLine(text.replace(/^!/, '').trim(), names)
    })
    ;(isHead && head.length === 0 ? head : body).push(row)
  }
  if (head.length + body.length === 0) return captions
  return [...captions, table([...(head.length > 0 ? head : [[]]), ...body])]
}

/** Cells by the bars between them, but for those in links and macros. */
function splitCells(row: string): readonly string[] {
  const cells = ['']
  for (const part of row.split(/(\[\[[^\]]*\]\]|\[img\[[^\]]*\]\]|\{\{[^}]*\}\}|<<[^>]*>>|`[^`]*`|\|)/))
    if (part === '|') cells.push('')
    else cells[cells.length - 1] += part
  return cells
}
