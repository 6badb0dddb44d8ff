/** A drawing as text in which each colour is a place, and the colours of those places in order. */
export interface FlatDrawing {
  readonly text: string
  readonly colors: readonly string[]
}

/** Stands for a colour in the text of a drawing. */
export const colorPlace = '\u{f8ff}'

const containers = new Set(['svg', 'g', 'a', 'defs', 'marker', 'clipPath', 'switch', 'linearGradient'])
const shapes = new Set(['path', 'line', 'rect', 'circle', 'ellipse', 'polygon', 'polyline'])
const letters = new Set(['text', 'tspan'])

/** Elements that are no part of the picture by themselves. */
const undisplayed = new Set(['defs', 'marker', 'clipPath', 'linearGradient', 'stop'])

/** Attributes that are as they are written. */
const plain =
  'd x y x1 y1 x2 y2 cx cy r rx ry dx dy width height viewBox transform points refX refY orient markerWidth markerHeight markerUnits preserveAspectRatio gradientUnits gradientTransform offset'.split(
    ' ',
  )

/** Styles of lines and surfaces, and what they are where nobody says anything. */
const lineStyles: readonly (readonly [name: string, usual: string])[] = [
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
  ['stroke-opacity', '1'],
]
const markers = ['marker-start', 'marker-mid', 'marker-end']
const letterStyles: readonly (readonly [name: string, usual: string])[] = [
  ['font-weight', '400'],
  ['font-style', 'normal'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
]

/**
 * A drawing that is in the page, with what its style sheet says of each element written on the element. Throws where
 * something that shows would be lost.
 */
export function flattenDrawing(svg: SVGSVGElement): FlatDrawing {
  const colors: string[] = []
  const out: string[] = []
  const color = (name: string, value: string): void => {
    const id = referred(value)
    const { paint, opacity } =
      id === undefined ? readPaint(value) : { paint: `url(#${nameOf(id)})`, opacity: 1 }
    colors.push(paint)
    out.push(` ${name}="${colorPlace}"`)
    if (opacity !== 1) out.push(` ${name}-opacity="${opacity}"`)
  }
  // Mermaid counts on from drawing to drawing.
  const names = new Map<string, string>()
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `n${names.size}`
    names.set(id, name)
    return name
  }
  const refer = (name: string, value: string): void => {
    const id = referred(value)
    if (id !== undefined) write(name, `url(#${nameOf(id)})`)
  }
  const style = (computed: CSSStyleDeclaration, name: string, usual: string): void => {
    const value = computed.getPropertyValue(name)
    if (value !== usual && value !== '') write(name, value)
  }
  const write = (name: string, value: string): void => void out.push(` ${name}="${escapeMarkup(value)}"`)

  const visit = (node: Element): void => {
    const name = node.localName
    const computed = getComputedStyle(node)
    if (computed.display === 'none' && !undisplayed.has(name)) return
    if (name === 'foreignObject') {
      writeLabel(node as SVGForeignObjectElement)
      return
    }
    if (!containers.has(name) && !shapes.has(name) && !letters.has(name) && name !== 'stop') {
      if (/^(?:image|use|video|iframe|canvas|radialGradient|pattern|textPath)$/.test(name))
        throw new Error(`unfit: ${name}`)
      return
    }
    if (shapes.has(name) && computed.visibility === 'hidden') return
    const written = name === 'a' || name === 'switch' ? 'g' : name
    out.push(`<${written}`)
    for (const attribute of plain) {
      const value = node.getAttribute(attribute)
      if (value !== null) write(attribute, value)
    }
    if (node.id !== '') write('id', nameOf(node.id))
    refer('clip-path', computed.getPropertyValue('clip-path'))
    if (name === 'stop') color('stop-color', computed.stopColor)
    if (!letters.has(name)) style(computed, 'opacity', '1')
    if (shapes.has(name)) writeShape(node, computed)
    if (letters.has(name)) writeLetters(node, computed)
    out.push('>')
    for (const child of node.childNodes) {
      if (child instanceof Element) {
        visit(child)
        // Of these a browser shows the first that it can.
        if (name === 'switch') break
      }
      if (letters.has(name) && child instanceof Text) out.push(escapeMarkup(child.data))
    }
    out.push(`</${written}>`)
  }
  const writeShape = (node: Element, computed: CSSStyleDeclaration): void => {
    color('fill', computed.fill)
    if (computed.stroke !== 'none') {
      color('stroke', computed.stroke)
      write('stroke-width', String(Number.parseFloat(computed.strokeWidth)))
      for (const [name, usual] of lineStyles) style(computed, name, usual)
    }
    style(computed, 'fill-opacity', '1')
    style(computed, 'fill-rule', 'nonzero')
    for (const name of markers) refer(name, computed.getPropertyValue(name))
    if (node.localName === 'rect' && !node.hasAttribute('rx') && Number.parseFloat(computed.rx) > 0)
      write('rx', String(Number.parseFloat(computed.rx)))
  }
  const writeLetters = (node: Element, computed: CSSStyleDeclaration): void => {
    const above = node.localName === 'tspan' ? getComputedStyle(node.parentElement!) : undefined
    if (above?.fill !== computed.fill) color('fill', computed.fill)
    if (above?.fontSize !== computed.fontSize)
      write('font-size', String(Number.parseFloat(computed.fontSize)))
    if (above === undefined) style(computed, 'opacity', '1')
    for (const [name, usual] of letterStyles) style(computed, name, above?.getPropertyValue(name) ?? usual)
  }

  /** Words that stand in HTML, line by line, as words of the drawing. */
  const writeLabel = (label: SVGForeignObjectElement): void => {
    const matrix = (label.parentElement as unknown as SVGGElement).getScreenCTM()?.inverse()
    if (matrix === undefined) return
    if (label.querySelector('img, svg, table, math') !== null)
      throw new Error('unfit: a label with more than words')
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { text, box } of linesOf(node as Text)) {
        const computed = getComputedStyle(node.parentElement!)
        const at = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2).matrixTransform(matrix)
        out.push(`<text x="${at.x}" y="${at.y}" text-anchor="middle" dominant-baseline="central"`)
        color('fill', computed.color)
        write('font-size', String(Number.parseFloat(computed.fontSize)))
        for (const name of ['font-weight', 'font-style'])
          style(computed, name, name === 'font-weight' ? '400' : 'normal')
        out.push(`>${escapeMarkup(text)}</text>`)
      }
    }
  }

  visit(svg)
  return { text: out.join(''), colors }
}

/** The lines that a text is broken into, and where each stands. */
function linesOf(node: Text): readonly { readonly text: string; readonly box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = []
  const range = document.createRange()
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    node.data,
  )) {
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const last = lines.at(-1)
    if (last === undefined || box.top >= last.box.bottom - 1) lines.push({ text: segment, box })
    else {
      const [left, right] = [Math.min(last.box.left, box.left), Math.max(last.box.right, box.right)]
      last.text += segment
      last.box = new DOMRect(left, last.box.top, right - left, last.box.height)
    }
  }
  return lines.filter(({ text }) => text.trim() !== '')
}

/** The id in a reference to a part of the drawing. */
function referred(value: string): string | undefined {
  return /^url\([^)]*#([^"')]+)["']?\)/.exec(value)?.[1]
}

/** A computed colour as `#rrggbb` and how much of it there is. */
function readPaint(value: string): { readonly paint: string; readonly opacity: number } {
  if (value === 'none') return { paint: 'none', opacity: 1 }
  const parts = /^rgba?\(([\d., ]+)\)$/.exec(value)?.[1]?.split(',').map(Number)
  if (parts === undefined) throw new Error(`unfit: the colour ${value}`)
  const [red = 0, green = 0, blue = 0, opacity = 1] = parts
  if (opacity === 0) return { paint: 'none', opacity: 1 }
  const hex = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')
  return { paint: `#${hex}`, opacity }
}

function escapeMarkup(text: string): string {
  return text.replaceAll(colorPlace, '').replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
