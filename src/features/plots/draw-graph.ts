import { instance, type Viz } from '@viz-js/viz'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { hashText } from '../../model/hash-text.ts'
import { wordMark } from '../../model/inset.ts'
import { cleanPlot } from './clean-plot.ts'
import { PlotError } from './plot-error.ts'

/** Characters of a graph's source. */
const maxSource = 50_000

let viz: Promise<Viz> | undefined

/** A graph in Graphviz's language as a figure, drawn by Graphviz itself; its source is below. Throws where it cannot be read. */
export async function drawGraph(source: string): Promise<string> {
  if (source.length > maxSource)
    throw new PlotError(`found ${source.length} characters, expected at most ${maxSource}`)
  if (source.trim() === '')
    throw new PlotError('found nothing, expected a graph such as “digraph { a -> b }”')
  viz ??= instance()
  const result = (await viz).render(source, {
    format: 'svg',
    graphAttributes: { bgcolor: 'transparent', fontname: 'Helvetica' },
    nodeAttributes: { fontname: 'Helvetica', fontsize: 12 },
    edgeAttributes: { fontname: 'Helvetica', fontsize: 11 },
  })
  const said = result.errors.map(({ message }) => message).filter((message) => !harmless.test(message))
  if (result.status !== 'success' || said.length > 0) throw graphError(source, said)
  const name = titleOf(result.output)
  const svg = cleanPlot(inPixels(result.output), { name, prefix: `graph${hashText(source).toString(36)}-` })
  return `<figure class="plot graph"${name === '' ? '' : ` aria-label="${escapeAttribute(name)}"`}>\n<div class="plot-any scrolls"${isWide(svg) ? ' tabindex="0"' : ''}>${svg}</div>\n<details class="plot-data"><summary>${wordMark('source')}</summary>\n<pre tabindex="0"><code>${escapeText(source)}\n</code></pre></details>\n</figure>`
}

/** Said of graphs that are drawn as they are written: a label is larger than its box, pictures are left out. */
const harmless = /too small for label$|^No such file|^No or improper image|^Warning: /

/** Graphviz tells of a line and what stands there, or of nothing but what it does not know. */
function graphError(source: string, said: readonly string[]): PlotError {
  const [first = 'it gave no drawing'] = said
  const [, line, near] = /^syntax error in line (\d+)(?: near '(.*)')?/.exec(first) ?? []
  if (line === undefined) {
    const word =
      /^(?:using box for unknown shape )?"?([\w#-]+)"? (?:is not a known|not recognized)|unknown shape (\w+)|"(\w+)" not recognized/.exec(
        first,
      )
    const at = word === null ? -1 : source.indexOf(word[1] ?? word[2] ?? word[3] ?? '')
    return new PlotError(`found what Graphviz does not know: ${said.join('; ')}`, at < 0 ? undefined : at)
  }
  const start =
    source
      .split('\n')
      .slice(0, Number(line) - 1)
      .join('\n').length + (line === '1' ? 0 : 1)
  const at = near ? source.indexOf(near, start) : start
  return new PlotError(
    `found ${near ? `“${near}”` : 'the end'}, expected Graphviz’s language, such as digraph { a -> b [label="c"] }`,
    at < 0 ? start : at,
  )
}

/** The graph's own name, where it has one. */
function titleOf(svg: string): string {
  const name = /<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? ''
  return name === '%0' || name.startsWith('&#') ? '' : name
}

/** Wider than a phone: there it scrolls, since letters that shrink with a drawing cannot be read. */
function isWide(svg: string): boolean {
  return Number(/ width="(\d+)"/.exec(svg)?.[1] ?? 0) > 340
}

/** Pixels: the column of text. */
const column = 608

/**
 * Graphviz measures in points. What is wider than the column becomes smaller, until its letters are as small as those of plots;
 * what is wider still scrolls.
 */
function inPixels(svg: string): string {
  const width = (Number(/ width="([\d.]+)pt"/.exec(svg)?.[1] ?? 0) * 4) / 3
  const scale = width > column ? Math.max(column / width, 3 / 4) : 1
  return svg.replace(
    /(width|height)="([\d.]+)pt"/g,
    (_, name: string, points: string) => `${name}="${Math.round(((Number(points) * 4) / 3) * scale)}"`,
  )
}
