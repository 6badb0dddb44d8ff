import { findAddressed } from './addressed-note.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Links of a note's text lead to the note on the map where it is there, else to its page. Takes any click in a panel. */
export function followTextLink(
  event: MouseEvent,
  { app, base }: Pick<MapSurroundings, 'app' | 'base'>,
): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.text a[href]')
  if (!link || event.ctrlKey || event.metaKey) return
  const url = new URL(link.href)
  if (url.origin !== location.origin || !url.pathname.startsWith(base)) return
  event.preventDefault()
  event.stopPropagation()
  const address = decodeURIComponent(url.pathname.slice(base.length)).normalize('NFC')
  void findAddressed(address, app.source, app.notes).then((note) =>
    note ? app.select(note, true) : location.assign(url),
  )
}
