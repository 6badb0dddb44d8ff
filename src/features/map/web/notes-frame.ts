import type { MapCamera } from './map-place.ts'
import type { MapNote } from './map-state.ts'

/** A view that holds all of these, with some room around. */
export function frameOf(notes: readonly MapNote[]): MapCamera {
  const xs = notes.map(({ data }) => data.x)
  const ys = notes.map(({ data }) => data.y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { x: (left + right) / 2, y: (low + high) / 2, span: Math.max(right - left, high - low, 20) * 1.6 }
}
