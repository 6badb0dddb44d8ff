import { directionOf } from '../../../model/language.ts'
import type { KeepResult } from './keep-all.ts'
import { inMegabytes, languageHere, wordsHere } from './words-here.ts'

/** What the foot of a page says of keeping the garden. */
export type KeepState =
  | { readonly kind: 'offered'; readonly size: number; readonly result?: KeepResult | 'removed' }
  | { readonly kind: 'keeping'; readonly size: number; readonly bytes: number }
  /** `result`: why a newer build is not kept yet. */
  | { readonly kind: 'kept'; readonly size: number; readonly result?: KeepResult }

/** What its buttons do. */
interface KeepActions {
  keep(): void
  cancel(): void
  remove(): void
}

/** The part of the foot that offers to keep the garden; the same element goes along from page to page. */
export function createOfflineFoot(actions: KeepActions): {
  readonly element: HTMLElement
  show(state: KeepState): void
} {
  const element = document.createElement('div')
  element.className = 'keep-garden'
  const text = document.createElement('p')
  text.setAttribute('role', 'status')
  const bar = document.createElement('progress')
  const button = document.createElement('button')
  button.type = 'button'
  element.append(text, bar, button)
  let act = actions.keep
  button.addEventListener('click', () => act())
  return {
    element,
    show(state) {
      const words = wordsHere()
      element.lang = languageHere()
      element.dir = directionOf(element.lang)
      const size = inMegabytes(state.size)
      bar.hidden = state.kind !== 'keeping'
      switch (state.kind) {
        case 'offered':
          text.textContent = textOf(state.result)
          button.textContent = words.keep(size)
          act = actions.keep
          break
        case 'keeping':
          if (text.textContent !== words.keeping) text.textContent = words.keeping
          bar.setAttribute('aria-label', words.keeping)
          bar.max = state.size
          bar.value = state.bytes
          button.textContent = words.cancel
          act = actions.cancel
          break
        case 'kept':
          text.textContent = `${words.kept(size)} ${textOf(state.result)}`.trim()
          button.textContent = words.remove
          act = actions.remove
      }
    },
  }
}

function textOf(result: KeepResult | 'removed' | undefined): string {
  if (result === undefined || result === 'done' || result === 'stopped') return ''
  return wordsHere()[result]
}

/** Says that there is a newer build, once. */
export function offerReload(): void {
  if (document.querySelector('.newer-garden')) return
  const words = wordsHere()
  const bar = document.createElement('div')
  bar.className = 'newer-garden'
  bar.setAttribute('role', 'status')
  bar.lang = document.documentElement.dataset['ui'] ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = words.reload
  button.addEventListener('click', () => location.reload())
  document.body.append(bar)
  bar.append(words.newer, ' ', button)
}
