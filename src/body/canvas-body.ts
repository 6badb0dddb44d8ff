import type { Body, Hole } from '../model/body.ts'
import type { Canvas, CanvasColor, CanvasNode } from '../model/canvas.ts'
import { layEdge } from './canvas-path.ts'
import { escapeAttribute, escapeText } from './escape-html.ts'
import type { Piece } from './mark.ts'

/** What a card holds; its links are numbered as those of the whole canvas. */
export type CardBody =
  | { readonly kind: 'body'; readonly body: Body }
  | { readonly kind: 'hole'; readonly hole: Hole }

/** Room around the outermost cards. */
const margin = 40

/**
 * A canvas as HTML: cards at their places, in the order in which one reads them, groups behind them and edges between.
 * `bodyOf` gives what a card of text or of a file holds, and the image behind a group. Places and colours are `style` attributes made of numbers
 * alone.
 */
export function renderCanvasBody(
  canvas: Canvas,
  label: string,
  bodyOf: (node: CanvasNode) => CardBody | undefined,
): Body {
  const { nodes, edges } = canvas
  const pieces: Piece[] = []
  if (nodes.length === 0) return { html: ['<p class="notice">This canvas is empty</p>'], holes: [] }
  const left = Math.min(...nodes.map((node) => node.x)) - margin
  const top = Math.min(...nodes.map((node) => node.y)) - margin
  const width = Math.max(...nodes.map((node) => node.x + node.width)) + margin - left
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + margin - top
  const place = ({ x, y, width: w, height: h, color }: CanvasNode): string =>
    ` style="left:${x - left}px;top:${y - top}px;width:${w}px;height:${h}px${ownColor(color)}"`

  pieces.push(
    `<div class="canvas" role="group" tabindex="0" aria-label="${escapeAttribute(label)}">\n` +
      `<div class="canvas-plane" style="width:${width}px;height:${height}px">\n`,
  )
  // Large groups first, so that a group in a group lies before it.
  const groups = nodes.filter((node) => node.kind === 'group')
  for (const node of groups.sort((a, b) => b.width * b.height - a.width * a.height)) {
    const name = node.label === '' ? '' : `<p class="group-label">${escapeText(node.label)}</p>`
    const background = bodyOf(node)
    const fill = background ? ` ${node.backgroundStyle}` : ''
    pieces.push(`<div class="canvas-group${fill}${paletteClass(node.color)}"${place(node)}>`)
    pushCard(pieces, background)
    pieces.push(`${name}</div>\n`)
  }
  pieces.push(renderEdges(canvas, left, top, width, height))
  const cards = nodes.filter((node) => node.kind !== 'group')
  for (const node of cards.sort((a, b) => a.y - b.y || a.x - b.x)) {
    pieces.push(`<div class="canvas-card ${node.kind}${paletteClass(node.color)}"${place(node)}>\n`)
    if (node.kind === 'link') pieces.push(renderLink(node.url.value))
    else pushCard(pieces, bodyOf(node))
    pieces.push('\n</div>\n')
  }
  const said = edges.filter((edge) => edge.label !== '')
  for (const { edge, middle } of layEdges(said, nodes)) {
    const style = ` style="left:${middle.x - left}px;top:${middle.y - top}px${ownColor(edge.color)}"`
    pieces.push(`<p class="edge-label${paletteClass(edge.color)}"${style}>${escapeText(edge.label)}</p>\n`)
  }
  pieces.push('</div>\n</div>')
  return toBody(pieces)
}

/** How edges run between their cards. */
function layEdges(edges: Canvas['edges'], nodes: Canvas['nodes']) {
  const nodeById = new Map(nodes.map((node) => [node.id, node]))
  return edges.flatMap((edge) => {
    const [from, to] = [nodeById.get(edge.from), nodeById.get(edge.to)]
    return from && to ? [{ edge, ...layEdge(edge, from, to) }] : []
  })
}

function renderEdges(
  { nodes, edges }: Canvas,
  left: number,
  top: number,
  width: number,
  height: number,
): string {
  if (edges.length === 0) return ''
  const drawn = layEdges(edges, nodes).map(({ edge, curve, arrows }) => {
    const heads = arrows.map((points) => `<polygon points="${points}"/>`).join('')
    const style = edge.color?.kind === 'own' ? ` style="${ownColor(edge.color).slice(1)}"` : ''
    return `<g class="edge${paletteClass(edge.color)}"${style}><path d="${curve}"/>${heads}</g>`
  })
  return `<svg class="edges" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" aria-hidden="true">${drawn.join('')}</svg>\n`
}

function renderLink(url: string): string {
  const text = escapeText(url)
  if (!/^https?:\/\//i.test(url)) return `<p>${text}</p>`
  return `<p><a href="${escapeAttribute(encodeURI(url).replace(/%25([\dA-F]{2})/gi, '%$1'))}" class="external" rel="noopener noreferrer nofollow ugc">${text}</a></p>`
}

/** A card's headings have no ids, and lead nowhere: two cards may use the same words. */
function pushCard(pieces: Piece[], card: CardBody | undefined): void {
  if (card === undefined) return
  if (card.kind === 'hole') {
    pieces.push(card.hole)
    return
  }
  const { html, holes } = card.body
  for (const [i, chunk] of html.entries()) {
    pieces.push(chunk)
    const hole = holes[i]
    if (hole !== undefined && !isOwnPlace(hole)) pieces.push(hole)
  }
}

function isOwnPlace({ kind }: Hole): boolean {
  return (
    kind === 'id' ||
    kind === 'other-id' ||
    kind === 'section' ||
    kind === 'section-end' ||
    kind === 'block-start' ||
    kind === 'block-end'
  )
}

function paletteClass(color: CanvasColor | undefined): string {
  return color === undefined ? '' : color.kind === 'palette' ? ` hue-${color.number}` : ' hue-own'
}

function ownColor(color: CanvasColor | undefined): string {
  return color?.kind === 'own' ? `;--tone:${color.hex}` : ''
}

function toBody(pieces: readonly Piece[]): Body {
  const html: string[] = []
  const holes: Hole[] = []
  let chunk = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      chunk += piece
      continue
    }
    html.push(chunk)
    holes.push(piece)
    chunk = ''
  }
  html.push(chunk)
  return { html, holes }
}
