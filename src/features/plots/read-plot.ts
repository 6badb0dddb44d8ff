import type { PlotInset } from '../../model/inset.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'
import { PlotError } from './plot-error.ts'
import { type Row, rowsOfFile, rowsOfStacks, rowsOfTable, rowsOfValues } from './plot-rows.ts'

/** A plot as it is written: what is drawn how, and what is drawn. */
export interface WrittenPlot {
  readonly keys: Readonly<Record<string, unknown>>
  /** Undefined where the plot makes its own data, as Vega-Lite's `sequence` does. */
  readonly rows: readonly Row[] | undefined
}

/** Reads a block's YAML or JSON, or an embed's words, and the rows that it names. Throws a {@link PlotError}. */
export function readPlot(plot: PlotInset): WrittenPlot {
  const keys = plot.isShort ? readWords(plot.source) : readBlock(plot.source)
  return { keys, rows: rowsOf(keys['data'], plot) }
}

function readBlock(source: string): Readonly<Record<string, unknown>> {
  const block = readYamlBlock(source)
  if ('problem' in block) throw new PlotError(block.problem)
  return block.keys
}

const word = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?|(\S)/g

/** Marks and kinds that may stand for themselves. */
const marks = new Set(
  'line bar point area tick rect arc histogram cdf heatmap timeline flamegraph sankey'.split(' '),
)

/** What may be given a value in an embed. */
const names = new Set(
  'x y x2 color size mark kind log bins title caption description width height'.split(' '),
)

/** `x=rate y=p99 log title="At 99 %"`: what has no value is a mark, or a switch. */
function readWords(source: string): Readonly<Record<string, unknown>> {
  const keys: Record<string, unknown> = {}
  for (const [, name = '', quoted, plain, odd] of source.matchAll(word)) {
    const value = quoted ?? plain
    if (odd !== undefined) throw new PlotError(`found “${odd}”, expected words such as x=rate y=p99 log`)
    if (value !== undefined && !names.has(name))
      throw new PlotError(`found “${name}=”, expected one of ${[...names].join(', ')}`)
    if (name === 'log' && value !== undefined && !/^(?:x|y|xy)$/.test(value))
      throw new PlotError(`found log=${value}, expected log, log=x or log=xy`)
    if (value !== undefined)
      keys[name] = /^\d+(?:\.\d+)?$/.test(value) && !isColumn(name) ? Number(value) : value
    else if (marks.has(name)) keys['mark'] = name
    else if (name === 'log') keys['log'] = 'y'
    else
      throw new PlotError(
        `found the word “${name}”, expected a mark (${[...marks].join(', ')}), log, or name=value`,
      )
  }
  return keys
}

function isColumn(name: string): boolean {
  return ['x', 'y', 'x2', 'color', 'size'].includes(name)
}

function rowsOf(data: unknown, { table, file }: PlotInset): readonly Row[] | undefined {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const { values, url, stacks } = data as Readonly<Record<string, unknown>>
    if (stacks !== undefined) return rowsOfStacks(String(stacks))
    if (values !== undefined) return rowsOfValues(values)
    if (url === undefined) return undefined
    return rowsOf(url, { kind: 'plot', language: 'plot', source: '', ...(file && { file }) })
  }
  if (Array.isArray(data)) return rowsOfValues(data)
  if (data === 'table') return rowsOfTable(table ?? [])
  if (file !== undefined) return rowsOfFile(file)
  if (data === undefined)
    throw new PlotError('found no data, expected rows, a file of the garden, or “table” for the one above')
  throw new PlotError(`found no file ${JSON.stringify(data)} in the garden, expected one of CSV, TSV or JSON`)
}
