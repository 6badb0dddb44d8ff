import type {
  Element,
  ElementContent,
  RootContent as HastContent,
  Nodes as HastNodes,
  Properties,
  Text,
} from 'hast'
import type { Definition, FootnoteDefinition, List, Nodes, Parents } from 'mdast'
import { defaultHandlers, type Handler, type State } from 'mdast-util-to-hast'
import type { Note } from '../model/note.ts'
import { loweredFrom } from './heading-level.ts'
import type { Marks } from './mark.ts'

/** A footnote as it is first asked for. */
export interface Footnote {
  /** From 1, in the order of first calls. */
  readonly number: number
  /** What its definition holds. */
  readonly node: Nodes
  /** Places that ask for it so far. */
  count: number
}

/**
 * What handlers share while one note's tree becomes hast. It is the `State` that the handlers of mdast-util-to-hast
 * expect, without its own walk for definitions and without copying positions: half of its time, measured.
 */
export interface HastState extends State {
  readonly note: Note
  readonly marks: Marks
  /** In the order in which the text first asks for them. */
  readonly footnotes: Footnote[]
  readonly footnotesById: Map<string, Footnote>
  /** Raw HTML that is no comment, as it was met. */
  readonly raws: string[]
  /** Ids of the blocks so far. */
  readonly blockIds: Set<string>
  /** Whether the items of a list have paragraphs. */
  readonly looseLists: Map<List, boolean>
  /** Links that the present node stands in: 0 or 1, as HTML allows no link in a link. */
  linkDepth: number
  /** See `loweredFrom`. */
  readonly loweredFrom: number
}

/** A handler of ours. `Type` is the node it is registered for. */
export type NoteHandler<Type> = (
  state: HastState,
  node: Type,
  parent: Parents | undefined,
) => ElementContent[] | ElementContent | undefined

/** Prepares the state for one note. `markBlock` sees every element made for a node that carries a block id. */
export function createHastState(
  note: Note,
  tree: Nodes,
  handlers: State['handlers'],
  markBlock: (
    state: HastState,
    id: string,
    made: ElementContent[],
    node: Nodes,
    parent: Parents | undefined,
  ) => void,
): HastState {
  const definitionById = new Map<string, Definition>()
  const footnoteById = new Map<string, FootnoteDefinition>()
  collectDefinitions(tree, definitionById, footnoteById)

  const one = (node: Nodes, parent: Parents | undefined): ElementContent[] | ElementContent | undefined => {
    const handler = handlers[node.type as keyof typeof handlers] as Handler | undefined
    const made = handler ? handler(state, node, parent) : unknown(state, node)
    const data = node.data as { readonly blockId?: string; readonly dir?: string } | undefined
    if (data?.dir !== undefined) giveDirection(made, data.dir)
    const blockId = data?.blockId
    if (typeof blockId !== 'string' || made === undefined) return made
    const list = asElements(made)
    markBlock(state, blockId, list, node, parent)
    return list
  }

  const state: HastState = {
    note,
    marks: [],
    footnotes: [],
    footnotesById: new Map(),
    raws: [],
    blockIds: new Set(),
    looseLists: new Map(),
    linkDepth: 0,
    loweredFrom: loweredFrom(note),
    all: (parent) => allOf(one, parent),
    one,
    patch: ignore,
    applyData,
    wrap,
    definitionById,
    footnoteById,
    footnoteCounts: new Map(),
    footnoteOrder: [],
    handlers,
    options: {},
  }
  return state
}

function giveDirection(made: ElementContent[] | ElementContent | undefined, dir: string): void {
  for (const child of Array.isArray(made) ? made : [made]) {
    if (child?.type === 'element') child.properties['dir'] = dir
  }
}

/** Only an element can have an id: raw HTML gets one around it. */
function asElements(made: ElementContent[] | ElementContent): ElementContent[] {
  const list = Array.isArray(made) ? made : [made]
  if (list.some((child) => child.type === 'element')) return list
  return [{ type: 'element', tagName: 'div', properties: {}, children: list }]
}

/** The handlers of mdast-util-to-hast under ours. */
export function withDefaultHandlers(own: Record<string, unknown>): State['handlers'] {
  // No prototype: a plugin's node may be of a type like `constructor`.
  return Object.assign(Object.create(null), defaultHandlers, own) as State['handlers']
}

function allOf(one: State['one'], parent: Nodes): ElementContent[] {
  const made: ElementContent[] = []
  if (!('children' in parent)) return made
  const { children } = parent
  for (let i = 0; i < children.length; i++) {
    const result = one(children[i]!, parent)
    if (result === undefined) continue
    if (i > 0 && children[i - 1]!.type === 'break') trimStart(Array.isArray(result) ? result[0] : result)
    if (Array.isArray(result)) for (const node of result) made.push(node)
    else made.push(result)
  }
  return made
}

/** Spaces at the start of a line are not shown, so they are not written. */
function trimStart(node: ElementContent | undefined): void {
  const text = node?.type === 'element' ? node.children[0] : node
  if (text?.type === 'text') text.value = text.value.replace(/^[\t ]+/, '')
}

function ignore(): undefined {
  return undefined
}

/** What remark plugins leave on a node for this step. */
interface HastHints {
  readonly hName?: string
  readonly hProperties?: Properties
  readonly hChildren?: ElementContent[]
}

/** Honours `hName`, `hProperties` and `hChildren`, by which remark plugins say what a node becomes. */
function applyData<Type extends HastNodes>(from: Nodes, to: Type): Type | Element {
  const data = from.data as HastHints | undefined
  if (!data || !(data.hName ?? data.hProperties ?? data.hChildren)) return to
  let made: Type | Element = to
  if (typeof data.hName === 'string') {
    if (made.type === 'element') made.tagName = data.hName
    else {
      const children = ('children' in made ? made.children : [made]) as ElementContent[]
      made = { type: 'element', tagName: data.hName, properties: {}, children }
    }
  }
  if (made.type === 'element' && data.hProperties)
    Object.assign(made.properties, structuredClone(data.hProperties))
  if ('children' in made && data.hChildren) made.children = structuredClone(data.hChildren)
  return made
}

/** Nodes of no known type: their text, or a `div` around their children. */
function unknown(state: State, node: Nodes): ElementContent {
  const data = node.data as HastHints | undefined
  const made: ElementContent =
    'value' in node && !(data?.hProperties ?? data?.hChildren)
      ? { type: 'text', value: String(node.value) }
      : { type: 'element', tagName: 'div', properties: {}, children: state.all(node) }
  return applyData(node, made)
}

/** The nodes with line ends between them, and, when `loose`, around them. */
export function wrap<Type extends HastContent>(nodes: Type[], loose?: boolean): (Text | Type)[] {
  const wrapped: (Text | Type)[] = []
  if (loose) wrapped.push({ type: 'text', value: '\n' })
  for (let i = 0; i < nodes.length; i++) {
    if (i > 0) wrapped.push({ type: 'text', value: '\n' })
    wrapped.push(nodes[i]!)
  }
  if (loose && nodes.length > 0) wrapped.push({ type: 'text', value: '\n' })
  return wrapped
}

/** Definitions stand only among blocks, so text is not walked. The first of a name counts. */
function collectDefinitions(
  node: Nodes,
  definitionById: Map<string, Definition>,
  footnoteById: Map<string, FootnoteDefinition>,
): void {
  if (node.type === 'definition') {
    const id = node.identifier.toUpperCase()
    if (!definitionById.has(id)) definitionById.set(id, node)
    return
  }
  if (node.type === 'footnoteDefinition') {
    const id = node.identifier.toUpperCase()
    if (!footnoteById.has(id)) footnoteById.set(id, node)
  }
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'table' || !('children' in node))
    return
  for (const child of node.children) collectDefinitions(child, definitionById, footnoteById)
}
