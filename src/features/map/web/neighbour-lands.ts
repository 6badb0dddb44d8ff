import { html, nothing, type TemplateResult } from 'lit'
import type { Address } from '../../../model/page.ts'
import type { NeighbourLand } from '../files/neighbour-lands.ts'
import { findAddressed } from './addressed-note.ts'
import { placeLands } from './draw-lands.ts'
import type { MapPlace } from './map-place.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Other gardens around the map, which a reader asks for. */
export interface NeighbourLands {
  render(): TemplateResult
}

/** Notes of ours that lines lead to: the files with their places are asked for one after another. */
const mostPlaces = 60

/** How much farther away the map is looked at, so that what is around it is seen. */
const farther = 1.55

/** A button that brings other gardens, and while they are shown a list of their notes that links lead to or come from. */
export function createNeighbourLands({ app, words, update }: MapSurroundings, href: string): NeighbourLands {
  let known: readonly NeighbourLand[] | undefined
  let isShown = false
  const { view, source } = app

  const toggle = async (): Promise<void> => {
    const lands = known ?? (await load(href))
    known = lands
    isShown = !isShown
    const place = (placeOf?: (address: Address) => MapPlace | undefined): void => {
      view.painted.lands = isShown
        ? placeLands(lands, source.overview.radius, app.colors.topics.length, placeOf)
        : []
      view.redraw()
    }
    place()
    update()
    // Lines come when it is known where our notes are, which may take some files.
    if (isShown) void findPlaces(app, lands).then((places) => place((address) => places.get(address)))
    await view.goTo(isShown ? { ...view.whole, span: view.whole.span * farther } : view.whole)
  }

  return {
    render: () => html`<div class="map-lands">
      <button type="button" aria-expanded=${isShown} @click=${() => void toggle().catch(() => {})}>${words.otherGardens}</button>
      ${isShown && known !== undefined ? known.map(renderLand) : nothing}
    </div>`,
  }
}

/** Where those of our notes are that links over the border begin or end at. */
async function findPlaces(
  { notes, source }: MapSurroundings['app'],
  lands: readonly NeighbourLand[],
): Promise<ReadonlyMap<Address, MapPlace>> {
  const places = new Map<Address, MapPlace>()
  const wanted = new Set(lands.flatMap((land) => land.notes.flatMap(({ ours }) => ours)))
  for (const address of [...wanted].slice(0, mostPlaces)) {
    const note = await findAddressed(address, source, notes)
    if (note !== undefined) places.set(address, note.data)
  }
  return places
}

async function load(href: string): Promise<readonly NeighbourLand[]> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`${response.status} ${response.url}`)
  return (await response.json()) as readonly NeighbourLand[]
}

function renderLand({ title, address, notes }: NeighbourLand): TemplateResult {
  return html`<details>
    <summary dir="auto">${title} <span class="count">${notes.length}</span></summary>
    <ul>
      <li><a class="no-preview" href=${address} rel="noopener" dir="auto">${title}</a></li>
      ${notes.map((note) => html`<li><a class="no-preview" href=${note.href} rel="noopener" dir="auto">${note.title}</a></li>`)}
    </ul>
  </details>`
}
