import { readOrgHeading } from '../../org/facts.ts'
import {
  type Block,
  box,
  codeBlock,
  embed,
  emphasis,
  formulaBlock,
  heading,
  type Inline,
  paragraph,
  quote,
  rule,
  text,
  verbatim,
} from '../markdown/build.ts'
import { type OrgNames, readOrgLine } from './read-org-line.ts'
import { bullet, isProse, listEnd, outdent, readList } from './read-org-list.ts'
import { readTable } from './read-org-table.ts'

const deepest = 20

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
      blocks.push(...readDrawer(drawer[1]!, upTo(/^[ \t]*:END:[ \t]*$/i), inner, names))
    } else if (/^[ \t]*#\+(?:caption|transclude|include):/i.test(line)) {
      at++
      blocks.push(...readKeyword(line.trim(), names))
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

/** `@home` as a tag that notes may have. */
export function tagOf(written: string): string {
  return written.replace(/[@#%]/g, '-').replace(/^-+(?=.)/, '')
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
    ...tags.map((tag) => verbatim(` #${tagOf(tag)}`)),
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

/** What stands in a drawer: Org publishes it, but for properties and the log of a task. */
function readDrawer(
  name: string,
  lines: readonly string[],
  inner: (lines: readonly string[]) => Block[],
  names: OrgNames,
): Block[] {
  const isLog = /^(?:logbook|clock)$/i.test(name)
  if (isLog && lines.some((line) => line.trim() !== ''))
    names.remark('logbook', 'the log of a task, left out as Org leaves it out where it publishes')
  return isLog || /^properties$/i.test(name) || lines.length === 0
    ? []
    : [box('note', name, inner(lines), true)]
}

/** Keywords that put something on the page. */
function readKeyword(line: string, names: OrgNames): Block[] {
  const [, kind = '', value = ''] = /^#\+(\w+):[ \t]*(.*)$/.exec(line) ?? []
  if (/^caption$/i.test(kind)) return value === '' ? [] : [paragraph([emphasis(readOrgLine(value, names))])]
  const link =
    /^\[\[([^[\]]+)\]/.exec(value)?.[1] ?? /^"([^"]+)"/.exec(value)?.[1] ?? value.split(/\s/)[0] ?? ''
  const found = names.find(link)
  if (found?.kind === 'note')
    return [
      paragraph([embed(found.fragment === undefined ? found.target : `${found.target}#${found.fragment}`)]),
    ]
  names.remark('include', 'a file that is included, which is not in the folder or no note: its line as code')
  return [codeBlock(line)]
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
