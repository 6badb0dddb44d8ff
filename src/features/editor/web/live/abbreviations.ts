import { type EditorState, StateField, type Transaction } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { abbreviationLine, patternOfWords } from '../../../../parse/abbreviations.ts'
import type { Abbreviations, MarkContext } from './mark-context.ts'

/** The abbreviations of a note, read when it is opened and when a line that explains one was changed. */
export const abbreviations = StateField.define<Abbreviations | undefined>({
  create: readAbbreviations,
  update: (known, transaction) =>
    transaction.docChanged && concernsAbbreviations(transaction)
      ? readAbbreviations(transaction.state)
      : known,
})

/** Most lines that are read. */
const mostWords = 500

function readAbbreviations({ doc }: Pick<EditorState, 'doc'>): Abbreviations | undefined {
  const meanings = new Map<string, string>()
  for (const [written] of doc.toString().matchAll(/^[ \t>]*\*\[.*$/gm)) {
    const [, word, meaning = ''] = abbreviationLine.exec(written) ?? []
    if (word !== undefined && meanings.size < mostWords) meanings.set(word, meaning.trim())
  }
  return meanings.size === 0 ? undefined : { pattern: patternOfWords([...meanings.keys()]), meanings }
}

function concernsAbbreviations({ changes, startState, newDoc }: Transaction): boolean {
  let isConcerned = false
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    for (const [doc, from, to] of [[startState.doc, fromA, toA] as const, [newDoc, fromB, toB] as const])
      isConcerned ||= /^[ \t>]*\*\[/m.test(doc.sliceString(doc.lineAt(from).from, doc.lineAt(to).to))
  })
  return isConcerned
}

/** Something in which the page explains a word, where it explains any. */
const probe = '*[hortusx]: y\n\nhortusx'

/** Where words are not explained. */
const plain =
  /Code|Math|Comment|HTML|URL|Heading|Link(?:Label|Reference|Title)|Embed|Image|Hashtag|Frontmatter|FootnoteCall/

/** Marks the words of a part of a text that the note says the meaning of, where the page does. */
export function markAbbreviations(cx: MarkContext): void {
  const { abbreviations: known, tree, from, to, htmlOf, isCovered } = cx.input
  if (!known || !htmlOf(probe)?.includes('<abbr')) return
  for (const { 0: word, index } of cx.slice(from, to).matchAll(known.pattern)) {
    const at = from + index
    const end = at + word.length
    if (isCovered(at, end) || !isText(cx, tree.resolveInner(at, 1))) continue
    cx.style(at, end, 'cm-live-abbr', known.meanings.get(word))
  }
}

function isText(cx: MarkContext, node: SyntaxNode): boolean {
  for (let one: SyntaxNode | null = node; one; one = one.parent) {
    if (plain.test(one.name)) return false
    if (one.name === 'Paragraph' && cx.slice(one.from, one.from + 2) === '*[') return false
  }
  return true
}
