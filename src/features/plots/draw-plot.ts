import * as vegaParts from 'vega'
import { parse, type Spec, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { type Config, compile, type TopLevelSpec } from 'vega-lite'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { hashText } from '../../model/hash-text.ts'
import type { PlotInset } from '../../model/inset.ts'
import { placeOfCall } from './check-expressions.ts'
import { checkPlot } from './check-plot.ts'
import { cleanPlot } from './clean-plot.ts'
import { renderDataTable } from './data-table.ts'
import { legendLayout } from './legend-layout.ts'
import { PlotError } from './plot-error.ts'
import { plotLook } from './plot-look.ts'
import { type Json, type PlotSpec, plotSpec } from './plot-spec.ts'
import { readPlot, type WrittenPlot } from './read-plot.ts'
import { collectShown, type Shown } from './shown-values.ts'
import { textWidth } from './text-width.ts'

// Vega's way to be told how wide a text is; its types leave it out.
;(vegaParts as unknown as { textMetrics: { width: typeof textWidth } }).textMetrics.width = textWidth

/** Pixels: the column of text, and a phone. */
const widths = { wide: 608, narrow: 340 }

/** Pixels of a line of a legend. */
const lineOfLegend = 18

/**
 * A plot as a figure: drawn for wide and for narrow screens, in the theme's colours, with what it shows as a table. Throws an
 * error that says what cannot be drawn.
 */
export async function drawPlot(plot: PlotInset): Promise<string> {
  const written = readPlot(plot)
  checkPlot(written)
  const { keys } = written
  const title = wordsOf(keys['title'])
  const caption = wordsOf(keys['caption'])
  const wide = await draw(written, false)
  const narrow = await draw(written, true)
  const name = wordsOf(keys['description']) || title || caption || nameOf(wide.shown)
  const view = (kind: string, svg: string): string =>
    `<div class="plot-${kind}">${cleanPlot(svg, { name, prefix: `plot${hashText(svg).toString(36)}-` })}</div>\n`
  const head = title === '' ? '' : `<p class="plot-title">${escapeText(title)}</p>\n`
  // A `figcaption` has to be the last in its figure, and the data come below.
  const foot = caption === '' ? '' : `<p class="plot-caption">${escapeText(caption)}</p>\n`
  return `<figure class="plot"${name === '' ? '' : ` aria-label="${escapeAttribute(name)}"`}>\n${head}${view('wide', wide.svg)}${view('narrow', narrow.svg)}${foot}${renderDataTable(wide.shown, plot.file)}</figure>`
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.filter((line) => typeof line === 'string').join(' ')
  return typeof value === 'object' && value !== null && 'text' in value ? wordsOf(value.text) : ''
}

/** What a plot without a title is called: its columns. */
function nameOf({ columns }: Shown): string {
  return columns.join(', ')
}

type Drawn = { readonly svg: string; readonly shown: Shown }

/** What Vega finds wrong says what it stumbled over, so it is told whose words those are. */
async function draw(written: WrittenPlot, isNarrow: boolean): Promise<Drawn> {
  const spec = plotSpec(written, isNarrow ? widths.narrow : widths.wide)
  try {
    return await drawSpec(spec, isNarrow)
  } catch (error) {
    if (error instanceof PlotError) throw error
    const said = error instanceof Error ? error.message : String(error)
    const [, name] = /^Unrecognized function: (\w+)/.exec(said) ?? []
    const path = name === undefined ? undefined : placeOfCall(written.keys, name)
    throw name === undefined
      ? new PlotError(`found what Vega-Lite cannot draw: ${said}`)
      : new PlotError(`found the function “${name}”, expected one of Vega’s expressions`, path && { path })
  }
}

async function drawSpec({ language, spec }: PlotSpec, isNarrow: boolean): Promise<Drawn> {
  const legend = legendLayout(spec, isNarrow ? widths.narrow : widths.wide)
  const look = plotLook(isNarrow, legend?.columns)
  const messages: string[] = []
  const logger = createLogger(messages)
  const vega: Spec =
    language === 'vega'
      ? ({ ...spec, config: { range: look.range } } as Spec)
      : compile(withLegend(spec, legend?.lines) as unknown as TopLevelSpec, {
          config: withOwn(look, spec['config']),
          logger,
        }).spec
  const view = new View(parse(vega, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
    loader: closedLoader,
    logger,
  })
  try {
    await view.runAsync()
    const problem = messages[0]
    if (problem !== undefined) throw new Error(problem)
    return {
      svg: await view.toSVG(),
      shown: collectShown(view.scenegraph() as unknown as { readonly root: never }),
    }
  } finally {
    view.finalize()
  }
}

/** Lines of a legend beyond the first do not take from the room of the plot. */
function withLegend(spec: Json, lines = 1): Json {
  const height = spec['height']
  return typeof height === 'number' ? { ...spec, height: height + lineOfLegend * (lines - 1) } : spec
}

/** What an author sets wins, key by key. */
function withOwn(look: Config, own: unknown): Config {
  if (typeof own !== 'object' || own === null) return look
  const entries = Object.entries(own).map(([key, value]) => {
    const known = (look as Readonly<Record<string, unknown>>)[key]
    return [key, isRecord(known) && isRecord(value) ? { ...known, ...value } : value]
  })
  return { ...look, ...Object.fromEntries(entries) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing is loaded: a plot has its rows in it. */
const closedLoader: ReturnType<typeof import('vega').loader> = {
  load: refuse,
  // What an author leads to or shows is left out of the drawing.
  sanitize: async () => ({ href: '' }),
  http: refuse,
  file: refuse,
  options: {},
} as never

async function refuse(address: unknown): Promise<never> {
  throw new PlotError(
    `found the address ${JSON.stringify(address)}, expected data of the garden: nothing is fetched`,
  )
}

type Logger = NonNullable<NonNullable<ConstructorParameters<typeof View>[1]>['logger']>

/** Errors of the drawing are the plot's; warnings about what is drawn all the same are not. */
function createLogger(errors: string[]): Logger {
  const logger = {
    level: () => 1,
    error: (...parts: readonly unknown[]) => {
      errors.push(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '))
      return logger
    },
    // Of these only what could not be loaded is missing from the drawing.
    warn: (...parts: readonly unknown[]) => (parts[0] === 'Loading failed' ? logger.error(...parts) : logger),
    info: () => logger,
    debug: () => logger,
  }
  return logger as never
}
