import type { Nodes } from 'mdast'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { lettersWide } from '../../model/letters-wide.ts'
import type { DrawnPiece } from '../../model/note-nodes.ts'
import { drawFreely, drawLine } from './draw-line.ts'
import { drawShape, rectanglePath } from './draw-shape.ts'
import { formatNumber as n } from './format-number.ts'
import type { Box, Scene, SceneElement } from './scene.ts'

/** What the note around a drawing knows of its elements. */
export interface SceneLinks {
  /** The link that an element is, or has in its text. */
  readonly linkOf: (element: string) => Nodes | undefined
  /** The picture, or what else stands for it in words, that a file of the drawing is. */
  readonly fileOf: (file: string) => Nodes | string | undefined
  /** Whether other notes may link to an element. */
  readonly isPlace: (element: string) => boolean
}

/** Room around what is drawn. */
const margin = 12

/** Characters of SVG at most. */
const maxSize = 3_000_000

/** Text for who does not see the drawing. */
const maxLabel = 2_000

/** A drawing wider than this is moved about on a narrow screen, so that its text can be read. */
const narrow = 520

/** A drawing as SVG in one piece for HTML; undefined where it would be too large. It has no ids but those of places. */
export function drawScene(scene: Scene, name: string, links: SceneLinks): readonly DrawnPiece[] | undefined {
  const { elements, background } = scene
  const box = boundsOf(elements)
  const frames = new Map(elements.flatMap((one) => (one.kind === 'frame' ? [[one.id, one] as const] : [])))
  const pieces: DrawnPiece[] = []
  let size = 0
  let isLinked = false
  const put = (...added: readonly DrawnPiece[]): void => {
    for (const piece of added) {
      size += typeof piece === 'string' ? piece.length : 50
      pieces.push(piece)
    }
  }
  for (const element of elements) {
    const frame = element.frame === undefined ? undefined : frames.get(element.frame)
    if (frame) put(openWindow(frame))
    const link = links.linkOf(element.id) ?? addressOf(element)
    if (link !== undefined) {
      isLinked = true
      if (typeof link === 'string')
        put(`<a href="${escapeAttribute(link)}" class="external" rel="noopener noreferrer nofollow ugc">`)
      else put('<a', { kind: 'link', of: link }, '>')
    }
    put(
      '<g',
      ...(links.isPlace(element.id) ? [{ kind: 'id', id: `^${element.id.toLowerCase()}` } as const] : []),
    )
    put(`${placeOf(element)}>`, ...drawElement(element, scene, links), '</g>')
    if (link !== undefined) put('</a>')
    if (frame) put('</svg>')
    if (size > maxSize) return undefined
  }
  const label = labelOf(elements, name)
  const back =
    background === undefined
      ? ''
      : `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" fill="${background}"/>`
  const isWide = box.width > narrow
  return [
    `<div class="excalidraw"${isWide ? ` role="group" tabindex="0" aria-label="${escapeAttribute(name)}"` : ''}><svg viewBox="${n(box.x)} ${n(box.y)} ${n(box.width)} ${n(box.height)}" width="${Math.ceil(box.width)}" height="${Math.ceil(box.height)}" role="${isLinked ? 'group' : 'img'}" aria-label="${escapeAttribute(label)}" stroke-linecap="round" stroke-linejoin="round">${back}`,
    ...pieces,
    '</svg></div>',
  ]
}

/** Characters of SVG that an element may come to, beside those of its points and letters: a shape may be hatched. */
const mostOfShape = 15_000

/** Whether {@link drawScene} would have nothing to show. Only a scene that might be so large is drawn to find out. */
export function isTooLarge(scene: Scene): boolean {
  const most = scene.elements.reduce(
    (sum, one) =>
      sum +
      mostOfShape +
      ('points' in one ? 100 * one.points.length : 0) +
      (one.kind === 'image' ? (scene.pictures.get(one.file)?.length ?? 0) : 0),
    0,
  )
  const none = { linkOf: () => undefined, fileOf: () => undefined, isPlace: () => false }
  return most > maxSize && drawScene(scene, '', none) === undefined
}

/** What of a drawing can be read, each text once, from top to bottom. */
function labelOf(elements: readonly SceneElement[], name: string): string {
  const texts = elements
    .flatMap((one) => (one.kind === 'text' ? [{ ...one, said: one.lines.join(' ').trim() }] : []))
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(({ said }) => said)
  const all = [...new Set(texts)].filter((text) => text !== '').join('; ')
  const label = all === '' ? name : `${name}: ${all}`
  return label.length > maxLabel ? `${label.slice(0, maxLabel)}…` : label
}

/** The room that elements take, turned ones too. */
function boundsOf(elements: readonly SceneElement[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const element of elements) {
    const own = boxOf(element)
    const [cx, cy] = [own.x + own.width / 2, own.y + own.height / 2]
    const [cos, sin] = [Math.abs(Math.cos(element.angle)), Math.abs(Math.sin(element.angle))]
    const w = (own.width * cos + own.height * sin) / 2
    const h = (own.width * sin + own.height * cos) / 2
    left = Math.min(left, cx - w)
    right = Math.max(right, cx + w)
    top = Math.min(top, cy - h - (element.kind === 'frame' ? 20 : 0))
    bottom = Math.max(bottom, cy + h)
  }
  if (left > right) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin }
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  }
}

/** Where an element is when it is not turned. */
function boxOf(element: SceneElement): Box {
  const { x, y, width, height } = element
  if (!('points' in element) || element.points.length === 0)
    return {
      x: Math.min(x, x + width),
      y: Math.min(y, y + height),
      width: Math.abs(width),
      height: Math.abs(height),
    }
  const xs = element.points.map((point) => point[0])
  const ys = element.points.map((point) => point[1])
  const [left, top] = [least(xs), least(ys)]
  return {
    x: x + left,
    y: y + top,
    width: -least(xs.map((one) => -one)) - left,
    height: -least(ys.map((one) => -one)) - top,
  }
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity)
}

/** The attributes that put an element in its place, turned around its middle. */
function placeOf(element: SceneElement): string {
  const { x, y, angle, opacity } = element
  const box = boxOf(element)
  const turned =
    angle === 0
      ? ''
      : ` rotate(${n((angle * 180) / Math.PI)} ${n(box.x - x + box.width / 2)} ${n(box.y - y + box.height / 2)})`
  return ` transform="translate(${n(x)} ${n(y)})${turned}"${opacity < 1 ? ` opacity="${Math.round(opacity * 100) / 100}"` : ''}`
}

function openWindow({ x, y, width, height }: Box): string {
  const [w, h] = [n(Math.max(0, width)), n(Math.max(0, height))]
  return `<svg x="${n(x)}" y="${n(y)}" width="${w}" height="${h}" viewBox="${n(x)} ${n(y)} ${w} ${h}">`
}

/** An address of the web that the drawing alone knows of. */
function addressOf({ link }: SceneElement): string | undefined {
  return link !== undefined && /^(?:https?|mailto):[^\s"<>]+$/i.test(link) ? link : undefined
}

function drawElement(element: SceneElement, scene: Scene, links: SceneLinks): readonly DrawnPiece[] {
  switch (element.kind) {
    case 'rectangle':
    case 'diamond':
    case 'ellipse':
      return [drawShape(element)]
    case 'line':
      return [drawLine(element)]
    case 'freedraw':
      return [drawFreely(element)]
    case 'text':
      return [drawText(element)]
    case 'image':
      return drawImage(element, scene, links)
    case 'frame':
      return [
        `<path d="${rectanglePath(element.width, element.height, 8)}" fill="none" stroke="#bbb" stroke-width="2"/><text class="plain" y="-8" font-size="14" fill="#666">${escapeText(element.name || 'Frame')}</text>`,
      ]
    case 'embeddable':
      return drawCard(element, element.link ?? '')
  }
}

const baseline = 0.34

function drawText(element: Extract<SceneElement, { kind: 'text' }>): string {
  const { lines, fontSize, face, align, lineHeight, width, stroke } = element
  const x = align === 'center' ? width / 2 : align === 'right' ? width : 0
  const anchor = align === 'center' ? ' text-anchor="middle"' : align === 'right' ? ' text-anchor="end"' : ''
  const letters = Math.max(...lines.map(lettersWide))
  // Another face than the one it was measured in must not make it wider than its place.
  const share = letters === 0 ? 1 : width / (letters * fontSize * (face === 'code' ? 0.6 : 0.52))
  const size = fontSize * Math.min(1, Math.max(0.6, share))
  const rows = lines.map(
    (line, i) =>
      `<tspan x="${n(x)}" y="${n(fontSize * (lineHeight * (i + 0.5) + baseline))}">${escapeText(line)}</tspan>`,
  )
  return `<text class="${face}" font-size="${n(size)}" fill="${stroke ?? 'none'}"${anchor} xml:space="preserve">${rows.join('')}</text>`
}

function drawImage(
  element: Extract<SceneElement, { kind: 'image' }>,
  { pictures }: Scene,
  links: SceneLinks,
): readonly DrawnPiece[] {
  const { width: w, height: h, flip, crop, file } = element
  const data = pictures.get(file)
  const found = links.fileOf(file)
  if (data === undefined && (found === undefined || typeof found === 'string'))
    return drawCard(element, found ?? '')
  const of = typeof found === 'object' ? found : undefined
  const address: DrawnPiece =
    data === undefined && of !== undefined ? { kind: 'picture', of } : ` href="${data}"`
  const turned =
    flip[0] === 1 && flip[1] === 1
      ? ''
      : ` transform="translate(${flip[0] < 0 ? n(w) : 0} ${flip[1] < 0 ? n(h) : 0}) scale(${flip[0]} ${flip[1]})"`
  if (crop === undefined)
    return [
      `<g${turned}><image width="${n(w)}" height="${n(h)}" preserveAspectRatio="none"`,
      address,
      '/></g>',
    ]
  return [
    `<g${turned}><svg width="${n(w)}" height="${n(h)}" viewBox="${n(crop.x)} ${n(crop.y)} ${n(crop.width)} ${n(crop.height)}" preserveAspectRatio="none"><image width="${n(crop.of[0])}" height="${n(crop.of[1])}" preserveAspectRatio="none"`,
    address,
    '/></svg></g>',
  ]
}

/** What cannot be drawn: a box with what is known of it. */
function drawCard({ width: w, height: h }: Box, text: string): readonly DrawnPiece[] {
  const size = Math.max(6, Math.min(16, w / Math.max(1, lettersWide(text) * 0.6)))
  return [
    `<path d="${rectanglePath(w, h, 4)}" fill="none" stroke="#888" stroke-width="1" stroke-dasharray="6 4"/><text class="plain" x="${n(w / 2)}" y="${n(h / 2 + size / 3)}" font-size="${n(size)}" fill="#666" text-anchor="middle">${escapeText(text.slice(0, 200))}</text>`,
  ]
}
