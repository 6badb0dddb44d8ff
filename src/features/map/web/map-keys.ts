import type { MapApp } from './map-app.ts'
import type { ArrowKey } from './step-towards.ts'

/** What keys do beside the map. */
interface KeyDoors {
  /** Nothing is to be pointed at any more. */
  leave(): void
  /** The chosen note is to be read. */
  open(): void
}

/** Does what a key on the map asks for; keys with others held down are not the map's. */
export async function pressMapKey(event: KeyboardEvent, app: MapApp, doors: KeyDoors): Promise<void> {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { key } = event
  if (key.startsWith('Arrow')) {
    event.preventDefault()
    await app.step(key as ArrowKey)
    return
  }
  const run = {
    '+': () => app.zoom(1.7),
    '=': () => app.zoom(1.7),
    '-': () => app.zoom(1 / 1.7),
    '0': () => app.showAll(),
    Escape: () => {
      doors.leave()
      return app.select(undefined)
    },
    Enter: async () => {
      if (app.selected !== undefined) doors.open()
    },
  }[key]
  if (run === undefined) return
  event.preventDefault()
  event.stopPropagation()
  await run()
}
