import { html, nothing, type TemplateResult } from 'lit'
import type { PairEnd } from '../files/map-data.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { createWayFinder, urlOf, type Way } from './map-ways.ts'
import { createNameField } from './name-field.ts'

/** The panel that explains how two notes are connected. */
export interface WaysPanel {
  render(): TemplateResult
  /** Begins at a note; the next one that is {@link take}n is the other end. */
  begin(from: MapNote): void
  /** Whether a note that was chosen on the map was waited for as the other end. */
  take(to: MapNote): boolean
}

/** Both ends, and what was found between them. */
interface AskedWay {
  from: MapNote | undefined
  to: MapNote | undefined
  /** Undefined while nothing is asked, or no answer has come. */
  found: readonly Way[] | undefined
  shown: number
  /** Whether the next note that is chosen on the map is the other end. */
  isWaiting: boolean
}

/** A panel with nothing chosen. */
export function createWaysPanel(around: MapSurroundings): WaysPanel {
  const { app, words, base, update, say } = around
  const asked: AskedWay = { from: undefined, to: undefined, found: undefined, shown: 0, isWaiting: false }
  const finder = createWayFinder(app.source, app.notes, base)

  async function find(): Promise<void> {
    const { from, to } = asked
    Object.assign(asked, { isWaiting: false, found: undefined })
    update()
    if (!from || !to || from.id === to.id) return
    const ways = await finder.find(from, to)
    if (from !== asked.from || to !== asked.to) return
    asked.found = ways
    say(ways.length === 0 ? words.noWay : words.found(ways.length))
    show(0)
  }

  function show(number: number): void {
    asked.shown = number
    void app.showWay(asked.found?.[number]?.notes ?? [])
    update()
  }

  const take = (end: 'from' | 'to') => (note: MapNote) => {
    asked[end] = note
    void find()
  }
  const fields = {
    from: createNameField(around, { name: 'from', label: words.from, take: take('from') }),
    to: createNameField(around, { name: 'to', label: words.to, take: take('to') }),
  }

  function swap(): void {
    Object.assign(asked, { from: asked.to, to: asked.from })
    void find()
  }

  async function choosePair(pair: readonly [PairEnd, PairEnd]): Promise<void> {
    const [from, to] = await Promise.all(pair.map(({ region, place }) => app.notes.get(region, place)))
    Object.assign(asked, { from, to })
    await find()
  }

  return {
    begin(from) {
      Object.assign(asked, { from, to: undefined, found: undefined, isWaiting: true })
      void app.showWay([from])
    },
    take(note) {
      if (!asked.isWaiting || note.id === asked.from?.id) return false
      take('to')(note)
      return true
    },
    render: () => html`<div class="map-ends" role="group" aria-label=${words.ways}>
        ${fields.from.render(asked.from)}
        <button type="button" class="map-swap" aria-label=${words.swap} ?disabled=${!asked.from && !asked.to} @click=${swap}>⇄</button>
        ${fields.to.render(asked.to)}
      </div>
      ${asked.from || asked.to ? nothing : renderPairs(around, choosePair)} ${renderAnswer(asked, around, show)}`,
  }
}

/** Pairs to try, while nothing is asked. */
function renderPairs(
  { app, words }: MapSurroundings,
  choose: (pair: readonly [PairEnd, PairEnd]) => Promise<void>,
): TemplateResult | typeof nothing {
  const { pairs } = app.source.overview
  if (pairs.length === 0) return nothing
  return html`<h3 class="map-sub">${words.tryThese}</h3>
    <ul class="map-pairs">
      ${pairs.map(
        (pair) =>
          html`<li><button type="button" @click=${() => void choose(pair)}><bdi>${pair[0].title}</bdi> <span aria-hidden="true">⇄</span> <bdi>${pair[1].title}</bdi></button></li>`,
      )}
    </ul>`
}

function renderAnswer(
  { from, to, found, shown, isWaiting }: AskedWay,
  { words, base }: MapSurroundings,
  show: (number: number) => void,
): TemplateResult {
  const isAsked = from !== undefined && to !== undefined && from.id !== to.id
  const renderWay = (way: Way, i: number) => html`<details class="map-way" ?open=${i === shown} @toggle=${(
    event: Event,
  ) => (event.target as HTMLDetailsElement).open && i !== shown && show(i)}>
      <summary>${words.way(i + 1, way.hops.length)}</summary>
      <ol class="map-stops">
        ${way.notes.map(
          (stop, k) => html`<li>
            ${stop.address === '' ? stop.title : html`<a class="no-preview" dir="auto" href=${urlOf(stop.address, base)}>${stop.title}</a>`}
            ${renderHop(way.hops[k], words)}
          </li>`,
        )}
      </ol>
    </details>`
  return html`${isWaiting ? html`<p class="about">${words.pickOther}</p>` : nothing}
    ${isAsked && found === undefined ? html`<p>${words.loading}</p>` : nothing}
    ${found?.length === 0 ? html`<p>${words.noWay}</p>` : nothing} ${(found ?? []).map(renderWay)}`
}

/** The sentence that leads to the next note; nothing behind the last one. */
function renderHop(hop: Way['hops'][number] | undefined, words: MapSurroundings['words']) {
  if (hop === undefined) return nothing
  const { isForward, before, link, after } = hop
  return html`<p><span class="where">${isForward ? words.forward : words.back}</span>${link === '' ? nothing : html` “${before}<mark>${link}</mark>${after}”`}</p>`
}
