import { html, nothing, type TemplateResult } from 'lit'
import type { NameEntry } from '../files/map-data.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** The search field of the map: what is found is flown to. */
export interface MapSearch {
  render(): TemplateResult
}

/** A search field without anything in it. */
export function createMapSearch({ app, words, update, say }: MapSurroundings): MapSearch {
  let found: readonly NameEntry[] | undefined
  let query = ''

  async function pick([, region, place]: NameEntry): Promise<void> {
    found = undefined
    query = ''
    await app.open(await app.notes.get(region, place))
  }

  async function onInput(event: Event): Promise<void> {
    query = (event.target as HTMLInputElement).value
    const asked = query
    const names = asked.trim().length < 2 ? undefined : await app.source.findNames(asked).catch(() => [])
    if (asked !== query) return
    found = names
    if (found) say(words.found(found.length))
    update()
  }

  function close(): void {
    found = undefined
    update()
  }

  /** Arrows walk through what was found, as in every list of choices. */
  function onKey(event: KeyboardEvent): void {
    const box = (event.currentTarget as Element).closest('.map-search')!
    const stops = [...box.querySelectorAll<HTMLElement>('input, .map-found button')]
    const at = stops.indexOf(event.target as HTMLElement)
    if (event.key === 'Escape' && found) {
      event.stopPropagation()
      stops[0]?.focus()
      close()
    }
    if (event.key === 'Enter' && at === 0 && found?.[0]) void pick(found[0])
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || found === undefined) return
    event.preventDefault()
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus()
  }

  return {
    render: () => html`<div class="map-search" @keydown=${onKey}>
      <input type="search" .value=${query} placeholder=${words.search} aria-label=${words.search} autocomplete="off" @input=${onInput} />
      ${
        found === undefined
          ? nothing
          : html`<ul class="map-found">
              ${
                found.length === 0
                  ? html`<li class="about">${words.found(0)}</li>`
                  : found.map(
                      (entry) =>
                        html`<li><button type="button" @click=${() => void pick(entry)}>${entry[0]}</button></li>`,
                    )
              }
            </ul>`
      }
    </div>`,
  }
}
