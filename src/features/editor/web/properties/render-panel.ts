import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { editorWords } from '../editor-words.ts'
import { removeProperty, renameProperty, swapProperties } from './edit-properties.ts'
import type { PanelActions, PanelState } from './panel-state.ts'
import type { PropertyRow } from './property-rows.ts'
import { showPropertyText } from './property-state.ts'
import { renderKinds } from './render-kinds.ts'
import { renderListField } from './render-list-field.ts'
import { renderNested } from './render-nested.ts'
import { renderValueField } from './render-value-field.ts'

/** The form of a note's properties. */
export function renderPanel(state: PanelState, actions: PanelActions): TemplateResult {
  const words = editorWords().properties
  const { rows, isFolded, failure, source } = state
  const names = rows.map(({ place }) => place.name)
  return html`
    <section class="properties" aria-label=${words.title} dir=${document.documentElement.dir || 'ltr'}>
      <div class="properties-head">
        <button
          type="button"
          class="properties-fold"
          aria-expanded=${String(!isFolded)}
          @click=${() => actions.fold(!isFolded)}
        >
          ${words.title}
        </button>
        <span class="properties-names">${isFolded ? names.join(' · ') : nothing}</span>
        ${
          source === '' && rows.length === 0
            ? nothing
            : html`<button
              type="button"
              class="properties-text"
              @click=${() => showPropertyText(actions.view, actions.text()?.inner.start ?? 0)}
            >
              ${words.asText}
            </button>`
        }
      </div>
      ${isFolded ? nothing : failure === undefined ? renderRows(state, actions) : renderFailure(failure, source)}
    </section>
  `
}

function renderFailure(failure: string, source: string): TemplateResult {
  return html`
    <p class="property-problem" data-severity=${failure === '' ? 'info' : 'error'}>
      ${failure === '' ? editorWords().properties.notRead : failure}
    </p>
    <pre dir="ltr">${source}</pre>
  `
}

function renderRows(state: PanelState, actions: PanelActions): TemplateResult {
  const { rows } = state
  return html`
    <div class="property-rows" role="list">
      ${repeat(
        rows,
        ({ place }) => place.name,
        (row, index) => html`
          <div class="property" role="listitem" data-property=${row.place.name} data-kind=${row.kind}>
            ${
              state.changing?.name === row.place.name && state.changing.item === undefined
                ? renderRenaming(row, state, actions)
                : renderMenu(row, index, state, actions)
            }
            <div class="property-value">
              ${renderValue(row, index, state, actions)}
              ${row.problems.map(
                ({ message, severity, fixes }) => html`
                  <p class="property-problem" id="property-problem-${index}" data-severity=${severity}>
                    ${message}
                    ${fixes.map(
                      ({ name, apply }) =>
                        html`<button type="button" @click=${apply}>${editorWords().desk.use(name)}</button>`,
                    )}
                  </p>
                `,
              )}
            </div>
          </div>
        `,
      )}
    </div>
    ${renderAdd(state, actions)}
  `
}

function renderValue(
  row: PropertyRow,
  index: number,
  { changing, values }: PanelState,
  actions: PanelActions,
): TemplateResult {
  if (row.kind === 'list')
    return renderListField(row, index, changing?.name === row.place.name ? changing.item : undefined, actions)
  if (row.kind !== 'yaml') return renderValueField(row, index, actions)
  const { name, behindColon } = row.place
  const words = editorWords().properties
  const value = values?.[name]
  return html`<div class="property-yaml">
    ${value === undefined ? html`<pre dir="ltr">${row.text}</pre>` : renderNested(value)}
    <button
      type="button"
      data-part="value"
      title=${words.asYaml(name)}
      aria-label=${`${words.asText}: ${name}`}
      @click=${() => showPropertyText(actions.view, behindColon)}
    >
      ${words.asText}
    </button>
  </div>`
}

function renderMenu(
  { place, kind }: PropertyRow,
  index: number,
  { rows, canBe }: PanelState,
  actions: PanelActions,
): TemplateResult {
  const words = editorWords().properties
  const { name } = place
  const move = (steps: number): void => {
    const text = actions.text()
    const own = text?.properties.find((one) => one.name === name)
    const other = text?.properties[index + steps]
    if (!own || !other) return
    actions.edit(swapProperties(actions.source(), own, other))
    actions.focusOn(name, 'menu')
    actions.say(words.moved(name))
  }
  const close = (event: Event): void => {
    if (event.currentTarget instanceof Element)
      event.currentTarget.closest('details')?.removeAttribute('open')
  }
  const item = (label: string, run: () => void, isOff = false): TemplateResult => html`
    <button
      type="button"
      ?disabled=${isOff}
      @click=${(event: Event) => {
        close(event)
        run()
      }}
    >
      ${label}
    </button>
  `
  const isText = kind === 'yaml'
  return html`
    <details
      class="property-name"
      @focusout=${({ currentTarget, relatedTarget }: FocusEvent) => {
        if (
          currentTarget instanceof HTMLDetailsElement &&
          !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
        )
          currentTarget.open = false
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (
          event.key === 'Escape' &&
          event.currentTarget instanceof HTMLDetailsElement &&
          event.currentTarget.open
        ) {
          event.preventDefault()
          event.currentTarget.open = false
          actions.focusOn(name, 'menu')
        }
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <summary data-part="menu" aria-label=${words.actions(name)}><bdi>${name}</bdi></summary>
      <div>
        ${item(
          words.rename,
          () => {
            actions.change({ name })
            actions.focusOn(name, 'name')
          },
          isText,
        )}
        ${isText ? nothing : renderKinds(name, kind, canBe, actions)}
        ${item(words.moveUp, () => move(-1), index === 0)}
        ${item(words.moveDown, () => move(1), index === rows.length - 1)}
        ${item(words.remove, () => remove(name, index, rows, actions), isText)}
      </div>
    </details>
  `
}

function remove(name: string, index: number, rows: readonly PropertyRow[], actions: PanelActions): void {
  const text = actions.text()
  const place = text?.properties.find((one) => one.name === name)
  if (!text || !place) return
  const next = rows[index + 1] ?? rows[index - 1]
  actions.edit(removeProperty(text, actions.source(), place))
  actions.say(editorWords().properties.removed(name))
  if (next) actions.focusOn(next.place.name, 'menu')
  else actions.leave()
}

function renderRenaming(
  { place: { name } }: PropertyRow,
  { rows }: PanelState,
  actions: PanelActions,
): TemplateResult {
  const words = editorWords().properties
  const isTaken = (next: string): boolean => next !== name && rows.some(({ place }) => place.name === next)
  const finish = (input: HTMLInputElement): void => {
    const next = input.value.trim()
    if (isTaken(next)) {
      input.setCustomValidity(words.exists(next))
      input.reportValidity()
      return
    }
    const place = actions.text()?.properties.find((one) => one.name === name)
    actions.change(undefined)
    if (place && next !== '') actions.edit(renameProperty(place, next))
    actions.focusOn(next === '' ? name : next, 'menu')
  }
  return html`<input
    class="property-name"
    data-part="name"
    dir="auto"
    aria-label=${words.name}
    .value=${name}
    @input=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) currentTarget.setCustomValidity('')
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (!(event.currentTarget instanceof HTMLInputElement) || event.isComposing) return
      if (event.key === 'Enter') finish(event.currentTarget)
      else if (event.key === 'Escape') {
        actions.change(undefined)
        actions.focusOn(name, 'menu')
      } else return
      event.preventDefault()
    }}
    @focus=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) currentTarget.select()
    }}
    @blur=${() => actions.change(undefined)}
  />`
}

function renderAdd({ offers, rows }: PanelState, actions: PanelActions): TemplateResult {
  const words = editorWords().properties
  const add = (input: HTMLInputElement): void => {
    const name = input.value.trim()
    if (name === '') return
    if (rows.some(({ place }) => place.name === name)) actions.focusOn(name, 'value')
    else actions.add(name)
    input.value = ''
  }
  return html`
    <div class="property-add">
      <input
        data-part="add"
        list="property-offers"
        dir="auto"
        autocomplete="off"
        placeholder=${words.add}
        aria-label=${words.add}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          if (!(event.currentTarget instanceof HTMLInputElement)) return
          if (event.currentTarget.value.trim() === '') actions.leave()
          else add(event.currentTarget)
        }}
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) add(currentTarget)
        }}
      />
      <datalist id="property-offers">
        ${offers.map(
          ({ name, kind }) => html`<option value=${name}>${kind ? words.kinds[kind] : nothing}</option>`,
        )}
      </datalist>
    </div>
  `
}
