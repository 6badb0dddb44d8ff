import { describe, expect, it } from 'vitest'
import { isVegaLite } from '../../../src/features/plots/check-plot.ts'
import { inset } from '../../../src/features/plots/inset.ts'
import { readPlot } from '../../../src/features/plots/read-plot.ts'
import { plotsOfGarden } from './garden-plots.ts'

const plots = plotsOfGarden()

/** A cell of a twin as a number where it is one. */
const cellOf = (text: string): string | number => {
  const plain = text.replace(/−/g, '-').replace(/,/g, '')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text
}

const decoded = (text: string): string =>
  text.replace(
    /&(lt|gt|amp|quot|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name] ?? '',
  )

type TwinRow = { readonly [column: string]: string | number }

/** The rows of the table below a drawing. */
function twinOf(html: string): readonly TwinRow[] {
  const columns = [...html.matchAll(/<th scope="col">([^<]*)</g)].map(([, name = '']) => decoded(name))
  return [...html.matchAll(/<tr>(<td[\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell = '']) => cellOf(decoded(cell))),
    )
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell])))
}

/** The marks of the drawing for wide columns that say what they show, with where they are drawn. */
function marksOf(
  html: string,
): readonly { readonly says: TwinRow; readonly x: number; readonly y: number; readonly isPoint: boolean }[] {
  const [wide = ''] = html.split('class="plot-narrow"')
  return [...wide.matchAll(/<(\w+)([^>]*) data-shows="([^"]*)"([^>]*)>/g)].map(
    ([, , before = '', said = '', after = '']) => {
      const [, x, y] = /transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(before + after) ?? []
      const says = Object.fromEntries(
        decoded(said)
          .split('; ')
          .map((part) => {
            const at = part.lastIndexOf(': ')
            return [part.slice(0, at), cellOf(part.slice(at + 2))]
          }),
      )
      return { says, x: Number(x), y: Number(y), isPoint: x !== undefined }
    },
  )
}

const same = (a: string | number | undefined, b: string | number | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
    : a === b

const isIn = (row: TwinRow, rows: readonly TwinRow[]): boolean =>
  rows.some((other) => Object.entries(row).every(([name, value]) => same(other[name], value)))

/** How far from a line through the first and the last the points are, in pixels. */
function bend(points: readonly (readonly [number, number])[]): number {
  const sorted = [...points].sort(([a], [b]) => a - b)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || first[0] === last[0]) return 0
  const slope = (last[1] - first[1]) / (last[0] - first[0])
  return Math.max(...sorted.map(([value, pixel]) => Math.abs(first[1] + slope * (value - first[0]) - pixel)))
}

/** The same for the better of a linear and a logarithmic axis. */
function bendOfAxis(points: readonly (readonly [number, number])[]): number {
  const logarithmic = points.every(([value]) => value > 0)
    ? bend(points.map(([value, pixel]) => [Math.log(value), pixel] as const))
    : Number.POSITIVE_INFINITY
  return Math.min(bend(points), logarithmic)
}

it('has at least 25 plots', () => {
  expect(plots.length).toBeGreaterThanOrEqual(25)
})

describe.each(plots)('$name', ({ plot }) => {
  it('says in its table what its marks say, draws these where their values are, and leaves no row out', async () => {
    const { html, problem } = await inset.typeset(plot)
    expect(problem).toBeUndefined()
    const twin = twinOf(html)
    const marks = marksOf(html)
    expect(twin.length).toBeGreaterThan(0)
    // A station of a Sankey diagram says its sum.
    const isStation = (says: TwinRow): boolean => plot.source.includes('sankey') && !('from' in says)
    const isCut = html.includes('<td colspan=')
    if (!isCut)
      for (const { says } of marks.filter((one) => !isStation(one.says)))
        expect(twin, JSON.stringify(says)).toSatisfy((rows: readonly TwinRow[]) => isIn(says, rows))

    // Each column that is a length: pixels follow from values.
    const points = marks.filter(({ isPoint }) => isPoint)
    for (const name of Object.keys(points[0]?.says ?? {})) {
      const numbers = points.flatMap(({ says, x, y }) =>
        typeof says[name] === 'number' ? [{ value: says[name] as number, x, y }] : [],
      )
      const { keys } = readPlot(plot)
      for (const axis of ['x', 'y'] as const)
        if (keys[axis] === name)
          expect(
            bendOfAxis(numbers.map((one) => [one.value, one[axis]] as const)),
            `${name} on ${axis}`,
          ).toBeLessThan(1)
    }

    // Each row of a short plot that draws its rows as they are is in the table.
    const { keys, rows = [] } = readPlot(plot)
    const kind = String(keys['kind'] ?? keys['mark'] ?? 'line')
    if (isVegaLite(keys) || isCut || !['line', 'point', 'bar', 'area', 'timeline'].includes(kind)) return
    const drawn = ['x', 'y', 'color'].flatMap((channel) =>
      keys[channel] === undefined ? [] : [String(keys[channel])],
    )
    for (const row of rows) {
      const shown = Object.fromEntries(drawn.map((name) => [name, row[name]]))
      if (Object.values(shown).some((value) => value === null || value === undefined)) continue
      expect(twin, JSON.stringify(shown)).toSatisfy((all: readonly TwinRow[]) => isIn(shown as TwinRow, all))
    }
  })
})
