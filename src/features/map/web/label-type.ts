import type { MapLabel } from './map-label.ts'

/** The type of a label: pixels, weight. */
export interface LabelType {
  readonly size: number
  readonly weight: number
}

/** Type of each kind of label on one map. */
export interface TypeScale {
  /** By depth: the smallest size of a region's name, and that of the largest region. */
  readonly regions: readonly { readonly least: number; readonly most: number }[]
  readonly node: LabelType
  /** Of the chosen note and of a way's stops. */
  readonly chosen: LabelType
  /** Letters on a line of the largest names, about. */
  readonly lineOfRegions: number
  /** Whether there is room to write below a region's name how many notes it has. */
  readonly hasCounts: boolean
  /** Families of letters, as the page's theme has them. */
  readonly faces: { readonly region: string; readonly node: string }
}

type Sizes = Omit<TypeScale, 'faces'>

/** Maps that are read from near, and those on a telephone. */
const sizes: Readonly<Record<'wide' | 'narrow', Sizes>> = {
  wide: {
    regions: [
      { least: 13, most: 26 },
      { least: 12, most: 16 },
      { least: 12, most: 13.5 },
    ],
    node: { size: 11, weight: 450 },
    chosen: { size: 14.5, weight: 700 },
    lineOfRegions: 15,
    hasCounts: true,
  },
  narrow: {
    regions: [
      { least: 12, most: 18 },
      { least: 11.5, most: 14 },
      { least: 11.5, most: 12.5 },
    ],
    node: { size: 11, weight: 450 },
    chosen: { size: 14, weight: 700 },
    lineOfRegions: 11,
    hasCounts: false,
  },
}

/** Pixels per unit from which on a map is so sparse that its names may be larger. */
const sparseFrom = 20

/** The type for a map as wide as its container, of so many pixels per unit, in the theme's faces. */
export function typeScaleOf(container: Element, scale: number): TypeScale {
  const style = getComputedStyle(container)
  const face = (name: string): string => style.getPropertyValue(name).replace(/\s+/g, ' ').trim()
  const base = sizes[container.clientWidth < 600 ? 'narrow' : 'wide']
  return {
    ...base,
    ...(scale > sparseFrom && { node: { size: 15, weight: 500 } }),
    faces: {
      region: face('--text-face') || 'serif',
      node: face('--ui-face') || 'sans-serif',
    },
  }
}

/** Type of a region's name: it grows as the root of its notes, beside the largest region of the same depth. */
export function typeOfRegion(
  level: number,
  notes: number,
  mostNotes: number,
  { regions }: Pick<TypeScale, 'regions'>,
): LabelType {
  const { least, most } = regions[Math.min(level, regions.length - 1)]!
  const size = most * Math.sqrt(notes / Math.max(1, mostNotes))
  return { size: Math.round(2 * Math.max(least, Math.min(most, size))) / 2, weight: 600 }
}

/** Font of a label as canvases take it. */
export function fontOf(
  { kind, size, weight }: LabelType & Pick<MapLabel, 'kind'>,
  { faces }: TypeScale,
): string {
  return `${weight} ${size}px ${kind === 'node' ? faces.node : faces.region}`
}

/** Pixels that a label keeps free around its text, both sides together. */
export const labelMargin = 5

/** Distance of lines in sizes of type. */
const lineHeight = 1.13

let measuring: CanvasRenderingContext2D | undefined
const widths = new Map<string, number>()

/** Width and height of a label's text in pixels, with what it keeps free around itself. */
export function measureLabel(
  text: string,
  label: LabelType & Pick<MapLabel, 'kind'>,
  type: TypeScale,
): { width: number; height: number } {
  const font = fontOf(label, type)
  const key = `${font}\n${text}`
  const lines = text.split('\n')
  let width = widths.get(key)
  if (width === undefined) {
    measuring ??= document.createElement('canvas').getContext('2d')!
    measuring.font = font
    width = Math.max(...lines.map((line) => measuring!.measureText(line).width))
    if (widths.size > 20_000) widths.clear()
    widths.set(key, width)
  }
  return { width: width + labelMargin, height: label.size * lineHeight * lines.length + 2 }
}
