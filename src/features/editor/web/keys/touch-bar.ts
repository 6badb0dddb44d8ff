import { html, render, type TemplateResult } from 'lit'
import './touch-bar.css'
import type { EditorView } from '@codemirror/view'
import { editorWords } from '../editor-words.ts'
import type { CommandContext, CommandId, EditorActions } from './command.ts'

/** What the bar has, in its order, with the sign that stands for it. */
const items: readonly (readonly [id: CommandId, sign: string])[] = [
  ['edit.undo', '↶'],
  ['edit.redo', '↷'],
  ['list.task', '☑'],
  ['list.bullets', '•'],
  ['list.numbers', '1.'],
  ['line.further', '⇥'],
  ['line.outdent', '⇤'],
  ['format.heading2', 'H'],
  ['format.bold', 'B'],
  ['format.italic', 'I'],
  ['format.wikiLink', '[[ ]]'],
  ['format.link', '🔗'],
  ['insert.picture', '🖼'],
  ['list.quote', '❝'],
  ['view.mode', '👁'],
  ['view.commands', '⋯'],
]

/** Puts a bar of commands above the keyboard of a screen that is touched. Call what it returns when the editor is closed. */
export function createTouchBar(parent: HTMLElement, view: EditorView, actions: EditorActions): () => void {
  const bar = document.createElement('div')
  bar.className = 'touch-bar'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', editorWords().commands.groups.format)
  // The keyboard stays open, and the selection where it is.
  bar.addEventListener('pointerdown', (event) => event.preventDefault())
  bar.addEventListener('mousedown', (event) => event.preventDefault())
  render(renderItems({ view, actions }), bar)
  parent.append(bar)
  parent.classList.add('has-touch-bar')
  const listening = new AbortController()
  const { signal } = listening
  const place = (): void => {
    const { visualViewport } = window
    const above = visualViewport ? innerHeight - visualViewport.height - visualViewport.offsetTop : 0
    parent.style.setProperty('--keyboard', `${Math.max(0, Math.round(above))}px`)
    if (view.hasFocus) view.dispatch({ scrollIntoView: true })
  }
  window.visualViewport?.addEventListener('resize', place, { signal })
  window.visualViewport?.addEventListener('scroll', place, { signal })
  place()
  return () => {
    listening.abort()
    bar.remove()
    parent.classList.remove('has-touch-bar')
  }
}

function renderItems(context: CommandContext): TemplateResult {
  const { names } = editorWords().commands
  return html`${items.flatMap(([id, sign]) => {
    const command = context.actions.commands.find((one) => one.id === id)
    return command
      ? [
          html`<button type="button" aria-label=${names[id]} @click=${() => {
            command.run(context)
          }}><span class="sign" data-sign=${sign}></span></button>`,
        ]
      : []
  })}`
}
