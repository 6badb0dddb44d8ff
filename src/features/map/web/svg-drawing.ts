import { escapeXml } from './escape-xml.ts'

/** What of a canvas the map is drawn with. {@link createSvgDrawing} takes the same strokes and keeps them. */
export type Drawing = Pick<
  CanvasRenderingContext2D,
  | 'strokeStyle'
  | 'fillStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'direction'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'closePath'
  | 'fillText'
  | 'strokeText'
> & { stroke(): void; fill(): void }

/** A drawing that becomes SVG: shapes as paths and names as text, which other programs can edit. */
interface SvgDrawing extends Drawing {
  /** The elements so far. */
  text(): string
}

/** Where text begins in SVG, by where it is on a canvas when it is written from left to right. */
const anchors: Partial<Record<CanvasTextAlign, string>> = { left: 'start', right: 'end' }

/** Weight, pixels and faces of a font as the map writes it. */
const fontParts = /^(\S+) ([\d.]+)px (.*)$/s

/**
 * An empty drawing. The middle of text's height is where it is drawn, as the map does. Text whose outline was drawn right before
 * it is one element, so that it is selected once.
 */
export function createSvgDrawing(): SvgDrawing {
  const parts: string[] = []
  let path = ''
  const n = (value: number): string => String(Math.round(value * 10) / 10)
  const points = (...values: readonly number[]): string => values.map(n).join(' ')
  const lines = (): string => `stroke-linecap="${self.lineCap}" stroke-linejoin="${self.lineJoin}"`
  const stroke = (): string => `stroke="${self.strokeStyle}" stroke-width="${self.lineWidth}" ${lines()}`
  const anchor = (): string => {
    const found = anchors[self.textAlign] ?? 'middle'
    if (self.direction !== 'rtl' || found === 'middle') return found
    return found === 'start' ? 'end' : 'start'
  }
  const write = (text: string, x: number, y: number, look: string): string => {
    const [, weight = '400', size = '12', face = 'sans-serif'] = fontParts.exec(self.font) ?? []
    const down = y + Number(size) * 0.35
    const side = self.direction === 'rtl' ? ' direction="rtl"' : ''
    return `<text x="${n(x)}" y="${n(down)}" font-family="${escapeXml(face)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor()}"${side} ${look}>${escapeXml(text)}</text>`
  }
  /** Text of which only the outline has been drawn. */
  let outlined: { readonly element: string; readonly stroke: string } | undefined
  const self: SvgDrawing = {
    strokeStyle: '#000',
    fillStyle: '#000',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    font: '400 12px sans-serif',
    textAlign: 'center',
    textBaseline: 'middle',
    direction: 'ltr',
    beginPath() {
      path = ''
    },
    moveTo(x, y) {
      path += `M${points(x, y)}`
    },
    lineTo(x, y) {
      path += `L${points(x, y)}`
    },
    quadraticCurveTo(...to) {
      path += `Q${points(...to)}`
    },
    bezierCurveTo(...to) {
      path += `C${points(...to)}`
    },
    arc(x, y, r) {
      const half = `${points(r, r)} 0 1 0`
      path += `M${points(x - r, y)}A${half} ${points(x + r, y)}A${half} ${points(x - r, y)}Z`
    },
    closePath() {
      path += 'Z'
    },
    stroke() {
      outlined = undefined
      parts.push(`<path d="${path}" fill="none" ${stroke()}/>`)
    },
    fill() {
      outlined = undefined
      parts.push(`<path d="${path}" fill="${self.fillStyle}"/>`)
    },
    fillText(text, x, y) {
      const element = write(text, x, y, '')
      const isOutlined = outlined?.element === element
      if (isOutlined) parts.pop()
      const outline = isOutlined ? ` ${outlined?.stroke} paint-order="stroke"` : ''
      parts.push(write(text, x, y, `fill="${self.fillStyle}"${outline}`))
      outlined = undefined
    },
    strokeText(text, x, y) {
      outlined = { element: write(text, x, y, ''), stroke: stroke() }
      parts.push(write(text, x, y, `fill="none" ${outlined.stroke}`))
    },
    text: () => parts.join('\n'),
  }
  return self
}
