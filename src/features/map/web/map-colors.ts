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

/** The page's names of them, in the order in which they are read. */
const tokens = ['paper', 'ink', 'quiet', 'accent', ...Array.from({ length: 10 }, (_, i) => `topic-${i}`)]

/** Reads the colours that the page's theme has now. */
export function readColors(element: Element): MapColors {
  const [paper, ink, quiet, accent, ...topics] = resolveColors(
    element,
    tokens.map((token) => `var(--${token})`),
  )
  return {
    paper: paper!,
    ink: ink!,
    soft: mixColors(ink!, paper!, 0.22),
    quiet: quiet!,
    accent: accent!,
    topics,
    isDark: lightness(paper!) < 0.5,
  }
}

/** What CSS colours are in an element, as `#rrggbb`. All at once: each look at a changed page makes its styles anew. */
function resolveColors(element: Element, values: readonly string[]): readonly string[] {
  const probe = document.createElement('span')
  for (const value of values) {
    const part = document.createElement('i')
    part.style.color = value
    probe.append(part)
  }
  element.append(probe)
  const canvas = document.createElement('canvas')
  canvas.width = values.length
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  for (const [i, part] of [...probe.children].entries()) {
    context.fillStyle = getComputedStyle(part).color
    context.fillRect(i, 0, 1, 1)
  }
  probe.remove()
  const { data } = context.getImageData(0, 0, values.length, 1)
  return values.map(
    (_, i) =>
      `#${[...data.subarray(4 * i, 4 * i + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  )
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
