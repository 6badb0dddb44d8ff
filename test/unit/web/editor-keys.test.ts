import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { formatKeymap } from '../../../src/features/editor/web/format-keys.ts'
import { tableKeymap } from '../../../src/features/editor/web/table-keys.ts'

/** Runs a key's command on a text with the cursor at `|`, or a selection from `‹` to `›`; gives the text so marked. */
function press(key: string, marked: string): string {
  const places = [...marked.matchAll(/[‹›¦]/g)].map(({ index }, i) => index - i)
  const doc = marked.replace(/[‹›¦]/g, '')
  let state = EditorState.create({
    doc,
    selection: EditorSelection.range(places[0]!, places[1] ?? places[0]!),
    extensions: [markdown({ base: markdownLanguage })],
  })
  const isShifted = key.startsWith('Shift-')
  const binding = [...formatKeymap, ...tableKeymap].find((one) => one.key === key.replace(/^Shift-/, ''))!
  const run = (isShifted ? binding.shift : binding.run) as unknown as StateCommand
  const isDone = run({
    state,
    dispatch: (transaction) => {
      state = transaction.state
    },
  })
  if (!isDone) return 'left to others'
  const { from, to } = state.selection.main
  const text = state.doc.toString()
  return from === to
    ? `${text.slice(0, from)}¦${text.slice(from)}`
    : `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`
}

describe('Ctrl-B and Ctrl-I', () => {
  it.each([
    ['Mod-b', 'a ‹red leaf› fell', 'a **‹red leaf›** fell'],
    ['Mod-b', 'a **‹red leaf›** fell', 'a ‹red leaf› fell'],
    ['Mod-b', 'a ‹**red leaf**› fell', 'a ‹red leaf› fell'],
    ['Mod-b', 'a **red le¦af that** fell', 'a red le¦af that fell'],
    ['Mod-b', 'a re¦d leaf', 'a **re¦d** leaf'],
    ['Mod-b', 'a ¦', 'a **¦**'],
    ['Mod-b', 'a **¦**', 'a ¦'],
    ['Mod-b', 'a **red¦** leaf', 'a **red**¦ leaf'],
    ['Mod-i', 'a ‹red› leaf', 'a *‹red›* leaf'],
    ['Mod-i', 'a **‹red›** leaf', 'a ***‹red›*** leaf'],
    ['Mod-i', 'a _‹red›_ leaf', 'a ‹red› leaf'],
    ['Mod-i', 'das ‹日本› ist', 'das *‹日本›* ist'],
  ])('%s makes of "%s" "%s"', (key, before, after) => {
    expect(press(key, before)).toBe(after)
  })
})

describe('a table under the keys', () => {
  const head = '| a | b |\n| --- | --- |'
  it.each([
    ['Enter in the last cell', 'Enter', `${head}\n| x | lo¦ng |`, `${head}\n| x | long |\n| ¦ |  |`],
    ['Enter where Tab selected it', 'Enter', `${head}\n| x | ‹long› |`, `${head}\n| x | long |\n| ¦ |  |`],
    ['Enter behind a row', 'Enter', `${head}\n| x | y |¦`, `${head}\n| x | y |\n| ¦ |  |`],
    ['Enter in an empty last row', 'Enter', `${head}\n| x | y |\n|  | ¦ |`, `${head}\n| x | y |\n¦`],
    ['Enter in the head', 'Enter', `| a | b¦ |\n| --- | --- |`, `${head}\n| ¦ |  |`],
    ['Enter in the first row of a table', 'Enter', '| a | b¦ |', `${head}\n| ¦ |  |`],
    ['Tab in the last cell', 'Tab', `${head}\n| x | y¦ |`, `${head}\n| x | y |\n| ¦ |  |`],
    ['Tab in an empty last cell', 'Tab', `${head}\n| x | ¦ |`, `${head}\n| x |  |\n| ¦ |  |`],
    ['Tab in the last cell of the head', 'Tab', `| a | b¦ |\n| --- | --- |`, `${head}\n| ¦ |  |`],
    ['Tab before a row', 'Tab', `${head}\n| x | y¦ |\n| z | w |`, `${head}\n| x | y |\n| ‹z› | w |`],
    ['Enter in another cell', 'Enter', `${head}\n| x¦ | y |`, 'left to others'],
    ['Enter beside a table', 'Enter', 'x¦', 'left to others'],
  ])('%s', (_, key, before, after) => {
    expect(press(key, before)).toBe(after)
  })
})
