import { formatNumber as n } from './format-number.ts'
import { hatch } from './hatch.ts'
import type { Point, SceneElement } from './scene.ts'

type Shape = Extract<SceneElement, { kind: 'rectangle' | 'diamond' | 'ellipse' }>

/** How far a corner of a shape is rounded whose shorter side is `side`. */
function radiusOf(side: number, roundness: SceneElement['roundness']): number {
  if (roundness === undefined) return 0
  const share = Math.abs(side) / 4
  return roundness === 'fixed' ? Math.min(32, share) : share
}

/** The attributes of a line of an element: its colour, how wide it is, and its dashes. */
export function strokeOf({ stroke, strokeWidth, strokeStyle }: SceneElement): string {
  if (stroke === undefined) return ' stroke="none"'
  const dashes =
    strokeStyle === 'dashed'
      ? ` stroke-dasharray="8 ${n(8 + strokeWidth)}"`
      : strokeStyle === 'dotted'
        ? ` stroke-dasharray="1.5 ${n(6 + strokeWidth)}"`
        : ''
  return ` stroke="${stroke}" stroke-width="${n(strokeWidth)}"${dashes}`
}

/** An outline with what it is filled with; `corners` are those of about the same outline. */
export function drawOutline(element: SceneElement, path: string, corners: readonly Point[]): string {
  const { background, fill, strokeWidth } = element
  const line = strokeOf(element)
  if (background === undefined || fill === 'solid')
    return `<path d="${path}" fill="${background ?? 'none'}"${line}/>`
  const lines = [-41, ...(fill === 'cross-hatch' ? [49] : [])].map((degrees) =>
    hatch(corners, (degrees * Math.PI) / 180, Math.max(4, strokeWidth * 4)),
  )
  return `<path d="${lines.join('')}" fill="none" stroke="${background}" stroke-width="${n(Math.max(1, strokeWidth / 2))}"/><path d="${path}" fill="none"${line}/>`
}

/** A rectangle, a diamond or an ellipse, from its own corner. */
export function drawShape(element: Shape): string {
  const { width: w, height: h } = element
  switch (element.kind) {
    case 'rectangle':
      return drawOutline(
        element,
        rectanglePath(w, h, radiusOf(Math.min(Math.abs(w), Math.abs(h)), element.roundness)),
        [
          [0, 0],
          [w, 0],
          [w, h],
          [0, h],
        ],
      )
    case 'diamond':
      return drawOutline(element, diamondPath(element), [
        [w / 2, 0],
        [w, h / 2],
        [w / 2, h],
        [0, h / 2],
      ])
    case 'ellipse': {
      const [rx, ry] = [Math.abs(w) / 2, Math.abs(h) / 2]
      const path = `M${n(w / 2 - rx)} ${n(h / 2)}a${n(rx)} ${n(ry)} 0 1 1 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 1 ${n(-2 * rx)} 0z`
      return drawOutline(
        element,
        path,
        Array.from({ length: 48 }, (_, i): Point => {
          const angle = (i * Math.PI) / 24
          return [w / 2 + rx * Math.cos(angle), h / 2 + ry * Math.sin(angle)]
        }),
      )
    }
  }
}

/** A rectangle from its corner, its own corners rounded by `r`. */
export function rectanglePath(w: number, h: number, r: number): string {
  if (r === 0) return `M0 0H${n(w)}V${n(h)}H0z`
  return `M${n(r)} 0H${n(w - r)}Q${n(w)} 0 ${n(w)} ${n(r)}V${n(h - r)}Q${n(w)} ${n(h)} ${n(w - r)} ${n(h)}H${n(r)}Q0 ${n(h)} 0 ${n(h - r)}V${n(r)}Q0 0 ${n(r)} 0z`
}

function diamondPath({ width: w, height: h, roundness }: Shape): string {
  const [cx, cy] = [w / 2, h / 2]
  if (roundness === undefined) return `M${n(cx)} 0L${n(w)} ${n(cy)}L${n(cx)} ${n(h)}L0 ${n(cy)}z`
  const rx = radiusOf(w / 2, roundness)
  const ry = radiusOf(h / 2, roundness)
  return [
    `M${n(cx + rx)} ${n(ry)}L${n(w - rx)} ${n(cy - ry)}Q${n(w)} ${n(cy)} ${n(w - rx)} ${n(cy + ry)}`,
    `L${n(cx + rx)} ${n(h - ry)}Q${n(cx)} ${n(h)} ${n(cx - rx)} ${n(h - ry)}`,
    `L${n(rx)} ${n(cy + ry)}Q0 ${n(cy)} ${n(rx)} ${n(cy - ry)}L${n(cx - rx)} ${n(ry)}Q${n(cx)} 0 ${n(cx + rx)} ${n(ry)}z`,
  ].join('')
}
