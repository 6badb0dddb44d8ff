import type { NotePath } from '../../../../model/path.ts'
import { placeOfName } from '../../completion/completion-place.ts'
import { editorWords } from '../editor-words.ts'
import type { GardenNames } from '../garden-names.ts'

/** The choices of a dialog that asks before the change is shown. */
export function showOrCancel() {
  const words = editorWords()
  return [
    { value: 'show', label: words.change.show, isMain: true },
    { value: 'cancel', label: words.cancel },
  ] as const
}

/** Rows of a dialog: a label with its fields. */
export function fields(...rows: readonly (readonly [string, ...HTMLElement[]])[]): HTMLElement {
  const element = document.createElement('div')
  element.className = 'ask-fields'
  for (const [text, ...parts] of rows) {
    const label = document.createElement('label')
    label.append(text, ...parts)
    element.append(label)
  }
  return element
}

/** A field for a text. */
export function textField(value = ''): HTMLInputElement {
  const input = document.createElement('input')
  input.value = value
  input.spellcheck = false
  input.dir = 'auto'
  return input
}

/** A choice among a few. */
export function choiceField(
  ...options: readonly (readonly [value: string, label: string])[]
): HTMLSelectElement {
  const select = document.createElement('select')
  select.append(...options.map(([value, label]) => new Option(label, value)))
  return select
}

/** A box to tick, with its label behind it. */
export function tickField(
  label: string,
  isTicked = false,
): { readonly element: HTMLElement; readonly input: HTMLInputElement } {
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.checked = isTicked
  const element = document.createElement('label')
  element.className = 'ask-tick'
  element.append(input, label)
  return { element, input }
}

/** A field for the name of a note, with those that the garden has below it. */
export function noteField(
  path: NotePath,
  names: GardenNames,
  id: string,
): {
  readonly input: HTMLInputElement
  readonly list: HTMLElement
  readonly note: () => NotePath | undefined
} {
  const input = textField()
  const list = document.createElement('datalist')
  list.id = id
  input.setAttribute('list', id)
  const offer = (): void => {
    list.replaceChildren(
      ...names.completer
        .complete(path, placeOfName(input.value), 20)
        .flatMap(({ kind, label, detail }) =>
          kind === 'note' || kind === 'alias' ? [new Option(label, detail)] : [],
        ),
    )
  }
  input.addEventListener('input', offer)
  offer()
  const note = (): NotePath | undefined => {
    const typed = input.value.trim()
    return typed === '' ? undefined : names.findNote(path, typed)
  }
  return { input, list, note }
}
