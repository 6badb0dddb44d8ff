/** The page's colours as canvases and WebGL need them: `#rrggbb`. */
export interface MapColors {
  readonly paper: string
  readonly ink: string
  /** Ink, a little lighter: names of notes. */
  readonly soft: string
  readonly quiet: string
  readonly accent: string
  /** Ten, as `--topic-0` to `--topic-9`. */
  readonly topics: readonly string[]
  readonly isDark: boolean
}

/** Reads the colours that the page's theme has now. */
export function readColors(element: Element): MapColors {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const probe = document.createElement('span')
  element.append(probe)
  const resolve = (value: string): string => {
    probe.style.color = value
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = getComputedStyle(probe).color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data
    return `#${[r!, g!, b!].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
  const paper = resolve('var(--paper)')
  const ink = resolve('var(--ink)')
  const colors: MapColors = {
    paper,
    ink,
    soft: mixColors(ink, paper, 0.22),
    quiet: resolve('var(--quiet)'),
    accent: resolve('var(--accent)'),
    topics: Array.from({ length: 10 }, (_, i) => resolve(`var(--topic-${i})`)),
    isDark: lightness(paper) < 0.5,
  }
  probe.remove()
  return colors
}

/** A mixture of two colours, `share` of the second. */
export function mixColors(a: string, b: string, share: number): string {
  const [from, to] = [partsOf(a), partsOf(b)]
  const parts = from.map((part, i) => Math.round(part + (to[i]! - part) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** The same colour, seen through. */
export function fadeColor(color: string, alpha: number): string {
  const [r, g, b] = partsOf(color)
  return `rgba(${r},${g},${b},${alpha})`
}

function lightness(color: string): number {
  const [r, g, b] = partsOf(color)
  return (0.3 * r! + 0.59 * g! + 0.11 * b!) / 255
}

function partsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
