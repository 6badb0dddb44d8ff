import type { Shape } from './simulation.ts'

/** One element of a drawing, as it stands in SVG. Nothing of it is escaped. */
export interface DrawnElement {
  readonly tag: 'rect' | 'circle' | 'polyline' | 'polygon' | 'text' | 'g'
  /** By name, in the order in which they are written. */
  readonly attributes: Readonly<Record<string, string>>
  readonly text?: string
  readonly children?: readonly DrawnElement[]
}

/** Shapes of one drawing. */
export const maxShapes = 2_000
const maxText = 300
/** Characters of a shape as JSON. */
const maxShape = 200_000
/** Characters of all shapes as JSON: more would keep the page busy for seconds. */
export const maxShapesText = 2_000_000

/** The theme's colours by the tones that shapes name. */
const colors: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ...['ink', 'quiet', 'line', 'accent', 'paper', 'sheet'].map((name) => [name, `var(--${name})`] as const),
  ['bad', 'light-dark(oklch(50% 0.16 25), oklch(76% 0.13 25))'],
  ['good', 'light-dark(oklch(50% 0.11 150), oklch(76% 0.1 150))'],
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((topic) => [topic, `var(--topic-${topic})`] as const),
])

/**
 * What a simulation draws, as elements of SVG. The shapes come from a program that nobody has read: they are read like any other
 * input, and everything in them becomes a number, one of our own words, or text. Throws an error that says which shape is none.
 */
export function readShapes(shapes: unknown): readonly DrawnElement[] {
  return listOf(shapes).flatMap((shape, i) => readShape(shape as Readonly<Record<string, unknown>>, i))
}

/** Shapes that were read, by their texts. */
export type KnownShapes = ReadonlyMap<string, readonly DrawnElement[]>

/**
 * As {@link readShapes}, of shapes that are JSON each, as they come from where a simulation runs. Those that are `known` from the
 * step before are the same elements again: most shapes stay from one step to the next.
 */
export function readShapeTexts(
  shapes: unknown,
  known: KnownShapes,
): { readonly drawn: readonly DrawnElement[]; readonly known: KnownShapes } {
  const read = new Map<string, readonly DrawnElement[]>()
  let length = 0
  const drawn = listOf(shapes).flatMap((shape: unknown, i) => {
    if (typeof shape !== 'string' || shape.length > maxShape) throw new Error(`shape ${i} is no object`)
    length += shape.length
    if (length > maxShapesText) throw new Error('draw gave too much')
    const elements = read.get(shape) ?? known.get(shape) ?? readShape(JSON.parse(shape), i)
    read.set(shape, elements)
    return elements
  })
  return { drawn, known: read }
}

function listOf(shapes: unknown): readonly unknown[] {
  if (!Array.isArray(shapes)) throw new Error('draw gave no list, expected a list of shapes')
  if (shapes.length > maxShapes)
    throw new Error(`draw gave ${shapes.length} shapes, expected at most ${maxShapes}`)
  return shapes
}

function readShape(shape: Readonly<Record<string, unknown>> | null, index: number): readonly DrawnElement[] {
  const problem = (said: string): Error => new Error(`shape ${index} ${said}`)
  if (typeof shape !== 'object' || shape === null) throw problem('is no object')
  const number = (name: string, usual?: number): string => {
    const value = shape[name] === undefined ? usual : shape[name]
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw problem(
        `has ${name} ${value === null ? 'NaN, infinity or null' : String(value).slice(0, 40)}, expected a number`,
      )
    return String(Math.round(value * 100) / 100)
  }
  const color = (name: string, usual: string): string => {
    const value = shape[name]
    if (value === undefined) return usual
    const known = colors.get(value)
    if (known === undefined)
      throw problem(
        `has ${name} ${String(value).slice(0, 40)}, expected one of ${[...colors.keys()].join(', ')}`,
      )
    return known
  }
  const points = (): string => {
    const list = shape['points']
    if (!Array.isArray(list) || list.length < 2 || list.length > 2_000)
      throw problem('has no points, expected a list of at least two [x, y]')
    return list
      .map((point: unknown) => {
        const [x, y] = Array.isArray(point) ? (point as readonly unknown[]) : []
        if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y))
          throw problem('has a point that is no [x, y]')
        return `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`
      })
      .join(' ')
  }
  const text = (name: string): string => String(shape[name] ?? '').slice(0, maxText)

  const kind = shape['shape'] as Shape['shape']
  const isText = kind === 'text'
  const fill = color('fill', isText ? 'var(--ink)' : 'none')
  const stroke = color('stroke', isText || kind === 'area' ? 'none' : 'var(--ink)')
  const look: Readonly<Record<string, string>> = {
    fill,
    ...(stroke !== 'none' && { stroke, 'stroke-width': number('thick', 1.5) }),
    ...(shape['dashed'] === true && { 'stroke-dasharray': '4 3' }),
    ...(shape['opacity'] !== undefined && { opacity: number('opacity') }),
  }
  const drawn = ((): readonly DrawnElement[] => {
    switch (kind) {
      case 'rect': {
        const round = shape['round'] === undefined ? {} : { rx: number('round') }
        const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')]
        return [{ tag: 'rect', attributes: { x, y, width, height, ...round, ...look } }]
      }
      case 'circle':
        return [{ tag: 'circle', attributes: { cx: number('x'), cy: number('y'), r: number('r'), ...look } }]
      case 'line':
        return [
          { tag: 'polyline', attributes: { points: points(), ...look } },
          ...(shape['arrow'] === true ? [arrowHead(shape['points'] as Points, stroke)] : []),
        ]
      case 'area':
        return [{ tag: 'polygon', attributes: { points: points(), ...look } }]
      case 'text': {
        const align = shape['align'] === 'middle' || shape['align'] === 'end' ? shape['align'] : 'start'
        const weight: Record<string, string> = shape['bold'] === true ? { 'font-weight': '600' } : {}
        const place = { x: number('x'), y: number('y'), 'font-size': number('size', 15) }
        return [
          {
            tag: 'text',
            attributes: { ...place, 'text-anchor': align, ...weight, ...look },
            text: text('text'),
          },
        ]
      }
      default:
        throw problem(`is a ${String(kind).slice(0, 40)}, expected rect, circle, line, area or text`)
    }
  })()
  const press = text('press')
  if (press === '') return drawn
  const label = text('label')
  if (label === '') throw problem('has press and no label, expected what it does in words')
  const attributes = { role: 'button', tabindex: '0', 'data-press': press, 'aria-label': label }
  return [{ tag: 'g', attributes, children: drawn }]
}

type Points = readonly (readonly [number, number])[]

/** A triangle at the end of a line: a marker would need an id. */
function arrowHead(points: Points, color: string): DrawnElement {
  const [x1, y1] = points.at(-1)!
  const [x0, y0] = points.at(-2)!
  const angle = Math.atan2(y1 - y0, x1 - x0)
  const corner = (turn: number): string =>
    `${Math.round((x1 - 8 * Math.cos(angle + turn)) * 100) / 100},${Math.round((y1 - 8 * Math.sin(angle + turn)) * 100) / 100}`
  return {
    tag: 'polygon',
    attributes: { points: `${x1},${y1} ${corner(0.42)} ${corner(-0.42)}`, fill: color },
  }
}
