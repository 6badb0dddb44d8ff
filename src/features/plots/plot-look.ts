import type { Config } from 'vega-lite'

/** Colours that stand for the theme's in a drawing: what is darker than any shade of a scale, and cannot be met by chance. */
const stand = { ink: '#010101', quiet: '#020202', hairline: '#030303', paper: '#040404' }

/** Colours of series: how many there are, and what stands for each. */
export const seriesCount = 8
const series = Array.from({ length: seriesCount }, (_, i) => `#a1b2c${i}`)

/** From the palest shade to the darkest; the theme's own stand in their place, see `cleanPlot`. */
export const ramp = { pale: 240, dark: 20 }
const shades = [ramp.pale, ramp.dark].map((grey) => `rgb(${grey},${grey},${grey})`)

/** What the theme's colour is in a drawing: a CSS variable for what stands for it. */
export const themeColors: ReadonlyMap<string, string> = new Map([
  ...Object.entries(stand).map(([name, color]) => [color, `var(--${name})`] as const),
  ...series.map((color, i) => [color, `var(--topic-${i})`] as const),
  ['black', 'var(--ink)'],
  ['#000', 'var(--ink)'],
  ['#000000', 'var(--ink)'],
  ['white', 'var(--paper)'],
  ['#fff', 'var(--paper)'],
  ['#ffffff', 'var(--paper)'],
])

/**
 * Vega-Lite's settings for plots that belong to the page: its own win over them. `columns` is how many names of a legend
 * stand side by side.
 */
export function plotLook(isNarrow: boolean, columns?: number): Config {
  const words = { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal' as const }
  return {
    background: 'transparent',
    padding: 4,
    font: 'sans-serif',
    view: { stroke: null },
    axis: {
      ...words,
      labelColor: stand.quiet,
      titleColor: stand.ink,
      gridColor: stand.hairline,
      domainColor: stand.quiet,
      tickColor: stand.quiet,
      labelLimit: isNarrow ? 120 : 200,
      ...(isNarrow && { tickCount: 5 }),
    },
    axisX: { labelSeparation: 6 },
    axisXBand: { labelAngle: 0, labelOverlap: 'greedy' },
    legend: {
      ...words,
      labelColor: stand.ink,
      titleColor: stand.quiet,
      orient: 'top',
      symbolStrokeWidth: 2,
      columns: columns ?? (isNarrow ? 2 : 3),
      labelLimit: isNarrow ? 280 : 480,
    },
    header: { ...words, labelColor: stand.ink, titleColor: stand.ink },
    title: { fontSize: 13, fontWeight: 'normal', color: stand.ink, anchor: 'start' },
    mark: { color: series[0] ?? stand.ink, tooltip: { content: 'encoding' } },
    text: { color: stand.ink, fontSize: 12 },
    rule: { color: stand.quiet },
    line: { strokeWidth: 2 },
    point: { filled: true, size: 45 },
    range: {
      category: series,
      ordinal: shades,
      ramp: shades,
      heatmap: shades,
      diverging: [series[0] ?? '', `rgb(${ramp.pale},${ramp.pale},${ramp.pale})`, series[1] ?? ''],
    },
  }
}
