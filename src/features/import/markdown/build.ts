/** `[[target#fragment|label]]`, or `![[target]]` where it is an embed; written as it is by `writeMarkdown`. */
interface WikiLink {
  readonly type: 'noteLink'
  readonly target: string
  /** With its sign: `^id` for a block. */
  readonly fragment?: string
  readonly label?: string
  readonly isEmbed?: true
}

/** Marked text: `==text==`. */
interface Highlight {
  readonly type: 'marked'
  children: Inline[]
}

/** The name of a block, behind its text: ` ^id`. */
interface BlockName {
  readonly type: 'blockName'
  readonly id: string
}

/** Markdown that is right as it is. */
interface Verbatim {
  readonly type: 'verbatim'
  readonly value: string
}

/** What stands in a line: mdast's nodes, and four of our own. */
export type Inline =
  | { readonly type: 'text'; value: string }
  | { readonly type: 'strong' | 'emphasis' | 'delete'; children: Inline[] }
  | { readonly type: 'inlineCode'; readonly value: string }
  | { readonly type: 'break' }
  | { readonly type: 'link'; readonly url: string; children: Inline[] }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | WikiLink
  | Highlight
  | BlockName
  | Verbatim

/** An item of a list. */
export interface Item {
  readonly type: 'listItem'
  readonly spread: boolean
  /** Of a task: whether it is done. */
  readonly checked: boolean | null
  children: Block[]
}

/** Nodes of mdast that stand below one another. */
export type Block =
  | { readonly type: 'paragraph'; children: Inline[] }
  | { readonly type: 'heading'; readonly depth: number; children: Inline[] }
  | { readonly type: 'thematicBreak' }
  | { readonly type: 'blockquote'; children: Block[] }
  | { readonly type: 'code'; readonly value: string; readonly lang: string | null }
  | { readonly type: 'html'; readonly value: string }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number | null
      readonly spread: boolean
      children: Item[]
    }
  | {
      readonly type: 'table'
      readonly align: readonly Alignment[]
      children: {
        readonly type: 'tableRow'
        children: { readonly type: 'tableCell'; children: Inline[] }[]
      }[]
    }

const blockTypes: ReadonlySet<string> = new Set<Block['type']>([
  'paragraph',
  'heading',
  'thematicBreak',
  'blockquote',
  'code',
  'html',
  'list',
  'table',
])

/** Whether a node stands below others, and not in a line. */
export function isBlock(node: Block | Inline): node is Block {
  return blockTypes.has(node.type)
}

/** Blocks of a mixed list: what stands in lines becomes paragraphs. */
export function asBlocks(nodes: readonly (Block | Inline)[]): Block[] {
  const blocks: Block[] = []
  let line: Inline[] | undefined
  for (const node of nodes) {
    if (isBlock(node)) {
      blocks.push(node)
      line = undefined
    } else if (line) line.push(node)
    else if (node.type !== 'text' || node.value.trim() !== '') {
      line = [node]
      blocks.push(paragraph(line))
    }
  }
  return blocks
}

export const text = (value: string): Inline => ({ type: 'text', value })
export const strong = (children: Inline[]): Inline => ({ type: 'strong', children })
export const emphasis = (children: Inline[]): Inline => ({ type: 'emphasis', children })
export const strike = (children: Inline[]): Inline => ({ type: 'delete', children })
export const highlight = (children: Inline[]): Inline => ({ type: 'marked', children })
export const code = (value: string): Inline => ({ type: 'inlineCode', value })
export const lineBreak = (): Inline => ({ type: 'break' })
export const verbatim = (value: string): Inline => ({ type: 'verbatim', value })
export const formula = (value: string): Inline => verbatim(`$${value.trim().replace(/\n/g, ' ')}$`)

/** A link to the web. An address that would run something is text. */
export function webLink(url: string, children: Inline[]): Inline {
  return isWebAddress(url) ? { type: 'link', url, children } : { type: 'emphasis', children }
}

/** Whether an address may stand in a note: of the web, of mail, or one in the garden. */
export function isWebAddress(url: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  return scheme === undefined || !['javascript', 'data', 'vbscript', 'file'].includes(scheme)
}

export const picture = (url: string, alt: string): Inline => ({ type: 'image', url, alt })

/** An embed of an asset of the garden. */
export const embed = (path: string, label?: string): Inline => ({
  type: 'noteLink',
  target: path,
  isEmbed: true,
  ...(label !== undefined && label !== '' && { label }),
})

/** A link to a note; the label is left out where it says nothing that the target does not. */
export function noteLink(target: string, label?: string, fragment?: string): Inline {
  const shown = label?.replace(/\s+/g, ' ').trim()
  return {
    type: 'noteLink',
    target,
    ...(fragment !== undefined && fragment !== '' && { fragment }),
    ...(shown !== undefined && shown !== '' && shown !== target && { label: shown }),
  }
}

export const paragraph = (children: Inline[]): Block => ({ type: 'paragraph', children })
export const heading = (depth: number, children: Inline[]): Block => ({
  type: 'heading',
  depth: Math.min(Math.max(depth, 1), 6),
  children,
})
export const rule = (): Block => ({ type: 'thematicBreak' })
export const quote = (children: Block[]): Block => ({ type: 'blockquote', children })
export const codeBlock = (value: string, language?: string): Block => ({
  type: 'code',
  value,
  lang: language === undefined || language === '' ? null : language.replace(/[\s`]+/g, '-'),
})
export const formulaBlock = (value: string): Block => ({
  type: 'html',
  value: `$$\n${value.trim().replace(/\n\s*\n/g, '\n')}\n$$`,
})

export const item = (children: Block[], checked?: boolean): Item => ({
  type: 'listItem',
  spread: false,
  checked: checked ?? null,
  children,
})
export const list = (children: Item[], isOrdered = false, start = 1): Block => ({
  type: 'list',
  ordered: isOrdered,
  start: isOrdered ? start : null,
  spread: false,
  children,
})

/** How a column of a table is aligned. */
export type Alignment = 'left' | 'right' | 'center' | null

/** A table; the first row is its head. Rows are filled up to the same length. */
export function table(rows: readonly (readonly Inline[][])[], align: readonly Alignment[] = []): Block {
  const width = Math.max(1, ...rows.map((row) => row.length))
  return {
    type: 'table',
    align,
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, i) => ({ type: 'tableCell', children: row[i] ?? [] })),
    })),
  }
}

/** A box with a title, of a kind that callouts have: `note`, `quote`. `isFolded` hides its text until it is wanted. */
export function box(kind: string, title: string, children: Block[], isFolded = false): Block {
  const head = `[!${kind}]${isFolded ? '-' : ''}${title === '' ? '' : ` ${title.replace(/\s+/g, ' ')}`}`
  return { type: 'blockquote', children: [paragraph([verbatim(head)]), ...children] }
}

/** The words of a line, without their form. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'noteLink') return node.label ?? node.target
      if (node.type === 'break') return ' '
      if ('value' in node) return node.value
      return 'children' in node ? plainText(node.children) : ''
    })
    .join('')
}
