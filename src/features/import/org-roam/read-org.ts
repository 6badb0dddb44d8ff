import { readOrgHeading } from '../../org/facts.ts'
import {
  type Block,
  box,
  codeBlock,
  formulaBlock,
  heading,
  type Inline,
  paragraph,
  quote,
  rule,
  text,
  verbatim,
} from '../markdown/build.ts'
import { type FlatItem, nestLists } from '../markdown/nest-lists.ts'
import { type OrgNames, readOrgLine } from './read-org-line.ts'
import { readTable } from './read-org-table.ts'

const deepest = 20

/** A list's item: its indent, sign, box, and text. */
const bullet =
  /^([ \t]*)(?:([-+]|(?<=[ \t])\*)|(\d{1,9}|[a-zA-Z])[.)])(?:[ \t]+\[@\d+\])?(?:[ \t]+\[([ xX-])\])?(?:[ \t]+(.*)|[ \t]*)$/

/** The lines of a file in Org as blocks. */
export function readOrg(lines: readonly string[], names: OrgNames, depth = 0): Block[] {
  const blocks: Block[] = []
  let at = 0
  const inner = (part: readonly string[]): Block[] =>
    depth < deepest ? readOrg(part, names, depth + 1) : [codeBlock(part.join('\n'))]
  const upTo = (end: RegExp): string[] => {
    const from = at
    while (at < lines.length && !end.test(lines[at]!)) at++
    return lines.slice(from, at++)
  }
  while (at < lines.length) {
    const line = lines[at]!
    const star = depth === 0 ? /^(\*+)[ \t]+(.*)$/.exec(line) : null
    const begin = /^[ \t]*#\+begin_(\w+)(?:[ \t]+(.*))?$/i.exec(line)
    const drawer = /^[ \t]*:([\w-]+):[ \t]*$/.exec(line)
    const footnote = /^\[fn:([\w-]+)\][ \t]*(.*)$/.exec(line)
    if (line.trim() === '') at++
    else if (star) {
      at++
      const level = star[1]!.length
      if (readOrgHeading(star[2]!, names.states).isHidden) {
        const section = [line, ...upTo(new RegExp(`^\\*{1,${level}}[ \\t]`))]
        at--
        blocks.push(...hideSection(section, names))
        continue
      }
      blocks.push(...readHeading(level, star[2]!, names))
      const planned = /^[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<[][^>\]]*[>\]][ \t]*)+$/.exec(
        lines[at] ?? '',
      )
      if (planned) {
        at++
        blocks.push(paragraph([text(planned[0].trim())]))
      }
    } else if (begin) {
      at++
      const kind = begin[1]!.toLowerCase()
      const inside = upTo(new RegExp(`^[ \\t]*#\\+end_${kind}\\b`, 'i'))
      blocks.push(...readBlock(kind, begin[2] ?? '', inside, inner, names))
    } else if (drawer) {
      at++
      upTo(/^[ \t]*:END:[ \t]*$/i)
    } else if (/^[ \t]*#\+[\w-]+:/.test(line) || /^[ \t]*#(?:[ \t]|$)/.test(line)) at++
    else if (/^[ \t]*-{5,}[ \t]*$/.test(line)) {
      at++
      blocks.push(rule())
    } else if (/^[ \t]*:(?:[ \t]|$)/.test(line)) {
      const from = at
      while (at < lines.length && /^[ \t]*:(?:[ \t]|$)/.test(lines[at]!)) at++
      blocks.push(
        codeBlock(
          lines
            .slice(from, at)
            .map((one) => one.replace(/^[ \t]*: ?/, ''))
            .join('\n'),
        ),
      )
    } else if (/^[ \t]*\|/.test(line)) {
      const from = at
      while (at < lines.length && /^[ \t]*\|/.test(lines[at]!)) at++
      blocks.push(readTable(lines.slice(from, at), names))
    } else if (/^[ \t]*\\begin\{(\w+\*?)\}/.test(line)) {
      const kind = /\\begin\{(\w+\*?)\}/.exec(line)![1]!
      const inside = upTo(new RegExp(`\\\\end\\{${kind.replace('*', '\\*')}\\}`))
      blocks.push(formulaBlock([...inside, lines[at - 1] ?? ''].join('\n')))
    } else if (/^[ \t]*(?:\\\[|\$\$)[ \t]*$/.test(line)) {
      at++
      blocks.push(formulaBlock(upTo(/^[ \t]*(?:\\\]|\$\$)[ \t]*$/).join('\n')))
    } else if (footnote) {
      at++
      const from = at
      while (at < lines.length && isProse(lines[at]!, depth)) at++
      const said = [footnote[2]!, ...lines.slice(from, at).map((one) => one.trim())].join(' ')
      blocks.push(paragraph([verbatim(`[^${footnote[1]}]: `), ...readOrgLine(said, names)]))
    } else if (bullet.test(line)) {
      const from = at
      at = listEnd(lines, at)
      blocks.push(...readList(lines.slice(from, at), names, inner))
    } else {
      const from = at++
      while (at < lines.length && isProse(lines[at]!, depth)) at++
      const said = lines
        .slice(from, at)
        .map((one) => one.trim())
        .join('\n')
      blocks.push(paragraph(readOrgLine(said, names)))
    }
  }
  return blocks
}

function isProse(line: string, depth: number): boolean {
  return (
    line.trim() !== '' &&
    !(depth === 0 && /^\*+[ \t]/.test(line)) &&
    !/^[ \t]*(?:#\+[\w-]+[:_]|#[ \t]|\||:[\w-]*:?(?:[ \t]|$)|-{5,}[ \t]*$|\\begin\{|\\\[[ \t]*$|\$\$[ \t]*$)/.test(
      line,
    ) &&
    !/^\[fn:[\w-]+\]/.test(line) &&
    !bullet.test(line)
  )
}

function readHeading(level: number, written: string, names: OrgNames): Block[] {
  const { state, priority, title: words, tags } = readOrgHeading(written, names.states)
  const title = heading(level, readOrgLine(words.value, names))
  const said = [
    ...(state === undefined ? [] : [state.value]),
    ...(priority === undefined ? [] : [`priority ${priority.value}`]),
  ].join(', ')
  const marks: Inline[] = [
    ...(said === '' ? [] : [text(said)]),
    ...tags.map((tag) => verbatim(` #${tag.replace(/[@#%]/g, '-')}`)),
  ]
  const [first, ...more] = marks
  if (first === undefined) return [title]
  const start = first.type === 'verbatim' ? verbatim(first.value.trimStart()) : first
  return [title, paragraph([start, ...more])]
}

/** A section that Org does not publish: a comment, which stays in the note and on no page. */
function hideSection(lines: readonly string[], names: OrgNames): Block[] {
  names.remark('hidden-section', 'a section that Org does not publish, kept as a comment')
  const source = lines.join('\n').trim().replaceAll('%%', '% %')
  return [{ type: 'html', value: `%%\n${source}\n%%` }]
}

function readBlock(
  kind: string,
  argument: string,
  lines: readonly string[],
  inner: (lines: readonly string[]) => Block[],
  names: OrgNames,
): Block[] {
  // A comma guards what Org would read.
  const plain = outdent(lines)
    .map((line) => line.replace(/^(\s*),(?=[*,]|#\+)/, '$1'))
    .join('\n')
  switch (kind) {
    case 'src':
      return [codeBlock(plain, argument.split(/\s+/)[0])]
    case 'example':
      return [codeBlock(plain)]
    case 'export':
      return [codeBlock(plain, argument.trim().split(/\s+/)[0])]
    case 'quote':
      return [quote(inner(lines))]
    case 'verse':
      return [
        quote([
          paragraph(
            lines.flatMap((line, i): Inline[] => [
              ...(i > 0 ? [{ type: 'break' } as const] : []),
              ...readOrgLine(line.trim(), names),
            ]),
          ),
        ]),
      ]
    case 'comment':
      return []
    case 'center':
      return inner(lines)
    case 'details':
      return [box('note', argument.trim(), inner(lines), true)]
    default: {
      const known = /^(?:note|tip|warning|important|caution|info|example|danger|question)$/.test(kind)
      return [box(known ? kind : 'note', known ? '' : kind, inner(lines))]
    }
  }
}

function outdent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length)
  const least = Math.min(...indents, 100)
  return lines.map((line) => line.slice(least))
}

/** Where a list ends: at two empty lines, or at a line that stands further left than its first sign. */
function listEnd(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from]!)
  let at = from + 1
  let fence: RegExp | undefined
  for (; at < lines.length; at++) {
    const line = lines[at]!
    if (fence) {
      if (fence.test(line)) fence = undefined
      continue
    }
    if (line.trim() === '') {
      const next = lines[at + 1]
      if (next === undefined || next.trim() === '') return at
      if (indentOf(next) <= indent && !(bullet.test(next) && indentOf(next) === indent)) return at
      continue
    }
    if (/^\*+[ \t]/.test(line)) return at
    if (indentOf(line) < indent || (indentOf(line) === indent && !bullet.test(line))) return at
    const kind = /^[ \t]*#\+begin_(\w+)/i.exec(line)?.[1]
    if (kind) fence = new RegExp(`^[ \\t]*#\\+end_${kind}\\b`, 'i')
  }
  return at
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].replace(/\t/g, '        ').length
}

function readList(
  lines: readonly string[],
  names: OrgNames,
  inner: (lines: readonly string[]) => Block[],
): Block[] {
  const items: FlatItem[] = []
  const indents: number[] = []
  let at = 0
  while (at < lines.length) {
    const match = bullet.exec(lines[at]!)
    if (match === null) {
      at++
      continue
    }
    const [, , sign, number, check, said = ''] = match
    const indent = indentOf(lines[at]!)
    while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop()
    indents.push(indent)
    at++
    const own: string[] = []
    while (at < lines.length && !(bullet.test(lines[at]!) && !isInBlock(own))) own.push(lines[at++]!)
    const prose = own.findIndex((line) => !isProse(line, 1))
    const more = prose < 0 ? own : own.slice(0, prose)
    const [, term, meaning] = /^(.+?)[ \t]+::(?:[ \t]+(.*))?$/.exec(said) ?? []
    const first = [meaning ?? (term === undefined ? said : ''), ...more.map((line) => line.trim())]
      .join('\n')
      .trim()
    const line = readOrgLine(first, names)
    items.push({
      depth: indents.length - 1,
      isOrdered: sign === undefined,
      ...(number !== undefined && /^\d/.test(number) && { start: Number(number) }),
      ...(check !== undefined && { checked: /x/i.test(check) }),
      line:
        term === undefined
          ? line
          : [{ type: 'strong', children: readOrgLine(term, names) }, text(': '), ...line],
      rest: prose < 0 ? [] : inner(outdent(own.slice(prose))),
    })
  }
  return nestLists(items)
}

function isInBlock(lines: readonly string[]): boolean {
  let isIn = false
  for (const line of lines) {
    if (/^[ \t]*#\+begin_/i.test(line)) isIn = true
    else if (/^[ \t]*#\+end_/i.test(line)) isIn = false
  }
  return isIn
}
