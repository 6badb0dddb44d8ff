import { plainInset } from '../../body/plain-inset.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidPlot } from '../../model/content-diagnostics.ts'
import type { PlotInset, TypesetInset } from '../../model/inset.ts'
import { placeInYaml } from '../../parse/read-yaml-block.ts'
import { PlotError, type PlotPlace } from './plot-error.ts'

/** Characters of HTML of one plot. */
const maxHtml = 600_000

/** Plots by Vega-Lite, graphs by Graphviz; what draws them is loaded with the first. */
export const inset = {
  kind: 'plot',
  async typeset(plot): Promise<TypesetInset> {
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
      const at = error instanceof PlotError ? placeIn(plot, error.place) : undefined
      return {
        html: plainInset(plot),
        problem: (problem.split('\n', 1)[0] ?? '').replace(/\.$/, ''),
        ...(at !== undefined && { at }),
      }
    }
  },
  isDoubtful: () => true,
  describe: (path, range, problem, { language }) =>
    invalidPlot(path, range, problem, language === 'dot' ? 'graph' : 'plot'),
} satisfies InsetMaker<'plot'>

function placeIn({ source, isShort }: PlotInset, place: PlotPlace | undefined): number | undefined {
  if (typeof place !== 'object') return place
  const [key = ''] = place.path
  if (!isShort) return placeInYaml(source, place.path, place.isKey)
  const at = source.search(new RegExp(`(?<![\\w-])${String(key)}(?![\\w-])`))
  return at < 0 ? undefined : at
}
