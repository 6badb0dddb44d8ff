import type { Action, Diagnostic as Mark } from '@codemirror/lint'
import { Compartment, type Extension } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import type { Diagnostic, DiagnosticCode } from '../../../model/diagnostic.ts'
import type { Range } from '../../../model/range.ts'
import { fixesOf } from '../completion/text-fixes.ts'
import { loadLint } from './lint-library.ts'

/** Most fixes that are offered for one problem. */
const maxActions = 4

/** Problems of a note in its margin. */
interface DiagnosticMarks {
  readonly extension: Extension
  /** `positionOf` says where an offset of the file is in the editor. */
  show(
    view: EditorView,
    diagnostics: readonly Diagnostic[],
    positionOf: (offset: number) => number,
  ): Promise<void>
}

/**
 * Shows diagnostics where they stand, with what was expected as quick fixes. Only for text that is on disk as it is. What
 * shows them is loaded with the first.
 */
export function diagnosticMarks(): DiagnosticMarks {
  const margin = new Compartment()
  let isThere = false
  return {
    extension: margin.of([]),
    async show(view, diagnostics, positionOf) {
      if (diagnostics.length === 0 && !isThere) return
      const before = view.state.doc
      const { lintGutter, lintKeymap, setDiagnostics } = await loadLint()
      // The next save brings them for what was typed meanwhile.
      if (view.state.doc !== before) return
      if (!isThere) view.dispatch({ effects: margin.reconfigure([lintGutter(), keymap.of(lintKeymap)]) })
      isThere = true
      const { length } = view.state.doc
      const text = view.state.doc.toString()
      const marks = diagnostics.flatMap((one): Mark[] => {
        const from = Math.min(positionOf(one.range?.start ?? 0), length)
        const to = one.range ? Math.min(positionOf(one.range.end), length) : from
        return [
          {
            from,
            to,
            severity: one.severity,
            message: one.message,
            source: one.code,
            actions: actionsOf(one.code, text, { start: from, end: to }, one.expected ?? []),
          },
        ]
      })
      view.dispatch(setDiagnostics(view.state, marks))
    },
  }
}

/** What the diagnostic expects, as changes to the text as it stands then. */
function actionsOf(
  code: DiagnosticCode,
  text: string,
  range: Range,
  expected: readonly string[],
): readonly Action[] {
  return fixesOf(code, text, range, expected.slice(0, maxActions)).map(({ name, from, to, insert }) => ({
    name,
    apply(view, start) {
      view.dispatch({ changes: { from: start + from, to: start + to, insert }, userEvent: 'input.fix' })
    },
  }))
}
