import type { MapNotes } from './map-notes.ts'
import type { MapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'

/**
 * What a map's address calls a note: the address of its page, or `[[title]]` for what has none. Neither changes when the
 * garden grows.
 */
export function addressNote({ address, title }: MapNote): string {
  return address === '' ? `[[${title}]]` : address
}

/** The note of {@link addressNote}, or of `leaf:place` as pages name theirs. Undefined for what is not on the map any more. */
export async function findAddressed(
  text: string,
  source: MapSource,
  notes: MapNotes,
): Promise<MapNote | undefined> {
  try {
    const [, leaf, number] = /^([\w/]+):(\d+)$/.exec(text) ?? []
    if (leaf !== undefined) return await notes.get(leaf, Number(number))
    const title = /^\[\[(.+)\]\]$/s.exec(text)?.[1]
    if (title === undefined) {
      const place = await source.findPlace(text)
      return place && (await notes.get(place.region, place.place))
    }
    for (const [, region, place] of await source.findNames(title)) {
      const found = await notes.get(region, place)
      if (found.title === title && found.address === '') return found
    }
    return undefined
  } catch {
    return undefined
  }
}
