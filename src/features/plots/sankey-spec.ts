import { cellError, type PlacedRows, placedError } from './check-rows.ts'
import { PlotError } from './plot-error.ts'

type Json = Readonly<Record<string, unknown>>

interface Flow {
  readonly from: string
  readonly to: string
  readonly value: number
}

interface Station {
  readonly name: string
  column: number
  in: number
  out: number
  y: number
  /** Where the next flow leaves and arrives. */
  left: number
  arrived: number
}

const bar = 12
const gap = 14

/**
 * A diagram of flows: `x` names the column of where each comes from, `x2` of where it goes, `y` of how much it is (else `from`,
 * `to`, `value`). Stations stand in columns by the longest way to them; flows in a circle are refused.
 */
export function sankeySpec(keys: Json, placed: PlacedRows, width: number): Json {
  const [fromName, toName, valueName] = [
    String(keys['x'] ?? 'from'),
    String(keys['x2'] ?? 'to'),
    String(keys['y'] ?? 'value'),
  ]
  const flows = placed.rows.map((row, i): Flow => {
    const [from, to, value] = [row[fromName] ?? null, row[toName] ?? null, row[valueName]]
    if (from === null || to === null)
      throw cellError(placed, i, from === null ? fromName : toName, 'the name of a station')
    if (typeof value !== 'number' || !(value > 0)) throw cellError(placed, i, valueName, 'a number above 0')
    return { from: String(from), to: String(to), value }
  })
  const { size } = new Set(flows.flatMap(({ from, to }) => [from, to]))
  if (size > 60) throw new PlotError(`found ${size} stations, expected at most 60`)
  const circle = circleOf(flows)
  if (circle !== undefined)
    throw placedError(
      placed,
      flows.findIndex(({ from, to }) => from === circle.at(-2) && to === circle.at(-1)),
      toName,
      `found flows in a circle, ${circle.join(' → ')}, expected none that lead back to where they came from`,
    )
  const height = typeof keys['height'] === 'number' ? keys['height'] : 300
  const stations = placeStations(flows, height)
  const columns = Math.max(...[...stations.values()].map(({ column }) => column), 1)
  const scale = scaleOf(stations, height)
  const room = width - 8 - bar
  const xOf = ({ column }: Station): number => (column / columns) * room
  const tones = new Map([...stations.keys()].map((name, i) => [name, String(i % 8)]))
  const links = flows.map(({ from, to, value }) => {
    const [a, b] = [stations.get(from), stations.get(to)]
    if (a === undefined || b === undefined) throw new PlotError('found a flow without a station')
    const thick = value * scale
    const [y0, y1] = [a.y + a.left + thick / 2, b.y + b.arrived + thick / 2]
    a.left += thick
    b.arrived += thick
    const [x0, x1] = [xOf(a) + bar, xOf(b)]
    const middle = (x0 + x1) / 2
    return {
      from,
      to,
      value,
      thick,
      tone: tones.get(from),
      path: `M${x0},${y0}C${middle},${y0},${middle},${y1},${x1},${y1}`,
    }
  })
  const bars = [...stations.values()].map((station) => {
    const isLast = station.column === columns
    const x = xOf(station)
    const size = Math.max(station.in, station.out)
    return {
      name: station.name,
      size,
      x,
      y: station.y,
      height: Math.max(1, size * scale),
      tone: tones.get(station.name),
      textX: isLast ? x - 5 : x + bar + 5,
      align: isLast ? 'right' : 'left',
    }
  })
  return vegaSpec(links, bars, { width: width - 8, height, valueName })
}

/** Stations that flows lead around in a circle, the first once more at the end; undefined where there are none. */
function circleOf(flows: readonly Flow[]): readonly string[] | undefined {
  const reached = new Set(flows.map(({ to }) => to))
  const left = flows.filter(({ from }) => reached.has(from))
  if (left.length < flows.length) return circleOf(left)
  // To every station of these flows leads one of them, so going backwards comes around.
  const way: string[] = []
  for (let name = left[0]?.from; name !== undefined; ) {
    const met = way.indexOf(name)
    way.unshift(name)
    if (met >= 0) return way.slice(0, met + 2)
    const [station] = way
    name = left.find(({ to }) => to === station)?.from
  }
  return undefined
}

function placeStations(flows: readonly Flow[], height: number): ReadonlyMap<string, Station> {
  const stations = new Map<string, Station>()
  const station = (name: string): Station => {
    const known = stations.get(name) ?? { name, column: 0, in: 0, out: 0, y: 0, left: 0, arrived: 0 }
    stations.set(name, known)
    return known
  }
  for (const { from, to, value } of flows) {
    station(from).out += value
    station(to).in += value
  }
  for (let isMoved = true; isMoved; ) {
    isMoved = false
    for (const { from, to } of flows) {
      if (station(to).column > station(from).column) continue
      station(to).column = station(from).column + 1
      isMoved = true
    }
  }
  const scale = scaleOf(stations, height)
  const bottom = new Map<number, number>()
  for (const one of stations.values()) {
    one.y = bottom.get(one.column) ?? 0
    bottom.set(one.column, one.y + Math.max(one.in, one.out) * scale + gap)
  }
  return stations
}

/** Pixels for a unit, so that the fullest column fits. */
function scaleOf(stations: ReadonlyMap<string, Station>, height: number): number {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const { column, in: arrives, out } of stations.values()) {
    const known = sums.get(column) ?? { sum: 0, count: 0 }
    sums.set(column, { sum: known.sum + Math.max(arrives, out), count: known.count + 1 })
  }
  return Math.min(
    ...[...sums.values()].map(({ sum, count }) => Math.max(height - gap * (count - 1), 40) / sum),
  )
}

function vegaSpec(
  links: readonly Json[],
  bars: readonly Json[],
  {
    width,
    height,
    valueName,
  }: { readonly width: number; readonly height: number; readonly valueName: string },
): Json {
  return {
    width,
    height,
    padding: 4,
    // What is drawn has its place already; the ends of thick lines do not count.
    autosize: 'none',
    data: [
      { name: 'links', values: links },
      { name: 'bars', values: bars },
    ],
    scales: [
      { name: 'tone', type: 'ordinal', domain: ['0', '1', '2', '3', '4', '5', '6', '7'], range: 'category' },
    ],
    marks: [
      {
        type: 'path',
        from: { data: 'links' },
        encode: {
          enter: {
            path: { field: 'path' },
            strokeWidth: { field: 'thick' },
            stroke: { scale: 'tone', field: 'tone' },
            strokeOpacity: { value: 0.35 },
            tooltip: {
              signal: `{"from": datum.from, "to": datum.to, ${JSON.stringify(valueName)}: datum.value}`,
            },
            description: {
              signal: `"from: " + datum.from + "; to: " + datum.to + ${JSON.stringify(`; ${valueName}: `)} + datum.value`,
            },
          },
        },
      },
      {
        type: 'rect',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: { field: 'x' },
            y: { field: 'y' },
            width: { value: bar },
            height: { field: 'height' },
            fill: { scale: 'tone', field: 'tone' },
            description: { signal: 'datum.name + ": " + datum.size' },
          },
        },
      },
      {
        type: 'text',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: { field: 'textX' },
            y: { signal: 'datum.y + datum.height / 2' },
            align: { field: 'align' },
            baseline: { value: 'middle' },
            text: { field: 'name' },
            fontSize: { value: 12 },
            fill: { value: '#010101' },
          },
        },
      },
    ],
  }
}
