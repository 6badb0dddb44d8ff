import { asLine } from '../markdown/as-line.ts'
import {
  type Alignment,
  type Block,
  code,
  codeBlock,
  embed,
  emphasis,
  formula,
  formulaBlock,
  heading,
  highlight,
  type Inline,
  noteLink,
  paragraph,
  picture,
  rule,
  strike,
  strong,
  table,
  text,
  verbatim,
  webLink,
} from '../markdown/build.ts'
import { type FlatItem, nestLists } from '../markdown/nest-lists.ts'
import { bareAddress, type InlineRules, scanInline } from '../markdown/scan-inline.ts'

/** What a page names that does not stand in it. */
export interface ZimNames {
  /** Target of a wiki-link to a page; undefined where the notebook has none. */
  noteOf(link: string): string | undefined
  /** Path of a file in the garden, by the name in the page. */
  asset(link: string): string | undefined
  /** What the picture of a formula is drawn from. */
  equation(link: string): string | undefined
  remark(kind: string, message: string): void
}

const bullet =
  /^(\t*| *)(?:([*•-])|(\d{1,9}|[a-zA-Z])\.)[ \t]+(?:\[([ *x><])\][ \t]+)?(.*)$|^(\t*)\[([ *x><])\][ \t]+(.*)$/

/** Wiki text of Zim as blocks. */
export function readZim(source: string, names: ZimNames): Block[] {
  const rules = makeRules(names)
  const read = (line: string): Inline[] => scanInline(line, rules)
  const lines = source.split('\n')
  const blocks: Block[] = []
  let at = 0
  const upTo = (end: RegExp): string[] => {
    const from = at
    while (at < lines.length && !end.test(lines[at]!)) at++
    return lines.slice(from, at++)
  }
  while (at < lines.length) {
    const line = lines[at]!
    const title = /^(={2,6})\s+(.*?)\s*=*\s*$/.exec(line)
    const object = /^\{\{\{\s*(\w+):?\s*(.*)$/.exec(line)
    if (line.trim() === '') at++
    else if (title) {
      at++
      blocks.push(heading(7 - title[1]!.length, read(title[2]!)))
    } else if (/^\t*'''\s*$/.test(line)) {
      at++
      blocks.push(codeBlock(upTo(/^\t*'''\s*$/).join('\n')))
    } else if (object) {
      at++
      const language = /\blang="?([\w+#-]+)/.exec(object[2]!)?.[1]
      const inside = upTo(/^\}\}\}\s*$/).join('\n')
      if (object[1] !== 'code')
        names.remark(`object-${object[1]}`, `a block of the plugin ${object[1]}, kept as code`)
      blocks.push(
        object[1] === 'equation'
          ? formulaBlock(inside)
          : codeBlock(inside, object[1] === 'code' ? language : object[1]),
      )
    } else if (/^-{3,}\s*$/.test(line)) {
      at++
      blocks.push(rule())
    } else if (/^\|.*\|\s*$/.test(line)) {
      const from = at
      while (at < lines.length && /^\|.*\|\s*$/.test(lines[at]!)) at++
      const rows = lines.slice(from, at).map((row) =>
        row
          .trim()
          .replace(/^\||\|$/g, '')
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim().replaceAll('\\|', '|')),
      )
      const isRule = (row: readonly string[]): boolean => row.every((cell) => /^:?-+:?$/.test(cell))
      const cells = rows.filter((row) => !isRule(row))
      blocks.push(
        table(
          cells.map((row) => row.map((cell) => asLine(cell.split('\\n').map((one) => paragraph(read(one)))))),
          rows.find(isRule)?.map(alignmentOf),
        ),
      )
    } else if (bullet.test(line)) {
      const items: FlatItem[] = []
      for (let match = bullet.exec(line); match; match = bullet.exec(lines[at] ?? '')) {
        const [, indent = '', , number, box, said = '', otherIndent = '', otherBox, otherSaid = ''] = match
        const sign = box ?? otherBox
        const depth = Math.max(indent.length, otherIndent.length)
        items.push({
          depth,
          isOrdered: number !== undefined,
          ...(number !== undefined && /^\d/.test(number) && { start: Number(number) }),
          ...(sign !== undefined && { checked: sign === '*' || sign === 'x' }),
          line: read(said + otherSaid),
        })
        at++
      }
      blocks.push(...nestLists(items))
    } else {
      const from = at++
      while (
        at < lines.length &&
        lines[at]!.trim() !== '' &&
        !/^(?:={2,6}\s|\||\{\{\{|-{3,}\s*$|\t*'''\s*$)/.test(lines[at]!) &&
        !bullet.test(lines[at]!)
      )
        at++
      const said = lines.slice(from, at)
      const isQuote = said.every((one) => one.startsWith('\t'))
      // A line ends where it ends.
      const inline = said.flatMap((one, i): Inline[] => [
        ...(i > 0 ? [{ type: 'break' } as const] : []),
        ...read(one.trim()),
      ])
      blocks.push(isQuote ? { type: 'blockquote', children: [paragraph(inline)] } : paragraph(inline))
    }
  }
  return blocks
}

function alignmentOf(cell: string): Alignment {
  if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right'
  return cell.startsWith(':') ? 'left' : null
}

const mark = (sign: string): RegExp => {
  const escaped = sign.replace(/[*]/g, '\\$&')
  return new RegExp(`${escaped}(?!\\s)([^\\n]{1,2000}?)${escaped}`, 'y')
}

function makeRules(names: ZimNames): InlineRules {
  return {
    starts: /['*/_~^[{@h]/g,
    rules: [
      { pattern: /''([^\n]{1,2000}?)''/y, read: ([, inner = '']) => [code(inner)] },
      { pattern: mark('**'), read: ([, part = ''], inner) => [strong(inner(part))] },
      {
        // Not the one of an address, at the beginning or the end.
        pattern: /\/\/(?![\s/])([^\n]{1,2000}?)(?<!:)\/\//y,
        after: /^(?!:)/,
        read: ([, part = ''], inner) => [emphasis(inner(part))],
      },
      { pattern: mark('__'), read: ([, part = ''], inner) => [highlight(inner(part))] },
      { pattern: mark('~~'), read: ([, part = ''], inner) => [strike(inner(part))] },
      {
        pattern: /_\{([^{}\n]{1,200})\}/y,
        read: ([, part = ''], inner) => [verbatim('<sub>'), ...inner(part), verbatim('</sub>')],
      },
      {
        pattern: /\^\{([^{}\n]{1,200})\}/y,
        read: ([, part = ''], inner) => [verbatim('<sup>'), ...inner(part), verbatim('</sup>')],
      },
      {
        pattern: /\{\{([^{}?|\n]{1,500})(\?[^{}|\n]{0,200})?(?:\|([^{}\n]{0,300}))?\}\}/y,
        read: ([, link = '', query = '', label = '']) => {
          const written = /\btype=equation\b/.test(query) ? names.equation(link.trim()) : undefined
          if (written !== undefined) return [formula(written)]
          const path = names.asset(link.trim())
          if (path !== undefined) return [embed(path, /width=(\d+)/.exec(query)?.[1] ?? '')]
          if (/^https?:/i.test(link)) return [picture(link.trim(), label)]
          names.remark('missing-file', 'a picture that is not in the notebook')
          return [text(label === '' ? link : label)]
        },
      },
      {
        pattern: /\[\[([^[\]|\n]{1,500})(?:\|([^\]\n]{0,500}))?\]\]/y,
        read: ([, link = '', label]) => [readLink(link.trim(), label?.trim(), names)],
      },
      {
        pattern: /@([\p{L}\p{N}_-]{1,100})/uy,
        after: /^(?:\s|)$/,
        read: ([, tag = '']) => [verbatim(`#${tag}`)],
      },
      bareAddress,
    ],
  }
}

function readLink(link: string, label: string | undefined, names: ZimNames): Inline {
  if (/^(?:https?|ftp|mailto):|^[^\s@:/]+@[^\s@:/]+\.\w+$/i.test(link)) {
    const url = /^[a-z]+:/i.test(link) ? link : `mailto:${link}`
    return webLink(url, [text(label ?? link)])
  }
  const path = names.asset(link)
  if (path !== undefined) return noteLink(path, label ?? link.replace(/^.*\//, ''))
  if (/^(?:\.{0,2}\/|~|file:)/.test(link)) {
    names.remark('missing-file', 'a link to a file that is not in the notebook')
    return emphasis([text(label ?? link)])
  }
  const site = /^([\w-]+)\?/.exec(link)?.[1]
  if (site !== undefined) {
    names.remark('site-link', 'a link over the short name of a site, which only Zim knows')
    return emphasis([text(label ?? link)])
  }
  const [page = '', section] = link.split('#')
  const plain = page.replace(/^[:+]+|:+$/g, '')
  const target = page === '' ? '' : (names.noteOf(page) ?? plain.replaceAll(':', '/').replaceAll('_', ' '))
  return noteLink(target, label ?? (page === '' ? section : plain.split(':').at(-1)), section)
}
