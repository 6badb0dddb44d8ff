import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { editorWords } from '../editor-words.ts'
import { completeField } from './complete-field.ts'
import { setValue } from './edit-properties.ts'
import type { PanelActions } from './panel-state.ts'
import { fieldValue, linkIn, type PropertyRow } from './property-rows.ts'

/** The field of a property with one value: text, a number, yes or no, a date with a picker beside it. */
export function renderValueField(row: PropertyRow, index: number, actions: PanelActions): TemplateResult {
  const words = editorWords().properties
  const { name } = row.place
  const set = (text: string, isTyping: boolean): void => {
    const place = actions.text()?.properties.find((one) => one.name === name)
    if (place) actions.edit(setValue(place, fieldValue(row.kind, text)), isTyping)
  }
  if (row.kind === 'checkbox')
    return html`<input
      type="checkbox"
      data-part="value"
      aria-label=${words.value(name)}
      .checked=${live(row.text === 'true')}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) set(String(currentTarget.checked), false)
      }}
    />`
  const { kind } = row
  const isDate = kind === 'date' || kind === 'datetime'
  const link = linkIn(row.text)
  const problem = row.isOdd ? oddWords(kind) : undefined
  return html`
    <div class="property-field">
      ${renderText(row, index, actions, set)}
      ${
        isDate
          ? html`<input
            type=${kind === 'date' ? 'date' : 'datetime-local'}
            class="property-picker"
            aria-label=${words.pickDate(name)}
            .value=${live(pickerValue(kind, row.text))}
            @change=${({ currentTarget }: Event) => {
              if (currentTarget instanceof HTMLInputElement)
                set(writtenDate(kind, currentTarget.value), false)
            }}
          />`
          : nothing
      }
      ${link ? renderLink(link, actions) : nothing}
    </div>
    ${problem === undefined ? nothing : html`<p class="property-problem" id="property-odd-${index}" data-severity="warning">${problem}</p>`}
  `
}

function renderText(
  row: PropertyRow,
  index: number,
  actions: PanelActions,
  set: (text: string, isTyping: boolean) => void,
): TemplateResult {
  const { name } = row.place
  const list = `property-values-${index}`
  let isComposing = false
  const take = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement && !isComposing) set(event.currentTarget.value, true)
  }
  return html`
    <input
      type="text"
      data-part="value"
      dir="auto"
      list=${list}
      autocomplete="off"
      inputmode=${row.kind === 'number' ? 'decimal' : 'text'}
      aria-label=${editorWords().properties.value(name)}
      aria-invalid=${row.isOdd || row.problems.some(({ severity }) => severity !== 'info') ? 'true' : nothing}
      aria-describedby=${describedBy(row, index) || nothing}
      .value=${live(shownText(row, index))}
      @focus=${(event: Event) => completeField(event, list, row, actions)}
      @compositionstart=${() => {
        isComposing = true
      }}
      @compositionend=${(event: Event) => {
        isComposing = false
        take(event)
      }}
      @input=${(event: Event) => {
        completeField(event, list, row, actions)
        take(event)
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.isComposing) return
        event.preventDefault()
        focusNext(event.currentTarget, actions)
      }}
    />
    <datalist id=${list}></datalist>
  `
}

function describedBy(row: PropertyRow, index: number): string {
  return [
    ...(row.isOdd ? [`property-odd-${index}`] : []),
    ...(row.problems.length > 0 ? [`property-problem-${index}`] : []),
  ].join(' ')
}

/** What is being typed stays as it is typed: `1.` is a number on its way to another. */
function shownText(row: PropertyRow, index: number): string {
  const active = document.activeElement
  const isTyped =
    active instanceof HTMLInputElement &&
    active.getAttribute('list') === `property-values-${index}` &&
    fieldValue(row.kind, active.value) === fieldValue(row.kind, row.text)
  return isTyped ? active.value : row.text
}

/** From a field to that of the next property, from the last one to the text. */
export function focusNext(from: EventTarget | null, actions: PanelActions): void {
  const row = from instanceof Element ? from.closest('.property') : null
  const next = row?.nextElementSibling?.querySelector<HTMLElement>('[data-part="value"]')
  if (next) next.focus()
  else actions.leave()
}

/** A link that can be followed. */
export function renderLink(
  { target }: { readonly target: string },
  { settings }: PanelActions,
): TemplateResult {
  return html`<a
    class="property-link"
    href="#"
    aria-label=${editorWords().properties.follow(target)}
    title=${editorWords().properties.follow(target)}
    @click=${(event: Event) => {
      event.preventDefault()
      settings.open(target)
    }}
  ><span aria-hidden="true">↗</span></a>`
}

function oddWords(kind: PropertyRow['kind']): string | undefined {
  const { expected } = editorWords().properties
  return kind === 'number' || kind === 'date' || kind === 'datetime'
    ? expected[kind]
    : kind === 'text'
      ? expected.checkbox
      : undefined
}

function pickerValue(kind: PropertyRow['kind'], text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(text) ?? []
  if (day === undefined) return ''
  return kind === 'date' ? day : `${day}T${time ?? '00:00'}`
}

/** As Obsidian writes it: seconds too. */
function writtenDate(kind: PropertyRow['kind'], picked: string): string {
  return kind === 'datetime' && /T\d\d:\d\d$/.test(picked) ? `${picked}:00` : picked
}
