import { checkColumns } from './check-columns.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkKeys } from './check-keys.ts'
import { checkRows } from './check-rows.ts'
import { checkVegaLite } from './check-vega-lite.ts'
import type { WrittenPlot } from './read-plot.ts'

/** Keys by which a block is Vega-Lite's already. */
const views = ['encoding', 'layer', 'hconcat', 'vconcat', 'concat', 'facet', 'repeat', 'spec']

/** Whether a block is written in Vega-Lite's grammar, and not with a few words of ours. */
export function isVegaLite(keys: Readonly<Record<string, unknown>>): boolean {
  return views.some((key) => Object.hasOwn(keys, key))
}

/** Holds a plot to what can be drawn as it is written. Throws a `PlotError` that says what was found and expected, and where. */
export function checkPlot({ keys, rows, placeOf }: WrittenPlot): void {
  const kind = String(keys['kind'] ?? keys['mark'] ?? 'line')
  if (!isVegaLite(keys)) {
    checkKeys(kind, keys)
    checkRows(kind, keys, { rows: rows ?? [], placeOf })
    return
  }
  checkVegaLite(keys)
  checkColumns(keys, rows)
  checkExpressions(keys)
}
