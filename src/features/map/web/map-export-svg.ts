import type { MapColors } from './map-colors.ts'
import { type MapView, seaColor } from './map-view.ts'
import { createSvgDrawing } from './svg-drawing.ts'

/** The view as SVG, with the same strokes as on the screen, all as shapes and text that other programs can edit. */
export function exportMapSvg(view: MapView, colors: MapColors): string {
  const { width, height } = view.projection()
  const drawing = createSvgDrawing()
  view.drawOn(drawing)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="${seaColor(colors)}"/>
${drawing.text()}
</svg>
`
}
