import type { Nodes, Paragraph, Parents, PhrasingContent, TableCell } from 'mdast'
import { setChildren } from '../model/children.ts'
import { cutText, type TextCut } from './cut-text.ts'
import type { Locator } from './locator.ts'

/**
 * Signs of a field: no word of a program's language has a blank behind its colons, and none in brackets has a number, a link or a
 * text there.
 */
const sign = /::[ \t]|[[(][^:[\]()`\n]{1,100}::[\d["]/

/** `key:: ` at the start of a line. */
const lineKey = /^[ \t]*([\p{L}\p{N}\p{Extended_Pictographic}](?:[^:[\]()`\n]{0,98}[^\s:[\]()`\n])?)::[ \t]+/u

/** `[key:: ` or `(key:: ` anywhere; `$` where the value is a node of its own. */
const bracketKey =
  /(?<open>[[(])(?<key>[\p{L}\p{N}\p{Extended_Pictographic}](?:[^:[\]()`\n]{0,98}[^\s:[\]()`\n])?)::(?:[ \t]+|(?=[\d["])|$)/gu

/**
 * Shows the fields of Dataview as it does: `key:: value` with its key set off, `[key:: value]` without its brackets, and
 * `(key:: value)` without its key. Linear in the tree.
 */
export function showFields(tree: Parents, locator: Locator): void {
  if (sign.test(locator.source)) visit(tree, locator)
}

function visit(parent: Parents, locator: Locator): void {
  for (const child of parent.children as readonly Nodes[]) {
    if (child.type === 'paragraph' || child.type === 'tableCell') readLine(child, locator)
    else if ('children' in child) visit(child, locator)
  }
}

/** A piece of one of the nodes in a line, and what stands for it. */
type Cuts = Map<PhrasingContent, TextCut[]>

function readLine(block: Paragraph | TableCell, locator: Locator): void {
  const { children } = block
  if (!children.some((node) => node.type === 'text' && node.value.includes('::'))) return
  const cuts: Cuts = new Map()
  for (const [i, node] of children.entries()) {
    if (node.type !== 'text' || node.data?.isLiteral) continue
    const found: TextCut[] = cuts.get(node) ?? []
    cuts.set(node, found)
    readLineKeys(node.value, children, i, found)
    readBrackets(node.value, children, i, cuts)
  }
  setChildren(
    block,
    children.flatMap((node) => {
      const own = node.type === 'text' ? cuts.get(node) : undefined
      if (node.type !== 'text' || own === undefined || own.length === 0) return [node]
      return cutText(node, inOrder(own), locator)
    }),
  )
}

function readLineKeys(value: string, children: readonly Nodes[], i: number, found: TextCut[]): void {
  const before = children[i - 1]
  const isKeySet = before?.type === 'strong' || before?.type === 'emphasis'
  // A key that is set in bold already stands before its colons.
  if (isKeySet && startsLine(children, i - 1) && /^::[ \t]+/.test(value)) found.push({ from: 0, to: 1 })
  let from = 0
  for (const line of value.split('\n')) {
    const isStart = from > 0 || startsLine(children, i)
    const [written = '', key = ''] = (isStart && lineKey.exec(line)) || []
    const isLast = from + line.length === value.length
    if (key !== '' && (written.length < line.length || (isLast && i + 1 < children.length))) {
      const at = from + written.indexOf(key)
      found.push({ from: at, to: at + key.length, make: setOff(key) })
      found.push({ from: at + key.length, to: at + key.length + 1 })
    }
    from += line.length + 1
  }
}

function startsLine(children: readonly Nodes[], i: number): boolean {
  const before = children[i - 1]
  return (
    before === undefined || before.type === 'break' || (before.type === 'text' && before.value.endsWith('\n'))
  )
}

function readBrackets(value: string, children: readonly PhrasingContent[], i: number, cuts: Cuts): void {
  for (const { index, 0: written, groups = {} } of value.matchAll(bracketKey)) {
    const { open = '', key = '' } = groups
    // A link stands behind it, or the text ends here.
    if (
      written.endsWith('::') &&
      index + written.length === value.length &&
      children[i + 1]?.type !== 'wikiLink'
    )
      continue
    const end = findEnd(children, i, index + written.length, open === '[' ? '[]' : '()')
    if (end === undefined) continue
    const own = cuts.get(children[i]!) ?? []
    const at = index + 1
    if (open === '(') own.push({ from: index, to: index + written.length })
    else {
      own.push({ from: index, to: at })
      own.push({ from: at, to: at + key.length, make: setOff(key) })
      own.push(
        written.endsWith('::')
          ? { from: at + key.length, to: at + key.length + 2, make: colon }
          : { from: at + key.length, to: at + key.length + 1 },
      )
    }
    const last = cuts.get(end.node) ?? []
    cuts.set(end.node, last)
    last.push({ from: end.at, to: end.at + 1 })
  }
}

/** Siblings that a value may go over. */
const mostSiblings = 20

/** Where the bracket stands that closes one, in the same line. */
function findEnd(
  children: readonly PhrasingContent[],
  first: number,
  from: number,
  brackets: string,
): { readonly node: PhrasingContent; readonly at: number } | undefined {
  let depth = 1
  for (let i = first; i < Math.min(children.length, first + mostSiblings); i++) {
    const node = children[i]!
    if (node.type === 'break') return undefined
    if (node.type !== 'text') continue
    for (let at = i === first ? from : 0; at < Math.min(node.value.length, from + 2_000); at++) {
      const letter = node.value[at]
      if (letter === '\n') return undefined
      if (letter === brackets[0]) depth++
      else if (letter === brackets[1] && --depth === 0) return { node, at }
    }
  }
  return undefined
}

const setOff =
  (key: string): NonNullable<TextCut['make']> =>
  (place) => [{ type: 'strong', children: [{ type: 'text', value: key, ...place }], ...place }]

const colon: NonNullable<TextCut['make']> = (place) => [{ type: 'text', value: ': ', ...place }]

/** Without those that touch one before them. */
function inOrder(cuts: readonly TextCut[]): readonly TextCut[] {
  const kept: TextCut[] = []
  for (const cut of [...cuts].sort((a, b) => a.from - b.from))
    if (cut.from >= (kept.at(-1)?.to ?? 0)) kept.push(cut)
  return kept
}
