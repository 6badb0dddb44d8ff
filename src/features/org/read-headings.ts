import type { Heading, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { BlockDatumNode } from '../../model/note-nodes.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { readOrgHeading } from './facts.ts'
import type { OrgFile } from './org-file.ts'
import type { OrgLine } from './org-lines.ts'
import { readInline } from './read-inline.ts'

const times = /(SCHEDULED|DEADLINE|CLOSED):[ \t]*[<[]([^>\]\n]+)[>\]]/g

/** What a block is, and the line behind it. */
export interface Made {
  readonly nodes: readonly Nodes[]
  readonly next: number
}

/** The heading that lines right below it are of. */
export function headingOf(before: readonly Nodes[]): Heading | undefined {
  const last = before.findLast((node) => node.type !== 'blockData' && node.data?.isQuotable !== false)
  return last?.type === 'heading' ? last : undefined
}

/** `** TODO [#A] Words :tag:other:` */
export function readHeading(lines: readonly OrgLine[], i: number, file: OrgFile): Made {
  const { locator, todo } = file
  const line = lines[i]!
  const stars = starsOf(line)
  const start = line.start + stars
  const { state, priority, title, tags, tagsAt, isHidden } = readOrgHeading(
    locator.source.slice(start, line.end),
    todo,
  )
  if (isHidden) return hideSection(lines, i, stars, file)
  const markOf = ({ value, at }: { value: string; at: number }): PhrasingContent => ({
    type: 'blockMark',
    value,
    position: locator.position(start + at, start + at + value.length),
  })
  const said: PhrasingContent[] = [
    ...(state ? [markOf(state)] : []),
    ...(priority ? [markOf(priority)] : []),
    ...tags.map(
      (tag): PhrasingContent => ({
        type: 'tag',
        value: tag,
        position: locator.position(start + tagsAt, line.end),
      }),
    ),
  ]
  const from = start + title.at
  const position = locator.position(line.start, line.end)
  const depth = Math.min(stars, 6) as Heading['depth']
  const children = readInline(from, from + title.value.length, file)
  const heading: Heading = { type: 'heading', depth, children, position }
  if (said.length === 0) return { nodes: [heading], next: i + 1 }
  // State, priority and tags stand below it: links name a heading by its words.
  const words = said.flatMap((node, at): PhrasingContent[] =>
    at === 0 ? [node] : [{ type: 'text', value: ' ' }, node],
  )
  const below: Paragraph = { type: 'paragraph', children: words, position, data: { isQuotable: false } }
  return { nodes: [heading, below], next: i + 1 }
}

/** A section that Org does not publish, with all those below its heading. */
function hideSection(lines: readonly OrgLine[], i: number, stars: number, file: OrgFile): Made {
  const behind = lines.findIndex(
    (line, at) => at > i && line.indent === 0 && starsOf(line) > 0 && starsOf(line) <= stars,
  )
  const next = behind < 0 ? lines.length : behind
  file.hidden.push({ start: lines[i]!.start, end: lines[next - 1]!.end })
  return { nodes: [], next }
}

/** How deep the heading in a line is; 0 where it is none. */
function starsOf({ text }: OrgLine): number {
  return text.length - text.replace(/^\*+(?=[ \t])/, '').length
}

/** `:NAME:` to `:END:`; what is in the one of properties is for the heading above, or the file. */
export function readDrawer(
  lines: readonly OrgLine[],
  i: number,
  before: readonly Nodes[],
  file: OrgFile,
): Made | undefined {
  const end = lines.findIndex(({ text }, at) => at > i && /^:END:$/i.test(text))
  if (end < 0 || end - i > 2_000) return undefined
  const owner = headingOf(before)
  if (/^:PROPERTIES:/i.test(lines[i]!.text))
    for (const { text } of lines.slice(i + 1, end)) {
      const [, key = '', value = ''] = /^:([\w-]+)\+?:[ \t]*(.*)$/.exec(text) ?? []
      const name = key.toLowerCase()
      if (name === 'id' && /^[\w:.-]+$/.test(value)) {
        file.names.push(`((${value.toLowerCase()}))`)
        if (owner !== undefined) {
          markBlock(owner, value.toLowerCase())
          owner.data = { ...owner.data, isQuotable: true }
        }
      } else if (name === 'custom_id' && owner !== undefined) owner.data = { ...owner.data, headingId: value }
      else if (before.length === 0) file.keywords.set(name, value)
    }
  file.hidden.push({ start: lines[i]!.start, end: lines[end]!.end })
  return { nodes: [], next: end + 1 }
}

/** Days of a task, in small letters. */
export function readTimes(line: OrgLine, i: number, { locator }: OrgFile): Made {
  const position = locator.position(line.start, line.end)
  const data = [...line.text.matchAll(times)].map(
    ([, name = '', time = '']): BlockDatumNode => ({
      type: 'blockDatum',
      name: name.toLowerCase(),
      children: [{ type: 'text', value: time, position, data: { isLiteral: true } }],
      position,
    }),
  )
  return { nodes: [{ type: 'blockData', children: data, position }], next: i + 1 }
}
