import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { lettersWide } from '../../model/letters-wide.ts'
import type { LinkedOutline, OutlineRegion } from '../../model/map-outline.ts'
import type { Href } from '../../model/page.ts'
import { coastPath, drawTies, letterWidth, scaleOf } from './map-drawing.ts'

/** Sizes of type that names are tried in, in the drawing's units: 1,000 of them are the whole map. */
const sizes = { largest: 46, smallest: 20, step: 2 }

/** Names of this size and above are legible on a phone too. */
const legibleOnPhones = 30

/** A name inside its region: its lines and their size; undefined where no size fits. */
interface Lettering {
  readonly lines: readonly string[]
  readonly size: number
}

/**
 * The map for home: without the empty water around it, each region a link with its name inside, in up to three lines, or
 * across its coast where no other region is near. A name that fits nowhere is shown to who points at the region or reaches
 * it by keyboard.
 */
export function drawHomeMap(
  outline: LinkedOutline,
  label: string,
  hrefOf: (region: string) => Href,
  nameOf: (region: OutlineRegion<unknown>) => string,
): string {
  const scale = scaleOf(outline)
  const { regions } = outline
  const left = Math.floor(Math.min(...regions.map(({ x, radius }) => (x - radius) * scale)))
  const right = Math.ceil(Math.max(...regions.map(({ x, radius }) => (x + radius) * scale)))
  const top = Math.floor(Math.min(...regions.map(({ y, radius }) => (-y - radius) * scale)))
  const bottom = Math.ceil(Math.max(...regions.map(({ y, radius }) => (-y + radius) * scale)))
  const links = regions.map((region) => {
    const name = escapeAttribute(nameOf(region))
    return `<a class="region" href="${escapeAttribute(hrefOf(region.id))}" aria-label="${name}" data-hue="${region.hue}"><path d="${coastPath(region, scale)}"/>${drawName(region, regions, scale)}</a>`
  })
  return `<svg class="map-drawing" viewBox="${left} ${top} ${right - left} ${bottom - top}" role="group" aria-label="${escapeAttribute(label)}">
<g class="ties">${drawTies(outline, scale)}</g>
${links.join('\n')}
</svg>`
}

function drawName(
  region: OutlineRegion<unknown>,
  regions: readonly OutlineRegion<unknown>[],
  scale: number,
): string {
  const { name, x, y, radius } = region
  const fitting = findLettering(name, radius * scale) ?? findLetteringBeyond(region, regions, scale)
  const { lines, size } = fitting ?? { lines: [name], size: legibleOnPhones }
  const [left, middle] = [Math.round(x * scale), -y * scale]
  const first = middle + size * (0.35 - (lines.length - 1) * 0.55)
  const kind = fitting === undefined ? ' class="far"' : size < legibleOnPhones ? ' class="small"' : ''
  // One element a line: the space between them is read, and moves no letter.
  return lines
    .map((line, i) => {
      const y = Math.round(first + i * size * 1.1)
      return `<text${kind} x="${left}" y="${y}" font-size="${size}">${escapeText(line)}</text>`
    })
    .join(' ')
}

/** The largest size in which a name fits into a circle, in as few lines as that allows. */
function findLettering(name: string, radius: number): Lettering | undefined {
  const words = name.split(/\s+/)
  for (let { largest: size } = sizes; size >= sizes.smallest; size -= sizes.step)
    for (let count = 1; count <= Math.min(3, words.length); count++) {
      const lines = breakLines(words, count)
      const height = (lines.length * size * 1.1) / 2
      const room = 2 * Math.sqrt(Math.max(0, radius * radius - height * height)) * 0.86
      const width = Math.max(...lines.map((line) => lettersWide(line))) * letterWidth * size
      if (height < radius && width <= room) return { lines, size }
    }
  return undefined
}

/** The smallest size across the coast, in the lines that are narrowest; undefined where it would touch another region. */
function findLetteringBeyond(
  region: OutlineRegion<unknown>,
  regions: readonly OutlineRegion<unknown>[],
  scale: number,
): Lettering | undefined {
  const size = sizes.smallest
  const words = region.name.split(/\s+/)
  const lines = breakLines(words, Math.min(3, words.length))
  const halfWidth = (Math.max(...lines.map((line) => lettersWide(line))) * letterWidth * size) / 2
  const halfHeight = (lines.length * size * 1.1) / 2
  const touches = regions.some((other) => {
    if (other === region) return false
    const across = Math.max(0, Math.abs(other.x - region.x) * scale - halfWidth)
    const down = Math.max(0, Math.abs(other.y - region.y) * scale - halfHeight)
    return Math.hypot(across, down) < other.radius * scale
  })
  return touches ? undefined : { lines, size }
}

/** Words in lines of about the same width. */
function breakLines(words: readonly string[], count: number): readonly string[] {
  const all = lettersWide(words.join(' '))
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    const done = lettersWide(lines.join(' '))
    const isFull = done + lettersWide(word) / 2 > (all * lines.length) / count
    if (last === undefined || (isFull && lines.length < count)) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
