import { calloutNames } from '../../completion/callout-names.ts'
import type { EditorText } from '../../words/editor-text.ts'
import type { CommandId } from './command.ts'

/** Something that the palette of `/` can insert. */
export interface Insertion {
  readonly id: keyof EditorText['commands']['insert']
  /** Which of several of that name. */
  readonly kind?: string
  /** How it is written, shown beside its name. */
  readonly hint: string
  /** The feature that shows it, where it is one that can be off. */
  readonly feature?: string
  /** Gives what is written for a text, with the cursor at `¦`, and what comes to the end of the note. */
  readonly write: (text: string) => { readonly text: string; readonly end?: string }
  /** What is done instead, or afterwards. */
  readonly command?: CommandId
}

const plain = (id: Insertion['id'], hint: string, text: string, feature?: string): Insertion => ({
  id,
  hint,
  write: () => ({ text }),
  ...(feature !== undefined && { feature }),
})

/** Callouts that look each like another kind are left out. */
const callouts = calloutNames
  .filter(([, looksLike]) => looksLike === '')
  .map(
    ([name]): Insertion => ({
      id: 'callout',
      kind: name,
      hint: `> [!${name}]`,
      write: () => ({ text: `> [!${name}] ¦` }),
    }),
  )

/** Everything that the palette offers, in its order. */
export const insertions: readonly Insertion[] = [
  plain('heading1', '#', '# ¦'),
  plain('heading2', '##', '## ¦'),
  plain('heading3', '###', '### ¦'),
  plain('list', '-', '- ¦'),
  plain('numbers', '1.', '1. ¦'),
  plain('task', '- [ ]', '- [ ] ¦'),
  plain('table', '| |', '| ¦    |     |\n| --- | --- |\n|     |     |'),
  plain('code', '```', '```¦\n\n```', 'code'),
  plain('formula', '$$', '$$\n¦\n$$', 'math'),
  plain('diagram', 'mermaid', '```mermaid\ngraph LR\n  ¦\n```', 'diagrams'),
  plain('quote', '>', '> ¦'),
  plain('rule', '---', '---\n¦'),
  plain('link', '[[ ]]', '[[¦]]'),
  plain('address', '[ ]( )', '[¦]()'),
  plain('embed', '![[ ]]', '![[¦]]'),
  { id: 'footnote', hint: '[^1]', write: writeFootnote },
  { id: 'date', hint: today(), write: () => ({ text: `${today()}¦` }) },
  { id: 'template', hint: '', write: () => ({ text: '' }), command: 'note.template', feature: 'templates' },
  { id: 'property', hint: '---', write: () => ({ text: '' }), command: 'property.add' },
  ...callouts,
]

/** A mark with the next free number, and the place of its words at the end. */
function writeFootnote(text: string): { readonly text: string; readonly end: string } {
  const used = [...text.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number))
  const next = Math.max(0, ...used) + 1
  const gap = text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  return { text: `[^${next}]¦`, end: `${gap}[^${next}]: ` }
}

/** The day where the writer is. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
