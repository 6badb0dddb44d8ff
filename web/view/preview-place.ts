/** A rectangle in the window, in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a card stands: one of `top` and `bottom` is set, so that it grows away from its link. */
interface Placement {
  readonly left: number
  readonly top?: number
  /** Distance from the window's lower edge. */
  readonly bottom?: number
  readonly maxHeight: number
}

/** Kept free at the window's edges and between link and card. */
const margin = 12

/**
 * Below the link if there is room, else on the side that has more; never over it, and never out of the window
 * sideways. `wanted` is the height that shows everything.
 */
export function placeCard(
  link: Box,
  width: number,
  wanted: number,
  view: { readonly width: number; readonly height: number },
): Placement {
  const below = view.height - link.bottom - 2 * margin
  const above = link.top - 2 * margin
  const left = Math.max(margin, Math.min(link.left, view.width - width - margin))
  return below >= Math.min(wanted, 220) || below >= above
    ? { left, top: link.bottom + margin, maxHeight: Math.max(below, 0) }
    : { left, bottom: view.height - link.top + margin, maxHeight: Math.max(above, 0) }
}
