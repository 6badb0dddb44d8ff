import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view'
import { browserKept } from '../kept.ts'

/** Where a browser keeps the choice. */
const setting = 'hortus-focus'

const setFocus = StateEffect.define<boolean>()

const focusField = StateField.define<boolean>({
  create: () => browserKept.getItem(setting) === 'on',
  update(isOn, { effects }) {
    for (const effect of effects) if (effect.is(setFocus)) return effect.value
    return isOn
  },
  provide: (field) => [
    EditorView.decorations.compute([field, 'selection', 'doc'], (state) =>
      state.field(field) ? markBlock(state) : Decoration.none,
    ),
    EditorView.editorAttributes.from(
      field,
      (isOn): Record<string, string> => (isOn ? { class: 'cm-focus-mode' } : {}),
    ),
  ],
})

const blockLine = Decoration.line({ class: 'cm-focus-line' })

/** Most lines of a block that stay as they are on either side of the cursor. */
const maxLines = 200

/** What is not the block with the cursor fades, and what stands around the text goes until the pointer comes to it. */
export const focusMode: Extension = [
  focusField,
  // A class and no `:has`, which would have the look of the whole editor found out anew at each key.
  ViewPlugin.define((view) => {
    const mark = (isOn: boolean): void =>
      void view.dom.closest('.editor')?.classList.toggle('is-focused', isOn)
    mark(view.state.field(focusField))
    return {
      update({ startState, state }) {
        const isOn = state.field(focusField)
        if (isOn !== startState.field(focusField)) mark(isOn)
      },
    }
  }),
]

/** Switches it on or off, for every note that this browser opens. */
export function toggleFocus(view: EditorView): boolean {
  const isOn = !view.state.field(focusField)
  browserKept.setItem(setting, isOn ? 'on' : 'off')
  view.dispatch({
    effects: [setFocus.of(isOn), EditorView.scrollIntoView(view.state.selection.main.head)],
  })
  return true
}

/** The lines around each cursor up to the empty ones before and behind. */
function markBlock({ doc, selection }: EditorState): DecorationSet {
  const starts = new Set<number>()
  for (const { from, to } of selection.ranges) {
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number]
    for (let number = first; number <= last; number++) starts.add(doc.line(number).from)
    for (const [start, step] of [
      [first, -1],
      [last, 1],
    ] as const) {
      if (isEmpty(doc.line(start).text)) continue
      for (let number = start + step; Math.abs(number - start) <= maxLines; number += step) {
        if (number < 1 || number > doc.lines || isEmpty(doc.line(number).text)) break
        starts.add(doc.line(number).from)
      }
    }
  }
  return Decoration.set([...starts].sort((a, b) => a - b).map((at) => blockLine.range(at)))
}

function isEmpty(line: string): boolean {
  return line.trim() === ''
}
