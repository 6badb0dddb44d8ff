import { type EditorView, WidgetType } from '@codemirror/view'
import { createFrames } from './frames.ts'
import type { Shown } from './live-mark.ts'
import type { PieceStore } from './piece-store.ts'
import { renderPiece } from './render-piece.ts'
import { withoutWord } from './shown-by-page.ts'

/** What stands among the text in place of something. */
export class ShownWidget extends WidgetType {
  readonly shown: Shown
  private readonly pieces: PieceStore
  /** Two of one key look the same. */
  readonly key: string

  constructor(shown: Shown, pieces: PieceStore) {
    super()
    this.shown = shown
    this.pieces = pieces
    this.key =
      shown.kind === 'piece'
        ? `${JSON.stringify(shown)}${pieces.versionOf(shown.source)}`
        : JSON.stringify(shown)
  }

  override eq(other: ShownWidget): boolean {
    return other.key === this.key
  }

  override toDOM(view: EditorView): HTMLElement {
    const { shown } = this
    switch (shown.kind) {
      case 'bullet':
        return createSpan('cm-live-bullet', '•')
      case 'text':
        return createSpan(shown.className, shown.text)
      case 'rule':
        return createSpan('cm-live-rule', '')
      case 'frames':
        return createFrames(shown.frames)
      case 'break':
        return document.createElement('br')
      case 'box':
        return createBox(view, shown)
      case 'piece':
        return renderPiece(view, withoutWord(this.pieces.find(shown.source) ?? ''), shown.form)
    }
  }

  override ignoreEvent(event: Event): boolean {
    // A click on what has no place of its own in the text goes to the text beside it.
    return this.shown.kind === 'box' || (this.shown.kind === 'piece' && event.type !== 'mousedown')
  }
}

function createSpan(className: string, text: string): HTMLElement {
  const span = document.createElement('span')
  span.className = className
  span.textContent = text
  return span
}

/** The box of a task; a click writes what it then says. */
function createBox(view: EditorView, { sign, word }: Extract<Shown, { kind: 'box' }>): HTMLElement {
  const holder = createSpan('cm-live-box task-list-item', '')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = sign !== ' '
  box.dataset['task'] = sign
  box.setAttribute('aria-label', word ?? `[${sign}]`)
  box.addEventListener('mousedown', (event) => event.preventDefault())
  box.addEventListener('click', (event) => {
    event.preventDefault()
    const at = view.posAtDOM(holder)
    const [written, open, done] = word === undefined ? [`[${sign}]`, '[ ]', '[x]'] : [word, 'TODO', 'DONE']
    if (view.state.sliceDoc(at, at + written.length) !== written) return
    view.dispatch({
      changes: { from: at, to: at + written.length, insert: sign === ' ' ? done : open },
      userEvent: 'input.task',
    })
  })
  holder.append(box)
  // What the box does not say by itself.
  if (word !== undefined && !/^(?:TODO|DONE)$/.test(word))
    holder.append(createSpan('cm-live-faint', `${word.toLowerCase()} `))
  return holder
}
