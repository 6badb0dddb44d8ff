/** A piece of HTML from the clipboard, as data: nothing of it is loaded, run or shown. */
export type PastedNode = PastedElement | string

export interface PastedElement {
  /** In small letters. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly PastedNode[]
  /** Whether anything in it, or itself, begins a line of its own. */
  readonly isBlock: boolean
}

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul body html'
  ).split(' '),
)

/** What is no part of a text: programs, styles, pictures of other kinds, buttons, fields. */
const dropped: ReadonlySet<string> = new Set(
  (
    'script style noscript template head title meta link base svg canvas object embed applet iframe frame button select ' +
    'textarea option map audio video source track dialog colgroup col caption-button'
  ).split(' '),
)

/** Makes an element; undefined for what no text has. */
export function pastedElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly PastedNode[],
): PastedElement | undefined {
  if (dropped.has(name)) return undefined
  const isBlock = blocks.has(name) || children.some((child) => typeof child !== 'string' && child.isBlock)
  return { name, attributes, children, isBlock }
}

/** Levels that are looked into; what is deeper counts as text. */
export const maxDepth = 200

/** All the text in a node, as it is in its HTML. */
export function textOf(node: PastedNode): string {
  if (typeof node === 'string') return node
  return node.name === 'br' ? '\n' : node.children.map(textOf).join('')
}

/** The first element in a node, itself too, for which a test holds. */
export function findElement(
  node: PastedNode,
  test: (element: PastedElement) => boolean,
): PastedElement | undefined {
  if (typeof node === 'string') return undefined
  if (test(node)) return node
  for (const child of node.children) {
    const found = findElement(child, test)
    if (found) return found
  }
  return undefined
}

/** Whether an element has a class. */
export function hasClass({ attributes }: PastedElement, name: string): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes(name)
}
