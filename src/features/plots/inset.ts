import { plainInset } from '../../body/plain-inset.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidPlot } from '../../model/content-diagnostics.ts'
import { PlotError } from './plot-error.ts'

/** Characters of HTML of one plot. */
const maxHtml = 600_000

/** Plots by Vega-Lite, graphs by Graphviz; what draws them is loaded with the first. */
export const inset: InsetMaker<'plot'> = {
  kind: 'plot',
  async typeset(plot) {
    try {
      const html =
        plot.language === 'dot'
          ? await (await import('./draw-graph.ts')).drawGraph(plot.source)
          : await (await import('./draw-plot.ts')).drawPlot(plot)
      if (html.length > maxHtml)
        throw new PlotError(
          `it takes ${html.length} characters, expected at most ${maxHtml}; plot fewer rows`,
        )
      return { html }
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      return { html: plainInset(plot), problem: problem.split('\n', 1)[0] ?? '' }
    }
  },
  isDoubtful: () => true,
  describe: invalidPlot,
}
