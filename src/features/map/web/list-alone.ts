import { render } from 'lit'
import type { ListedMap } from './listed-map.ts'
import { createMapList } from './map-list.ts'
import { createMapNotes } from './map-notes.ts'
import type { MapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/**
 * Puts the whole list of the map in the place of the one that the page came with, where the browser cannot draw the map:
 * the drawing above it stays.
 */
export function showListAlone(
  place: HTMLElement,
  source: MapSource,
  around: Pick<MapSurroundings, 'words' | 'language' | 'base'>,
): void {
  const holder = add('div', 'map-list-alone')
  // What was chosen is said to those who hear it.
  const status = add('p', 'map-hidden')
  status.setAttribute('role', 'status')
  const notes = createMapNotes(source)
  let selected: MapNote | undefined
  const update = (): void => {
    render(list.render(), holder)
  }
  const map: ListedMap = {
    notes,
    get selected() {
      return selected
    },
    isShown: () => true,
    isRegionShown: () => true,
    hitsIn: () => undefined,
    async select(note) {
      selected = note
      if (note) status.textContent = around.words.selected(note.title, note.data.linksIn + note.data.linksOut)
      update()
    },
    entered: () => [],
    goToRegion: async () => {},
    pointAt: () => {},
  }
  const list = createMapList(map, { ...around, update })
  update()
  place.append(holder, status)
  place.classList.add('has-list')
}

function add(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = name
  made.dataset['added'] = ''
  return made
}
