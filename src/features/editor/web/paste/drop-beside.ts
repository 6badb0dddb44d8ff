import type { Extension } from '@codemirror/state'
import { type EditorView, ViewPlugin } from '@codemirror/view'

/**
 * Takes files that are dropped beside the text: on a table or a picture that stands in it, on the preview, on the bar. The
 * browser would open them in place of the editor. `take` is told the nearest place of the text, else where the cursor is.
 */
export function droppedBeside(
  take: (view: EditorView, files: readonly File[], at: number) => void,
): Extension {
  return ViewPlugin.define((view) => {
    const hasFiles = (event: DragEvent): event is DragEvent & { readonly dataTransfer: DataTransfer } => {
      const editor = view.dom.closest('.editor')
      const isBeside = editor !== null && event.target instanceof Node && editor.contains(event.target)
      return isBeside && !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true
    }
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (view.state.readOnly) return
      const isInText = event.target instanceof Node && view.scrollDOM.contains(event.target)
      const at = isInText
        ? view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
        : view.state.selection.main.head
      take(view, [...event.dataTransfer.files], at)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return {
      destroy() {
        document.removeEventListener('dragover', over)
        document.removeEventListener('drop', drop)
      },
    }
  })
}
