import type { Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { Block, Inline } from './build.ts'

/** Handlers of the writer get any node; each of ours is called for its own kind alone. */
type Node<Type extends Inline['type']> = Extract<Inline, { type: Type }>

const writeNoteLink: Handle = (node: Node<'noteLink'>, _parent, state) => {
  const bar = state.stack.includes('tableCell') ? '\\|' : '|'
  const target = node.target.replace(/[[\]|\n]/g, ' ')
  const label = node.label
    ?.replace(/\[\[|\]\]/g, '')
    .replace(/\|/g, '/')
    .replace(/\n/g, ' ')
  const fragment = node.fragment === undefined ? '' : `#${node.fragment.replace(/[[\]|\n]/g, ' ').trim()}`
  return `${node.isEmbed ? '!' : ''}[[${target}${fragment}${label === undefined ? '' : bar + label}]]`
}

const writeMarked: Handle = (node: Parameters<Handle>[0], _parent, state, info) => {
  const inner = state.containerPhrasing(node, { ...info, before: '=', after: '=' })
  return inner.trim() === '' ? inner : `==${inner}==`
}

const writeVerbatim: Handle = (node: Node<'verbatim'>) => node.value

const writeBlockName: Handle = (node: Node<'blockName'>) => ` ^${node.id}`

/** A text with nothing in it that Markdown could take for a sign, as most are: looking for signs is most of the work. */
const plainText = /^\p{L}(?:[^\\`*_[\]{}<>&~$=%^:@#|!+\n\t]*[\p{L}\p{N}.,;?)'"’”])?$/u

const writeText: Handle = (node: Node<'text'>, _parent, state, info) =>
  plainText.test(node.value) && !/\bwww\./i.test(node.value) ? node.value : state.safe(node.value, info)

/** Signs that mean something here beyond Markdown, where the source had them as plain text. */
const ownSigns: Options['unsafe'] = [
  { character: '#', before: '(?:^|[\\s(])', after: '[^\\s#]', inConstruct: 'phrasing' },
  { character: '$', inConstruct: 'phrasing' },
  { character: '=', before: '=', inConstruct: 'phrasing' },
  { character: '%', before: '%', inConstruct: 'phrasing' },
  { character: '^', before: '(?:^|\\s)', after: '[A-Za-z0-9-]', inConstruct: 'phrasing' },
]

const options: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: false,
  unsafe: ownSigns,
  handlers: {
    text: writeText,
    noteLink: writeNoteLink,
    marked: writeMarked,
    verbatim: writeVerbatim,
    blockName: writeBlockName,
  } as Options['handlers'],
  // Two lists in a row, of which the second is no part of the first.
  join: [
    (left, right) =>
      left.type === 'list' && right.type === 'list' && left.ordered === right.ordered ? 1 : undefined,
  ],
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
}

/** Blocks as Markdown, everything in them escaped that the source meant as plain text. Changes the blocks. */
export function writeMarkdown(blocks: readonly Block[]): string {
  const root = { type: 'root', children: [...blocks] } as unknown as Root
  tidy(root as unknown as Parent)
  trimLines(root as unknown as Parent)
  return unescapeNeedless(toMarkdown(root, options)).trimEnd()
}

interface Parent {
  children: (Inline | Parent)[]
}

/** Joins texts, leaves out what is empty, and keeps spaces outside emphasis, where alone Markdown can have them. */
function tidy(node: Parent): void {
  const children: (Inline | Parent)[] = []
  for (const child of node.children) {
    if ('children' in child) tidy(child)
    else if (child.type === 'text') child.value = child.value.replace(/[ \t]*\n[ \t]*/g, '\n')
    const before = children.at(-1)
    if (!('type' in child)) children.push(child)
    else if (child.type === 'text' && before !== undefined && 'type' in before && before.type === 'break')
      children.push({ ...child, value: child.value.replace(/^[ \t]+/, '') })
    else if (child.type === 'text' && before !== undefined && 'type' in before && before.type === 'text')
      before.value += child.value
    else if (isMark(child)) children.push(...liftSpaces(child))
    else if (child.type !== 'text' || child.value !== '') children.push(child)
  }
  node.children = children
}

/** Blanks at the ends of lines are nothing; the writer would spell them out. */
function trimLines(parent: Parent & { readonly type?: string }): void {
  const isLine = parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell'
  for (const child of parent.children) if (!isLine && 'children' in child) trimLines(child as Parent)
  const [first, last] = [parent.children[0], parent.children.at(-1)]
  if (!isLine || first === undefined || last === undefined) return
  if ('type' in last && last.type === 'text') last.value = last.value.trimEnd()
  if ('type' in first && first.type === 'text') first.value = first.value.trimStart()
}

type Mark = Extract<Inline, { type: 'strong' | 'emphasis' | 'delete' | 'marked' }>

function isMark(node: Inline): node is Mark {
  return ['strong', 'emphasis', 'delete', 'marked'].includes(node.type)
}

function liftSpaces(mark: Mark): Inline[] {
  const first = mark.children[0]
  const last = mark.children.at(-1)
  const lead = first?.type === 'text' ? /^\s+/.exec(first.value)?.[0] : undefined
  if (lead !== undefined && first?.type === 'text') first.value = first.value.slice(lead.length)
  const tail = last?.type === 'text' ? /\s+$/.exec(last.value)?.[0] : undefined
  if (tail !== undefined && last?.type === 'text') last.value = last.value.slice(0, -tail.length)
  mark.children = mark.children.filter((child) => child.type !== 'text' || child.value !== '')
  return [
    ...(lead === undefined ? [] : [{ type: 'text' as const, value: lead }]),
    ...(mark.children.length === 0 ? [] : [mark]),
    ...(tail === undefined ? [] : [{ type: 'text' as const, value: tail }]),
  ]
}

/** What is escaped for caution and reads better as it is: `_` in a word, `[` that begins no link, `&` that is no name. */
function unescapeNeedless(markdown: string): string {
  return markdown.replace(/([\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '$1_')
}
