import type { Element, ElementContent, Root } from 'hast'
import {
  type Block,
  box,
  embed,
  emphasis,
  highlight,
  type Inline,
  isBlock,
  isWebAddress,
  item,
  list,
  noteLink,
  paragraph,
  picture,
  strike,
  strong,
  text,
  webLink,
} from '../markdown/build.ts'
import { parseHtml, textOfElement, treeToBlocks } from '../markdown/html-to-blocks.ts'
import type { Resource } from './read-resources.ts'
import type { NoteTask } from './read-tasks.ts'

/** What a note's text names that does not stand in it. */
interface EnmlContext {
  readonly resources: ReadonlyMap<string, Resource>
  /** The tasks of a group, which stand nowhere else then. */
  takeTasks(group: string): readonly NoteTask[]
  /** Target of a wiki-link to the note of a title, where it is the only one. */
  noteOfTitle(title: string): string | undefined
  /** Puts a picture that stands in the text into the garden. */
  picture(bytes: Uint8Array, mime: string): string
  remark(kind: string, message: string): void
}

/** The blocks of a note, and which of its files they show. */
interface ReadEnml {
  readonly blocks: Block[]
  readonly used: ReadonlySet<string>
}

/** Evernote's own elements as such of HTML that a note cannot have, so that blanks beside them count. */
const standIns: Readonly<Record<string, string>> = {
  'en-media': 'embed',
  'en-todo': 'object',
  'en-crypt': 'iframe',
}

const voidElements = new Set(['br', 'hr', 'img', 'col', 'input', 'area', 'wbr'])

/** Reads ENML, which is XHTML with four elements of its own: `en-note`, `en-media`, `en-todo`, `en-crypt`. */
export function readEnml(enml: string, context: EnmlContext): ReadEnml {
  const used = new Set<string>()
  // HTML does not know that `/>` ends an element.
  const html = enml
    .replace(/^[\s\S]*?<en-note\b[^>]*>/, '')
    .replace(/<\/en-note>\s*$/, '')
    .replace(
      /<([a-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi,
      (whole, name: string, attributes: string) =>
        voidElements.has(name.toLowerCase()) ? whole : `<${name}${attributes}></${name}>`,
    )
  const tree = parseHtml(html)
  renameElements(tree)
  keepCode(tree)
  mendLists(tree)
  const blocks = treeToBlocks(tree, {
    embed: ({ properties }) => {
      const hash = String(properties['hash'] ?? '').toLowerCase()
      const resource = context.resources.get(hash)
      if (resource === undefined) {
        context.remark('missing-resource', 'a file that the export does not hold')
        return []
      }
      used.add(hash)
      return /^(?:image|audio|video)\/|\/pdf$/.test(resource.mime)
        ? embed(resource.path, /^(\d+)(?:\.\d+)?(?:px)?$/.exec(String(properties['width'] ?? ''))?.[1])
        : noteLink(resource.path, resource.name)
    },
    object: ({ properties }) => text(properties['checked'] === 'true' ? '☑ ' : '☐ '),
    iframe: () => {
      context.remark('encrypted', 'encrypted text, which only Evernote can read, left out')
      return box('warning', 'Encrypted text, which only Evernote can read', [])
    },
    img: ({ properties }) => {
      const url = String(properties['src'] ?? '')
      const alt = String(properties['alt'] ?? '')
      const [, kind, data] = /^data:(image\/[\w+.-]+);base64,([A-Za-z\d+/=\s]+)$/.exec(url) ?? []
      if (kind !== undefined && data !== undefined)
        return embed(context.picture(Buffer.from(data, 'base64'), kind))
      return isWebAddress(url) ? picture(url, alt) : text(alt)
    },
    a: (element, children) => {
      const url = String(element.properties['href'] ?? '')
      if (!/^evernote:|^https:\/\/(?:www|app)\.evernote\.com\/shard\//i.test(url))
        return webLink(url, children())
      const target = context.noteOfTitle(textOfElement(element))
      if (target !== undefined) return noteLink(target)
      context.remark('lost-link', 'a link to a note that the export does not name')
      return children()
    },
    div: (element, children) => readDivision(element, children, context),
    span: (element, children) => styled(element, children()),
    font: (element, children) => styled(element, children()),
    ul: readList,
    ol: readList,
  })
  return { blocks: joinTasks(blocks.map(tickBox)), used }
}

function renameElements(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    // What HTML calls so lost its text in a note.
    const isTaken = Object.values(standIns).includes(child.tagName)
    child.tagName = isTaken ? 'span' : (standIns[child.tagName] ?? child.tagName)
    renameElements(child)
  }
}

/** Code, which is a division of lines, as HTML has it: blanks count in it. */
function keepCode(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'div' && /--?en-?codeblock\s*:\s*true/.test(styleOf(child))) {
      const language = /--en-syntaxLanguage\s*:\s*([\w+#.-]+)/.exec(styleOf(child))?.[1]
      const lines = child.children.map(textOfElement).join('\n')
      const value = lines.replace(/\u00a0/g, ' ').replace(/\n+$/, '')
      child.tagName = 'pre'
      child.children = [
        {
          type: 'element',
          tagName: 'code',
          properties: language === undefined ? {} : { className: [`language-${language.toLowerCase()}`] },
          children: [{ type: 'text', value }],
        },
      ]
    } else keepCode(child)
  }
}

/** Tasks as a list, where there are some. */
export function listTasks(tasks: readonly NoteTask[]): Block[] {
  const items = tasks.map(({ title, isDone, due }) =>
    item([paragraph([text(due === undefined ? title : `${title} 📅 ${due}`)])], isDone),
  )
  return items.length === 0 ? [] : [list(items)]
}

/** Divisions that are more than a line: the place of tasks. */
function readDivision(
  element: Element,
  children: () => Inline[],
  { takeTasks }: EnmlContext,
): Block | (Inline | Block)[] {
  const style = styleOf(element)
  if (/--en-task-group\s*:\s*true/.test(style)) {
    const group = /--en-id\s*:\s*([\w-]+)/.exec(style)?.[1] ?? ''
    return listTasks(takeTasks(group))
  }
  const inner = children() as (Inline | Block)[]
  if (inner.every((node) => node.type === 'break')) return []
  return inner.some(isBlock) ? inner : inner.length === 0 ? [] : paragraph(inner as Inline[])
}

function styled(element: Element, children: Inline[]): Inline[] {
  const style = styleOf(element)
  let result = children
  if (/text-decoration[^;]*line-through/.test(style)) result = [strike(result)]
  if (/font-style\s*:\s*italic/.test(style)) result = [emphasis(result)]
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/.test(style)) result = [strong(result)]
  if (/--en-highlight|-evernote-highlight\s*:\s*true/.test(style)) result = [highlight(result)]
  return result
}

/**
 * Lists in one another as HTML has them: Evernote puts the inner one beside the item that it belongs to. Items that are tasks
 * are marked: their list says so in its style, or they begin with a box.
 */
function mendLists(parent: Root | Element): void {
  for (const child of parent.children) if (child.type === 'element') mendLists(child)
  if (parent.type !== 'element' || !/^[uo]l$/.test(parent.tagName)) return
  const items: Element[] = []
  for (const child of parent.children.filter(isElement)) {
    const last = items.at(-1)
    if (child.tagName === 'li') items.push(child)
    else if (last !== undefined) last.children.push(child)
    else items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] })
  }
  const isTasks = /--en-todo\s*:\s*true/.test(styleOf(parent))
  for (const one of items) {
    const ticked = takeBox(one)
    if (isTasks) one.properties['dataTask'] = /--en-checked\s*:\s*true/.test(styleOf(one))
    else if (ticked !== undefined) one.properties['dataTask'] = ticked
  }
  parent.children = items
}

/** Takes the box off the start of an item: whether it is ticked. */
function takeBox(element: Element): boolean | undefined {
  const first = element.children.find((child) => child.type !== 'text' || child.value.trim() !== '')
  if (first?.type !== 'element') return undefined
  if (first.tagName !== 'object') return /^(?:div|p|span)$/.test(first.tagName) ? takeBox(first) : undefined
  element.children = element.children.filter((child) => child !== first)
  return first.properties['checked'] === 'true'
}

function readList(element: Element, children: () => Inline[]): Block {
  const items = children() as unknown as Extract<Block, { type: 'list' }>['children']
  const rows = element.children.filter(isElement)
  const kept = items.filter(({ type }) => type === 'listItem')
  return list(
    kept.map((one, i) => {
      const task = rows[i]?.properties['dataTask']
      return typeof task === 'boolean' ? { ...one, spread: false, checked: task } : { ...one, spread: false }
    }),
    element.tagName === 'ol',
  )
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element'
}

function styleOf(element: Element | undefined): string {
  return String(element?.properties['style'] ?? '')
}

/** A paragraph that begins with a box is a task; a run of them is one list. */
function tickBox(block: Block): Block {
  if (block.type !== 'paragraph') return block
  const first = block.children[0]
  if (first?.type !== 'text' || !/^[☑☐] /.test(first.value)) return block
  const rest = { ...first, value: first.value.slice(2) }
  return list([item([paragraph([rest, ...block.children.slice(1)])], first.value.startsWith('☑'))])
}

/** A run of lists of tasks as one list. */
function joinTasks(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    const isTask = (one: Block | undefined): one is Extract<Block, { type: 'list' }> =>
      one?.type === 'list' && !one.ordered && one.children.every(({ checked }) => checked !== null)
    if (isTask(before) && isTask(block)) before.children.push(...block.children)
    else joined.push(block)
  }
  return joined
}
