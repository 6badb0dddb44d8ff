import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Lets each line run as its own letters do: a note may have lines in Arabic and lines in English. */
export const lineDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  Prec.lowest(
    ViewPlugin.define(
      (view) => ({
        lines: autoLines(view),
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) this.lines = autoLines(update.view)
        },
      }),
      { decorations: (plugin) => plugin.lines },
    ),
  ),
]

const auto = Decoration.line({ attributes: { dir: 'auto' } })

function autoLines(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      lines.add(line.from, line.from, auto)
      at = line.to + 1
    }
  return lines.finish()
}
