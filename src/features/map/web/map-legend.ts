import { html, nothing, svg, type TemplateResult } from 'lit'
import { unsafeSVG } from 'lit/directives/unsafe-svg.js'
import { mapKinds, mapStages } from '../files/map-data.ts'
import { drawMark } from './draw-mark.ts'
import { drawStage, hasStageMark } from './draw-stage.ts'
import type { MapApp } from './map-app.ts'
import { ageColor, noStageColor, stageColor } from './map-style.ts'
import { markShapes } from './mark-shapes.ts'
import { createSvgDrawing } from './svg-drawing.ts'
import type { MapWords } from './words/en.ts'

/** The mark that the map draws for a kind of node, for beside its name. */
export function kindMark(kind: string): TemplateResult {
  const drawing = createSvgDrawing()
  const shape = markShapes[mapKinds.find((known) => known === kind) ?? 'note']
  drawMark(drawing, { x: 10, y: 10, size: 5.6, color: 'currentColor', shape })
  return mark(drawing.text())
}

/** The mark of a stage; none where the map has none. */
export function stageMark(stage: string): TemplateResult | typeof nothing {
  const number = (mapStages as readonly string[]).indexOf(stage)
  if (!hasStageMark(number)) return nothing
  const drawing = createSvgDrawing()
  drawing.strokeStyle = 'currentColor'
  drawStage(drawing, number, 2, 1, 16)
  return mark(drawing.text())
}

/** What the shapes of marks stand for, of those that the garden has; nothing where all are alike. */
export function markLegend({ source }: MapApp, words: MapWords): TemplateResult | typeof nothing {
  const { kinds, stages } = source.overview.facets
  const known = stages.filter(({ name }) => stageMark(name) !== nothing)
  if (kinds.length < 2 && known.length === 0) return nothing
  const item = (drawn: TemplateResult | typeof nothing, name: string) => html`<li>${drawn}${name}</li>`
  return html`<div class="map-legend" role="group" aria-label=${words.marks} title=${words.largerMeans}>
    <ul>
      ${kinds.map(({ name }) => item(kindMark(name), words.kindNames[name as (typeof mapKinds)[number]] ?? name))}
      ${known.map(({ name }) => item(stageMark(name), words.stageNames[name as (typeof mapStages)[number]] ?? name))}
    </ul>
  </div>`
}

/** What the colours mean that do not stand for regions: from the first stage to the last, from the oldest note to the newest. */
export function colorScale(
  { color, colors, source }: MapApp,
  words: MapWords,
): TemplateResult | typeof nothing {
  const { months, stages } = source.overview.facets
  const bar = (stops: readonly string[], names: readonly string[], none: string) =>
    html`<div class="map-scale" style=${`--stops:${stops.join(',')}`}>
      <span class="bar"></span>
      <span class="count">${names[0]}</span><span class="count">${names.at(-1)}</span>
      <span class="count"><i style=${`background:${none}`}></i>${words.unknown}</span>
    </div>`
  if (color === 'stage' && stages.length > 0)
    return bar(
      mapStages.map((_, stage) => stageColor(stage, colors)),
      mapStages.map((stage) => words.stageNames[stage]),
      noStageColor(colors),
    )
  if (color === 'age' && months.length > 0)
    return bar(
      [ageColor(0, colors), ageColor(1, colors)],
      months.map(({ name }) => name),
      noStageColor(colors),
    )
  return nothing
}

function mark(shapes: string): TemplateResult {
  return html`<svg class="map-mark" viewBox="0 0 20 20" aria-hidden="true">${svg`${unsafeSVG(shapes)}`}</svg>`
}
