import { addressNote, findAddressed } from './addressed-note.ts'
import { formatMapAddress, type MapAddress, parseMapAddress } from './map-address.ts'
import type { MapCore } from './map-core.ts'
import type { MapSelecting } from './map-selecting.ts'

/** Keeps the address and the map the same. */
interface MapAddressing {
  /** Opens what an address names; what is not there any more is left out. */
  open(address: MapAddress): Promise<void>
  /** The reader went to another address of the map. */
  follow(): Promise<void>
  /** Writes down what the map shows. */
  write(): void
}

/** Begins with an address that nobody has opened yet. */
export function createMapAddressing(
  { view, notes, source, state, picture, events, isDead, changed }: MapCore,
  selecting: MapSelecting,
): MapAddressing {
  let isOpening = false

  async function open({ note, pins, camera }: MapAddress): Promise<void> {
    isOpening = true
    const found = await Promise.all(pins.map((text) => findAddressed(text, source, notes)))
    const chosen = note === undefined ? undefined : await findAddressed(note, source, notes)
    if (isDead()) return
    isOpening = false
    state.pins = found.filter((pin) => pin !== undefined)
    if (chosen && camera === undefined) await selecting.open(chosen)
    else if (chosen) {
      await selecting.select(chosen)
      events.onOpen(chosen)
      // A panel covers another part of this screen than of the one that the address is from.
      selecting.keepInSight()
    } else if (state.pins.length > 0) picture.applyLabels()
  }

  return {
    open,
    async follow() {
      const address = parseMapAddress(location.hash)
      const { filter, color, size, steps, camera } = address
      Object.assign(state, { filter, color, size, steps, selected: undefined, lit: undefined })
      await selecting.findFocus()
      if (camera) await view.goTo(camera, true)
      await open(address)
      if (isDead()) return
      picture.applyRegions()
      picture.restyle()
      picture.applyLabels()
      changed()
    },
    write() {
      // What the address names must not be overwritten before it has come.
      if (isOpening) return
      const { selected, pins, filter, color, size, steps } = state
      const hash = formatMapAddress({
        camera: view.camera(),
        note: selected && addressNote(selected),
        pins: pins.map(addressNote),
        filter,
        color,
        size,
        steps,
      })
      if (hash !== location.hash) history.replaceState(history.state, '', hash || location.pathname)
    },
  }
}
