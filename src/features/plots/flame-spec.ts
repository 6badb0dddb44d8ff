import { cellError, type PlacedRows } from './check-rows.ts'
import { PlotError } from './plot-error.ts'

type Json = Readonly<Record<string, unknown>>

/** A function as it was called from another, and all the samples in it. */
interface Frame {
  readonly name: string
  readonly depth: number
  value: number
  readonly inner: Map<string, Frame>
}

/** Pixels of a row, and the width below which a frame has no name. */
const rowHeight = 22
const letterWidth = 7

/** Frames that are drawn; those that are narrower than a pixel are not. */
const maxFrames = 1_500

/**
 * A flame graph (Gregg, "The Flame Graph", ACM Queue 14(2), 2016) of folded stacks: in each row what was called, as wide as
 * its share of the samples, above what called it. Rows hold the stack, its names joined by `;`, and a count; `x` and `y` name the two columns.
 */
export function flameSpec(keys: Json, placed: PlacedRows, width: number): Json {
  const [stackName, countName] = [String(keys['x'] ?? 'stack'), String(keys['y'] ?? 'value')]
  const root: Frame = { name: 'all', depth: 0, value: 0, inner: new Map() }
  for (const [i, row] of placed.rows.entries()) {
    const [stack, count] = [row[stackName], row[countName]]
    if (typeof stack !== 'string') throw cellError(placed, i, stackName, 'names joined by ;')
    if (typeof count !== 'number' || !(count >= 0)) throw cellError(placed, i, countName, 'a count')
    add(root, stack.split(';'), count)
  }
  if (root.value === 0) throw new PlotError('found no samples, expected stacks with their counts')
  const least = root.value / width
  const frames: Json[] = []
  place(root, 0, least, frames)
  if (frames.length > maxFrames)
    throw new PlotError(`found ${frames.length} frames, expected at most ${maxFrames}`)
  const depth = Math.max(...frames.map((frame) => Number(frame['depth']))) + 1
  const x = {
    field: 'from',
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, root.value], nice: false },
  }
  const y = { field: 'depth', type: 'ordinal', axis: null, sort: 'descending' }
  return {
    width,
    height: depth * rowHeight,
    autosize: { type: 'fit', contains: 'padding' },
    data: {
      values: frames.map((frame) => ({
        ...frame,
        label: labelOf(frame, (width - 8) / root.value),
        // Else a frame would say where it is drawn, too.
        says: `name: ${frame.name}; ${countName}: ${frame.value}; %: ${Number(frame['share']).toFixed(1)}`,
      })),
    },
    encoding: { x, y, description: { field: 'says', type: 'nominal' } },
    layer: [
      {
        mark: { type: 'rect', stroke: '#040404', strokeWidth: 1 },
        encoding: {
          x2: { field: 'to' },
          color: { field: 'tone', type: 'nominal', legend: null },
          fillOpacity: { value: 0.35 },
          tooltip: [
            { field: 'name', type: 'nominal', title: 'name' },
            { field: 'value', type: 'quantitative', title: countName },
            { field: 'share', type: 'quantitative', title: '%', format: '.1f' },
          ],
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 4, fontSize: 12, tooltip: null },
        encoding: { text: { field: 'label', type: 'nominal' } },
      },
    ],
  }
}

function add(root: Frame, names: readonly string[], count: number): void {
  let frame = root
  frame.value += count
  for (const name of names.slice(0, 200)) {
    const inner = frame.inner.get(name) ?? { name, depth: frame.depth + 1, value: 0, inner: new Map() }
    frame.inner.set(name, inner)
    inner.value += count
    frame = inner
  }
}

function place(frame: Frame, from: number, least: number, frames: Json[], total = frame.value): void {
  if (frame.value < least) return
  const { name, depth, value } = frame
  frames.push({
    name,
    depth,
    value,
    from,
    to: from + value,
    share: (100 * value) / total,
    tone: toneOf(name),
  })
  let at = from
  for (const inner of [...frame.inner.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    place(inner, at, least, frames, total)
    at += inner.value
  }
}

/** Equal names have equal colours. */
function toneOf(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return String(sum % 4)
}

/** As much of a name as there is room for. */
function labelOf(frame: Json, scale: number): string {
  const name = String(frame['name'])
  const room = Math.floor((Number(frame['value']) * scale - 8) / letterWidth)
  if (name.length <= room) return name
  return room < 3 ? '' : `${name.slice(0, room - 1)}…`
}
