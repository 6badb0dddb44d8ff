import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** A heading of a text, or a link in it, and where it stands in the editor. */
interface OutlineItem {
  readonly text: string
  readonly at: number
  /** Of a heading, from 1; 0 of a link. */
  readonly depth: number
}

/** What is found in a text. */
interface TextOutline {
  readonly headings: readonly OutlineItem[]
  readonly links: readonly OutlineItem[]
  /** Whether there was time to read it to its end. */
  readonly isWhole: boolean
}

/** Longest time to read a text at once, in milliseconds. */
const patience = 20

const wikiLink = /!?\[\[([^[\]\n|]*?)(?:\\?\|([^[\]\n]*))?\]\]/g

/** The headings of a text and its links to other notes and files, each in the order of the text; of equal links the first. */
export function readOutline(
  state: EditorState,
  targetSide: (left: string, right: string) => string,
): TextOutline {
  const headings: OutlineItem[] = []
  const links = new Map<string, OutlineItem>()
  const code: { readonly from: number; readonly to: number }[] = []
  const addLink = (text: string, at: number): void => {
    const target = text.replace(/#.*$/s, '').trim()
    if (target !== '' && !links.has(target.toLowerCase()))
      links.set(target.toLowerCase(), { text: target, at, depth: 0 })
  }
  const addresses: { readonly text: string; readonly at: number }[] = []
  const whole = ensureSyntaxTree(state, state.doc.length, patience)
  const tree = whole ?? syntaxTree(state)
  tree.iterate({
    enter({ name, from, to }) {
      const depth = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1]
      if (depth !== undefined) {
        const text = state.doc.lineAt(from).text.replace(/^\s*#{1,6}[ \t]*|[ \t]+#+[ \t]*$/g, '')
        headings.push({ text: plainOf(text), at: from, depth: Number(depth) })
      }
      if (name === 'FencedCode' || name === 'InlineCode' || name === 'CodeBlock') code.push({ from, to })
      if (name === 'URL') addresses.push({ text: state.sliceDoc(from, to), at: from })
    },
  })
  const found = [...state.doc.toString().matchAll(wikiLink)].flatMap((match) => {
    const at = match.index
    if (code.some(({ from, to }) => from <= at && at < to)) return []
    const [, left = '', right] = match
    return { text: right === undefined ? left : targetSide(left, right), at }
  })
  const internal = addresses.flatMap(({ text, at }) => {
    const address = text.replace(/^<|>$/g, '')
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|www\.)/i.test(address) || address.includes('@')) return []
    return { text: decoded(address), at }
  })
  for (const { text, at } of [...found, ...internal].sort((a, b) => a.at - b.at)) addLink(text, at)
  return { headings, links: [...links.values()], isWhole: whole !== null }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A heading without the marks of links and emphasis. */
function plainOf(text: string): string {
  return text
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\*\*|__|~~|==|`/g, '')
    .trim()
}
