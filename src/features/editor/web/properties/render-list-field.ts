import { html, nothing, type TemplateResult } from 'lit'
import { editorWords } from '../editor-words.ts'
import { completeField } from './complete-field.ts'
import { addItem, removeItem, setItem, swapItems, type TextEdit } from './edit-properties.ts'
import type { PanelActions } from './panel-state.ts'
import { linkIn, type PropertyRow } from './property-rows.ts'
import type { PropertyPlace, PropertyText } from './read-properties.ts'
import type { Scalar } from './read-scalar.ts'
import { focusNext, renderLink } from './render-value-field.ts'

type ChangeList = (
  edit: (text: PropertyText, source: string, place: PropertyPlace) => readonly TextEdit[],
) => void

/**
 * The values of a list as chips, and a field for one more; number `changing` is a field too. By keys: Enter changes a
 * chip, Delete removes it, Alt with an arrow moves it, arrows go from one to the next; in the empty field Backspace goes to
 * the last.
 */
export function renderListField(
  row: PropertyRow,
  index: number,
  changing: number | undefined,
  actions: PanelActions,
): TemplateResult {
  const words = editorWords().properties
  const { name } = row.place
  const list = `property-values-${index}`
  const change: ChangeList = (edit) => {
    const text = actions.text()
    const place = text?.properties.find((one) => one.name === name)
    if (text && place) actions.edit(edit(text, actions.source(), place))
  }
  const add = (input: HTMLInputElement): void => {
    const value = input.value.trim()
    input.value = ''
    if (value === '' || row.items.includes(value)) return
    change((text, source, place) => addItem(text, source, place, itemValue(name, value)))
  }
  const complete = (event: Event): void => completeField(event, list, row, actions)
  return html`
    <ul class="property-chips" aria-label=${words.items(name)}>
      ${row.items.map((item, at) =>
        at === changing
          ? renderChanged(item, at, row, list, change, actions)
          : renderChip(item, at, row, change, actions),
      )}
      <li class="property-new">
        <input
          data-part="value"
          list=${list}
          dir="auto"
          autocomplete="off"
          aria-label=${words.addItem(name)}
          @focus=${complete}
          @input=${complete}
          @change=${({ currentTarget }: Event) => {
            if (currentTarget instanceof HTMLInputElement) add(currentTarget)
          }}
          @keydown=${(event: KeyboardEvent) => {
            const input = event.currentTarget
            if (!(input instanceof HTMLInputElement) || event.isComposing) return
            if (event.key === 'Enter' || (event.key === ',' && !input.value.startsWith('[['))) {
              event.preventDefault()
              if (input.value.trim() === '' && event.key === 'Enter') focusNext(input, actions)
              else add(input)
            } else if (event.key === 'Backspace' && input.value === '' && row.items.length > 0) {
              event.preventDefault()
              actions.focusOn(name, `chip-${row.items.length - 1}`)
            }
          }}
        />
        <datalist id=${list}></datalist>
      </li>
    </ul>
  `
}

function renderChip(
  item: string,
  at: number,
  row: PropertyRow,
  change: ChangeList,
  actions: PanelActions,
): TemplateResult {
  const words = editorWords().properties
  const { name } = row.place
  const link = linkIn(item)
  const remove = (): void => {
    change((_, source, place) => removeItem(source, place, at))
    actions.focusOn(name, row.items.length > 1 ? `chip-${Math.max(0, at - 1)}` : 'value')
  }
  const move = (to: number): void => {
    if (to < 0 || to >= row.items.length) return
    change((_, source, place) => swapItems(source, place, at, to))
    actions.focusOn(name, `chip-${to}`)
    actions.say(words.moved(item))
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const isRtl = getComputedStyle(actions.view.dom).direction === 'rtl'
      const to = at + ((event.key === 'ArrowRight') === isRtl ? -1 : 1)
      if (event.altKey) move(to)
      else actions.focusOn(name, to < row.items.length ? `chip-${to}` : 'value')
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else return
    event.preventDefault()
  }
  return html`
    <li class="property-chip">
      <button
        type="button"
        data-part=${`chip-${at}`}
        title=${words.chipKeys}
        @keydown=${onKey}
        @click=${() => {
          actions.change({ name, item: at })
          actions.focusOn(name, 'changed')
        }}
      >
        <bdi>${link?.label ?? item}</bdi>
      </button>
      ${link ? renderLink(link, actions) : nothing}
      <button
        type="button"
        class="property-cut"
        tabindex="-1"
        aria-label=${words.removeItem(item)}
        @click=${remove}
      >
        ×
      </button>
    </li>
  `
}

/** A value while it is changed: Enter or leaving takes what is written, Escape leaves it as it was. */
function renderChanged(
  item: string,
  at: number,
  row: PropertyRow,
  list: string,
  change: ChangeList,
  actions: PanelActions,
): TemplateResult {
  const { name } = row.place
  // A field that goes away loses the focus once more.
  let isDone = false
  const take = (input: EventTarget | null): void => {
    if (!(input instanceof HTMLInputElement) || isDone) return
    isDone = true
    const value = input.value.trim()
    actions.change(undefined)
    if (value === item) return
    change((_, source, place) =>
      value === '' ? removeItem(source, place, at) : setItem(place, at, itemValue(name, value)),
    )
  }
  return html`
    <li class="property-new">
      <input
        data-part="changed"
        list=${list}
        dir="auto"
        autocomplete="off"
        aria-label=${editorWords().properties.value(name)}
        .value=${item}
        @focus=${(event: Event) => completeField(event, list, row, actions)}
        @input=${(event: Event) => completeField(event, list, row, actions)}
        @blur=${({ currentTarget }: Event) => take(currentTarget)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          if (event.key === 'Enter') take(event.currentTarget)
          else {
            isDone = true
            actions.change(undefined)
          }
          actions.focusOn(name, `chip-${at}`)
        }}
      />
    </li>
  `
}

/** Tags are written without their sign. */
function itemValue(name: string, value: string): Scalar {
  return /^tags?$/.test(name) ? value.replace(/^#/, '') : value
}
