import { type Action, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Diagnostic } from '../../src/model/diagnostic.ts'

/** Problems of a note in its margin. */
export interface DiagnosticMarks {
  readonly extension: Extension
  /** `positionOf` says where an offset of the file is in the editor. */
  show(view: EditorView, diagnostics: readonly Diagnostic[], positionOf: (offset: number) => number): void
}

/** Shows diagnostics where they stand, with what was expected as quick fixes. Only for text that is on disk as it is. */
export function diagnosticMarks(): DiagnosticMarks {
  return {
    extension: EditorView.baseTheme({}),
    show(view, diagnostics, positionOf) {
      const { length } = view.state.doc
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
            actions: (one.expected ?? []).slice(0, 4).map((name) => fixOf(name, view, from, to)),
          },
        ]
      })
      view.dispatch(setDiagnostics(view.state, marks))
    },
  }
}

/** Puts a name in the place of what stands there. In a link only its target changes: what it shows stays. */
function fixOf(name: string, view: EditorView, from: number, to: number): Action {
  const written = view.state.doc.sliceString(from, to)
  const link = /^(!?\[\[)([^[\]|#]*)/.exec(written)
  return {
    name,
    apply(target, start, end) {
      const place = link
        ? { from: start + link[1]!.length, to: start + link[0].length }
        : { from: start, to: end }
      target.dispatch({ changes: { ...place, insert: name }, userEvent: 'input.fix' })
    },
  }
}
