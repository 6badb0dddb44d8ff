import { html, nothing, type TemplateResult } from 'lit'
import type { NeighbourLand } from '../files/neighbour-lands.ts'
import { placeLands } from './draw-lands.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Other gardens around the map, which a reader asks for. */
export interface NeighbourLands {
  render(): TemplateResult
}

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
    view.painted.lands = isShown ? placeLands(lands, source.overview.radius, app.colors.topics.length) : []
    view.redraw()
    update()
    await view.goTo(isShown ? { ...view.whole, span: view.whole.span * farther } : view.whole)
  }

  return {
    render: () => html`<div class="map-lands">
      <button type="button" aria-expanded=${isShown} @click=${() => void toggle().catch(() => {})}>${words.otherGardens}</button>
      ${isShown && known !== undefined ? known.map(renderLand) : nothing}
    </div>`,
  }
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
