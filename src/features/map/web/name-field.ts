import { html, nothing, type TemplateResult } from 'lit'
import type { NameEntry } from '../files/map-data.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Names that are offered at most. */
const most = 8

/** A field for the name of a note, which completes it. */
export interface NameField {
  /** `note` is the one that is named now. */
  render(note: MapNote | undefined): TemplateResult
}

/** What is found for what is written, and which of it the keys are at; -1 for none. */
interface Completion {
  found: readonly NameEntry[]
  at: number
  /** What is written and not chosen yet. */
  asked: string
}

/** A field called `name`; `take` is called with the note that was chosen. */
export function createNameField(
  { app, words, update, say }: MapSurroundings,
  {
    name,
    label,
    take,
  }: { readonly name: string; readonly label: string; readonly take: (note: MapNote) => void },
): NameField {
  const state: Completion = { found: [], at: -1, asked: '' }
  const close = (): void => void Object.assign(state, { found: [], at: -1 })
  const namesLike = (query: string) => app.source.findNames(query).catch(() => [])

  async function choose([, region, place]: NameEntry): Promise<void> {
    close()
    state.asked = ''
    take(await app.notes.get(region, place))
    update()
  }

  return {
    render: (note) =>
      renderField(state, note, {
        name,
        label,
        placeholder: words.anyNote,
        choose: (entry) => void choose(entry),
        async onInput(query) {
          state.asked = query
          const names = query.trim() === '' ? [] : await namesLike(query)
          if (state.asked !== query) return
          Object.assign(state, { found: names.slice(0, most), at: -1 })
          say(words.found(state.found.length))
          update()
        },
        async onLeave(query) {
          if (state.asked === '' || query.trim() === '') return
          const first = (await namesLike(query))[0]
          if (query !== state.asked) return
          if (first) return choose(first)
          close()
          say(words.found(0))
          update()
        },
        onKey(event) {
          const { found, at } = state
          if (found.length === 0 || event.isComposing) return
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          const picked = found[Math.max(0, at)]
          if (step !== undefined) state.at = (at + step + found.length) % found.length
          else if (event.key === 'Enter' && picked) void choose(picked)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
          update()
        },
      }),
  }
}

/** What a field is called and what it does. */
interface FieldActions {
  readonly name: string
  readonly label: string
  readonly placeholder: string
  choose(entry: NameEntry): void
  onInput(query: string): Promise<void>
  /** Who writes a name and goes on means the first note that is called so. */
  onLeave(query: string): Promise<void>
  onKey(event: KeyboardEvent): void
}

function renderField(
  { found, at, asked }: Completion,
  note: MapNote | undefined,
  { name, label, placeholder, choose, onInput, onLeave, onKey }: FieldActions,
): TemplateResult {
  const listId = `-map-${name}`
  const queryOf = (event: Event): string => (event.target as HTMLInputElement).value
  // What is written must not be blurred before it is chosen.
  const press = (entry: NameEntry) => (event: Event) => {
    event.preventDefault()
    choose(entry)
  }
  return html`<div class="map-end">
    <label for="${listId}-field">${label}</label>
    <input
      id="${listId}-field"
      name=${name}
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      placeholder=${placeholder}
      aria-autocomplete="list"
      aria-controls=${listId}
      aria-expanded=${found.length > 0}
      aria-activedescendant=${at < 0 ? nothing : `${listId}-${at}`}
      .value=${asked === '' ? (note?.title ?? '') : asked}
      @input=${(event: Event) => void onInput(queryOf(event))}
      @change=${(event: Event) => void onLeave(queryOf(event))}
      @keydown=${onKey}
    />
    <ul id=${listId} role="listbox" class="map-found" aria-label=${label} ?hidden=${found.length === 0}>
      ${found.map(
        (entry, i) =>
          html`<li id=${`${listId}-${i}`} role="option" dir="auto" aria-selected=${i === at} @mousedown=${press(entry)}>${entry[0]}</li>`,
      )}
    </ul>
  </div>`
}
