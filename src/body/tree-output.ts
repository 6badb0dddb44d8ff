import type { Element, ElementContent, Properties, Root } from 'hast'
import type { Html, Nodes } from 'mdast'
import type { Data } from 'unist'
import type { Hole } from '../model/body.ts'
import type { BodyOutput, InsetHole } from './body-output.ts'
import { type Mark, type Marks, markKey } from './mark.ts'

/** What remark plugins leave on a node to say what it becomes. */
interface HastHints {
  readonly hName?: string
  readonly hProperties?: Properties
  readonly hChildren?: ElementContent[]
}

/**
 * A body as hast, not yet safe, with what no author may write in its marks, and authors' HTML in `raw` nodes. It honours
 * what remark plugins ask for by `hName`, `hProperties` and `hChildren`.
 */
export class TreeOutput implements BodyOutput {
  readonly needsTree = false
  readonly marks: Marks = []
  /** What stands in the tree's `raw` nodes. */
  readonly raws: string[] = []
  /** What stands beside the next node; the last of the list is the innermost element that is open. */
  readonly #open: ElementContent[][] = [[]]

  line(): void {
    this.#add({ type: 'text', value: '\n' })
  }

  text(value: string, data?: Data): void {
    const text: ElementContent = { type: 'text', value }
    const { hName } = hintsOf(data)
    this.#add(hName === undefined ? text : this.#element(hName, data, undefined, undefined, [text]))
  }

  open(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void {
    const element = this.#element(tagName, data, properties, mark, [])
    this.#add(element)
    // What a plugin puts in an element's place stands instead of what would be written.
    this.#open.push(hintsOf(data).hChildren === undefined ? element.children : [])
  }

  close(): void {
    this.#open.pop()
  }

  empty(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void {
    this.open(tagName, data, properties, mark)
    this.close()
  }

  hole(hole: Hole, tagName: 'div' | 'span', mark?: Mark): void {
    this.empty(tagName, undefined, undefined, { ...mark, replaceBy: hole })
  }

  /** `pre > code`, which is what plugins look for; if they leave the element there, the page shows the inset in its place. */
  inset(hole: InsetHole, node: Nodes, mark?: Mark): void {
    const replaced: Mark = { ...mark, replaceBy: hole }
    const isInline = node.type === 'inlineMath'
    if (!isInline) this.open('pre', undefined, undefined, replaced)
    this.open('code', node.data, codeProperties(node), isInline ? replaced : undefined)
    this.text(codeText(hole, node))
    this.close()
    if (!isInline) this.close()
  }

  marker(mark: Mark): void {
    this.empty('span', undefined, undefined, mark)
  }

  /** Where sections end is seen when the tree is written: raw HTML may be around them. */
  endSections(): void {}

  raw({ value, data }: Html): void {
    this.raws.push(value)
    this.#add({ type: 'raw', value, addresses: data?.addresses } as unknown as ElementContent)
  }

  judge(): void {}

  capture(write: () => void): () => void {
    const made: ElementContent[] = []
    this.#open.push(made)
    write()
    this.#open.pop()
    return () => {
      for (const node of made) this.#add(node)
    }
  }

  /** What was written. */
  finish(): Root {
    return { type: 'root', children: this.#open[0] ?? [] }
  }

  #add(node: ElementContent): void {
    this.#open.at(-1)?.push(node)
  }

  #element(
    tagName: string,
    data: Data | undefined,
    properties: Properties | undefined,
    mark: Mark | undefined,
    children: ElementContent[],
  ): Element {
    const { hName, hProperties, hChildren } = hintsOf(data)
    const made: Properties = { ...properties }
    if (hProperties !== undefined) Object.assign(made, structuredClone(hProperties))
    if (data?.dir !== undefined) made['dir'] = data.dir
    if (mark !== undefined) {
      made[markKey] = this.marks.length
      this.marks.push(mark)
    }
    return {
      type: 'element',
      tagName: hName ?? tagName,
      properties: made,
      children: hChildren === undefined ? children : structuredClone(hChildren),
    }
  }
}

function codeProperties(node: Nodes): Properties {
  if (node.type === 'inlineMath') return { className: ['language-math', 'math-inline'] }
  if (node.type === 'math') return { className: ['language-math', 'math-display'] }
  const language = node.type === 'code' ? node.lang?.split(/\s/, 1)[0] : undefined
  return language ? { className: [`language-${language}`] } : {}
}

function codeText({ inset }: InsetHole, node: Nodes): string {
  if (inset.kind === 'math') return inset.tex
  return node.type === 'code' && node.value !== '' ? `${node.value}\n` : ''
}

function hintsOf(data: Data | undefined): HastHints {
  return (data as HastHints | undefined) ?? {}
}
