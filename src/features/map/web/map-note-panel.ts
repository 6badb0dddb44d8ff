import { html, nothing, type TemplateResult } from 'lit'
import { fetchPage } from '../../../../web/controllers/page-cache.ts'
import { withoutIds } from '../../../../web/controllers/without-ids.ts'
import { mapKinds, mapStages } from '../files/map-data.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { createWayFinder, urlOf } from './map-ways.ts'

/** The chosen note beside the map. */
export interface NotePanel {
  /** What the map knows of the note, and what can be done with it. */
  renderHead(note: MapNote): TemplateResult
  /** The same, and its text. */
  render(note: MapNote): TemplateResult
  /** Takes over the note that is chosen now. */
  follow(note: MapNote): void
}

/** Where the buttons of a note lead to. */
interface NotePanelDoors {
  /** To the ways that begin at a note. */
  connect(note: MapNote): void
  /** To the note in the list. */
  reveal(note: MapNote): void
}

/** A panel without a note. */
export function createNotePanel(
  { app, words, base, update, say }: MapSurroundings,
  doors: NotePanelDoors,
): NotePanel {
  let id: string | undefined
  let parts: readonly Element[] = []
  let first: readonly MapNote[] | undefined

  async function load(note: MapNote): Promise<void> {
    try {
      const { document: page } = await fetchPage(urlOf(note.address, base))
      if (id !== note.id) return
      parts = [...page.querySelectorAll('main article.note > .text, main .page > .lead')].map((part) =>
        withoutIds(part),
      )
      update()
    } catch {
      // The panel still says what the map knows.
    }
  }

  async function readFirst(note: MapNote): Promise<void> {
    first = await createWayFinder(app.source, app.notes, base).readFirst(note)
    if (first.length > 1) {
      void app.showWay(first)
    }
    say(first.length > 1 ? words.found(first.length) : words.nothingFirst)
    update()
  }

  const renderFirst = (stops: readonly MapNote[]): TemplateResult =>
    stops.length < 2
      ? html`<p>${words.nothingFirst}</p>`
      : html`<ol class="map-first map-stops">
          ${stops.map((stop) => html`<li><button type="button" @click=${() => void app.select(stop, true)}>${stop.title}</button></li>`)}
        </ol>`

  const renderHead = (note: MapNote): TemplateResult => {
    const isPinned = app.pins.some((pin) => pin.id === note.id)
    return html`<div class="map-note">
      <p class="about">${aboutOf(note, words)}</p>
      <div class="map-actions">
        ${note.address === '' ? html`<span>${words.notWritten}</span>` : html`<a class="no-preview" href=${urlOf(note.address, base)}>${words.open}</a>`}
        <button type="button" aria-pressed=${isPinned} @click=${() => app.togglePin(note)}>${isPinned ? words.unpin : words.pin}</button>
        <button type="button" @click=${() => doors.connect(note)}>${words.connect}</button>
        <button type="button" @click=${() => void readFirst(note)}>${words.readFirst}</button>
        <label
          >${words.near}
          <select @change=${(event: Event) => void app.setSteps(Number((event.target as HTMLSelectElement).value))}>
            ${[0, 1, 2, 3].map((steps) => html`<option value=${steps} ?selected=${app.steps === steps}>${words.steps(steps)}</option>`)}
          </select></label
        >
        <button type="button" @click=${() => doors.reveal(note)}>${words.links}</button>
      </div>
      ${first === undefined ? nothing : renderFirst(first)}
    </div>`
  }

  return {
    renderHead: (note) => html`<h3 class="map-chosen" dir="auto">${note.title}</h3>${renderHead(note)}`,
    render: (note) =>
      html`${renderHead(note)}<div class="map-text">${id === note.id ? parts : nothing}</div>`,
    follow(note) {
      if (id === note.id) return
      id = note.id
      parts = []
      first = undefined
      say(words.selected(note.title, note.data.linksIn + note.data.linksOut))
      if (note.address !== '') void load(note)
    },
  }
}

/** Where a note stands, what it is if it is no plain note, and how far it has grown. */
function aboutOf({ region, data }: MapNote, words: MapSurroundings['words']): string {
  const kind = data.kind === 0 ? undefined : mapKinds[data.kind]
  const stage = mapStages[data.stage]
  return [
    words.inRegion(region.name),
    kind === undefined ? '' : words.kindName[kind],
    stage === undefined ? '' : words.stageNames[stage],
  ]
    .filter((word) => word !== '')
    .join(' · ')
}
