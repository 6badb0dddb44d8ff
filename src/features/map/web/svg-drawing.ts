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

/** An empty drawing. Text is written around its middle, as the map does. */
export function createSvgDrawing(): SvgDrawing {
  const parts: string[] = []
  let path = ''
  const n = (value: number): string => String(Math.round(value * 10) / 10)
  const points = (...values: readonly number[]): string => values.map(n).join(' ')
  const lines = (): string => `stroke-linecap="${self.lineCap}" stroke-linejoin="${self.lineJoin}"`
  const stroke = (): string => `stroke="${self.strokeStyle}" stroke-width="${self.lineWidth}" ${lines()}`
  const write = (text: string, x: number, y: number, look: string): void => {
    const [, weight, size, face] = /^(\S+) ([\d.]+)px (.*)$/.exec(self.font) ?? [
      '',
      '400',
      '12',
      'sans-serif',
    ]
    const down = y + Number(size) * 0.35
    const side = self.direction === 'rtl' ? ' direction="rtl"' : ''
    parts.push(
      `<text x="${n(x)}" y="${n(down)}" font-family="${escapeXml(face!)}" font-size="${size}" font-weight="${weight}" text-anchor="middle"${side} ${look}>${escapeXml(text)}</text>`,
    )
  }
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
      parts.push(`<path d="${path}" fill="none" ${stroke()}/>`)
    },
    fill() {
      parts.push(`<path d="${path}" fill="${self.fillStyle}"/>`)
    },
    fillText(text, x, y) {
      write(text, x, y, `fill="${self.fillStyle}"`)
    },
    strokeText(text, x, y) {
      write(text, x, y, `fill="none" ${stroke()}`)
    },
    text: () => parts.join('\n'),
  }
  return self
}
