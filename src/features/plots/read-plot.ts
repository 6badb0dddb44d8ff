import type { PlotInset } from '../../model/inset.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'
import { choiceOf, marks, namesOfWords, shown } from './check-keys.ts'
import type { PlacedRows } from './check-rows.ts'
import { PlotError, type PlotPlace } from './plot-error.ts'
import { type Row, rowsOfFile, rowsOfStacks, rowsOfTable, rowsOfValues } from './plot-rows.ts'

/** A plot as it is written: what is drawn how, and what is drawn. */
export interface WrittenPlot {
  readonly keys: Readonly<Record<string, unknown>>
  /** Undefined where the plot makes its own data, as Vega-Lite's `sequence` does. */
  readonly rows: readonly Row[] | undefined
  readonly placeOf: PlacedRows['placeOf']
}

/** Reads a block's YAML or JSON, or an embed's words, and the rows that it names. Throws a {@link PlotError}. */
export function readPlot(plot: PlotInset): WrittenPlot {
  const keys = plot.isShort ? readWords(plot.source) : readBlock(plot.source)
  const data = atData(() => readData(keys['data'], plot))
  if (data.rows?.length === 0)
    throw new PlotError(
      `found no rows${plot.file === undefined ? '' : ` in ${plot.file.name}`}, expected at least one`,
      atKey,
    )
  return { keys, ...data }
}

/** Where a block says what its data are. */
const atKey: PlotPlace = { path: ['data'] }

/** What is wrong with data that the block only names is wrong where it names them. */
function atData<Data>(read: () => Data): Data {
  try {
    return read()
  } catch (error) {
    throw error instanceof PlotError && error.place === undefined
      ? new PlotError(error.message, atKey)
      : error
  }
}

function readBlock(source: string): Readonly<Record<string, unknown>> {
  const block = readYamlBlock(source)
  if ('problem' in block) throw new PlotError(block.problem, block.at)
  return block.keys
}

const word = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?|(\S)/g

/** `x=rate y=p99 log title="At 99 %"`: what has no value is a mark, or a switch. */
function readWords(source: string): Readonly<Record<string, unknown>> {
  const keys: Record<string, unknown> = {}
  for (const found of source.matchAll(word)) {
    const [, name = '', quoted, plain, odd] = found
    const value = quoted ?? plain
    const at = found.index
    if (odd !== undefined) throw new PlotError(`found “${odd}”, expected words such as x=rate y=p99 log`, at)
    if (plain?.startsWith('"'))
      throw new PlotError(`found ${name}=" without a second quote, expected ${name}="words"`, at)
    if (value !== undefined && !namesOfWords.includes(name))
      throw new PlotError(`found “${name}=”, expected ${choiceOf(name, namesOfWords)}`, at)
    if (value !== undefined)
      keys[name] = /^-?\d+(?:\.\d+)?$/.test(value) && !isColumn(name) ? Number(value) : value
    else if (marks.has(name)) keys['mark'] = name
    else if (name === 'log') keys['log'] = 'y'
    else
      throw new PlotError(
        `found the word “${name}”, expected a mark (${[...marks].join(', ')}), log, or name=value`,
        at,
      )
  }
  return keys
}

function isColumn(name: string): boolean {
  return ['x', 'y', 'x2', 'color', 'size'].includes(name)
}

function readData(data: unknown, plot: PlotInset): Omit<WrittenPlot, 'keys'> {
  const { table, file } = plot
  const inBlock =
    (...path: readonly string[]): PlacedRows['placeOf'] =>
    (row, column) => ({ path: [...path, row, column] })
  const inTable: PlacedRows['placeOf'] = () => atKey
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const { values, url, stacks } = data as Readonly<Record<string, unknown>>
    if (stacks !== undefined) return { rows: rowsOfStacks(String(stacks)), placeOf: inTable }
    if (values !== undefined) return { rows: rowsOfValues(values), placeOf: inBlock('data', 'values') }
    if (url === undefined) return { rows: undefined, placeOf: inTable }
    return readData(url, { kind: 'plot', language: 'plot', source: '', ...(file && { file }) })
  }
  if (Array.isArray(data)) return { rows: rowsOfValues(data), placeOf: inBlock('data') }
  if (data === 'table') return { rows: rowsOfTable(table ?? []), placeOf: inTable }
  if (file !== undefined) return { placeOf: inTable, ...rowsOfFile(file) }
  if (data === undefined)
    throw new PlotError('found no data, expected rows, a file of the garden, or “table” for the one above')
  throw new PlotError(
    `found ${shown(data)} as data, expected rows, “table”, or a CSV, TSV or JSON file of the garden: nothing is fetched`,
  )
}
