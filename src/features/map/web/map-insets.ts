import { type MapInsets, noInsets } from './map-place.ts'

/**
 * What an open panel covers of the map, and with it the bar above: a sheet at the bottom of a telephone, a panel at one side of a
 * wider screen. Where the panel stands beside the map it covers nothing.
 */
export function insetsOf(live: Element, canvas: Element): MapInsets {
  const panel = live.querySelector('.map-panel')?.getBoundingClientRect()
  const map = canvas.getBoundingClientRect()
  if (panel === undefined || panel.left >= map.right || panel.right <= map.left) return noInsets
  const bar = live.querySelector('.map-bar')?.getBoundingClientRect().bottom ?? map.top
  const top = Math.max(0, bar - map.top)
  if (panel.width > map.width * 0.8) return { ...noInsets, top, bottom: Math.max(0, map.bottom - panel.top) }
  const isLeft = panel.left - map.left < map.right - panel.right
  return isLeft
    ? { ...noInsets, top, left: panel.right - map.left }
    : { ...noInsets, top, right: map.right - panel.left }
}
