import { html, nothing, type TemplateResult } from 'lit'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { createWayFinder, urlOf, type Way } from './map-ways.ts'
import { frameOf } from './notes-frame.ts'

/** The panel that explains how two notes are connected. */
export interface WaysPanel {
  render(): TemplateResult
  /** Begins at a note; the next one that is {@link take}n is the other end. */
  begin(from: MapNote): void
  /** Whether a note that was chosen on the map was waited for as the other end. */
  take(to: MapNote): boolean
}

/** A panel with nothing chosen. */
export function createWaysPanel({ app, words, base, update, say }: MapSurroundings): WaysPanel {
  let from: MapNote | undefined
  let to: MapNote | undefined
  let found: readonly Way[] | undefined
  let shown = 0
  let isWaiting = false
  const finder = createWayFinder(app.source, app.notes, base)

  async function find(): Promise<void> {
    isWaiting = false
    found = undefined
    update()
    if (!from || !to || from.id === to.id) return
    const ends = [from, to] as const
    const ways = await finder.find(...ends)
    if (from !== ends[0] || to !== ends[1]) return
    found = ways
    say(ways.length === 0 ? words.noWay : words.found(ways.length))
    show(0)
  }

  function show(number: number): void {
    shown = number
    const way = found?.[number]
    if (way) {
      app.light([{ kind: 'way', points: way.notes.map(({ data }) => data) }], way.notes)
      void app.view.goTo(frameOf(way.notes))
    }
    update()
  }

  /** A field that names one end: written, or chosen on the map. */
  function endField(name: string, label: string, note: MapNote | undefined, take: (note: MapNote) => void) {
    const onChange = async (event: Event): Promise<void> => {
      const query = (event.target as HTMLInputElement).value
      const first = (await app.source.findNames(query).catch(() => []))[0]
      if (first === undefined) return say(words.found(0))
      take(await app.notes.get(first[1], first[2]))
      void find()
    }
    return html`<label class="map-end">${label}<input name=${name} .value=${note?.title ?? ''} placeholder=${words.search} autocomplete="off" @change=${onChange} /></label>`
  }

  const renderWay = (way: Way, i: number) => html`<details class="map-way" ?open=${i === shown} @toggle=${(
    event: Event,
  ) => (event.target as HTMLDetailsElement).open && i !== shown && show(i)}>
      <summary>${words.way(i + 1, way.hops.length)}</summary>
      <ol>
        ${way.notes.map(
          (stop, k) => html`<li>
            ${stop.address === '' ? stop.title : html`<a class="no-preview" href=${urlOf(stop.address, base)}>${stop.title}</a>`}
            ${renderHop(way.hops[k], words)}
          </li>`,
        )}
      </ol>
    </details>`

  return {
    begin(note) {
      from = note
      to = undefined
      found = undefined
      isWaiting = true
    },
    take(note) {
      if (!isWaiting || note.id === from?.id) return false
      to = note
      void find()
      return true
    },
    render: () => html`${endField('from', words.from, from, (note) => (from = note))}
      ${endField('to', words.to, to, (note) => (to = note))}
      ${isWaiting ? html`<p class="about">${words.pickOther}</p>` : nothing}
      ${from && to && found === undefined ? html`<p>${words.loading}</p>` : nothing}
      ${found?.length === 0 ? html`<p>${words.noWay}</p>` : nothing} ${(found ?? []).map(renderWay)}`,
  }
}

/** The sentence that leads to the next note; nothing behind the last one. */
function renderHop(hop: Way['hops'][number] | undefined, words: MapSurroundings['words']) {
  if (hop === undefined) return nothing
  const { isForward, before, link, after } = hop
  return html`<p><span class="where">${isForward ? words.forward : words.back}</span>${link === '' ? nothing : html` “${before}<mark>${link}</mark>${after}”`}</p>`
}
