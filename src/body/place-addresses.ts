import type { Element } from 'hast'
import type { HtmlAddress } from '../model/author-tag.ts'
import type { Hole } from '../model/body.ts'
import { type Marks, markOf } from './mark.ts'
import { readSourceSet } from './source-set.ts'

/**
 * Raw HTML with the number of a link in place of each address that is one: `hortus-0:3`. The scheme must be in no HTML
 * of the note; it is the name that marks slots.
 */
export function numberAddresses(html: string, addresses: readonly HtmlAddress[], scheme: string): string {
  let numbered = ''
  let from = 0
  for (const { range, link } of addresses) {
    numbered += `${html.slice(from, range.start)}${scheme}:${link}`
    from = range.end
  }
  return numbered + html.slice(from)
}

/** Styles by which the height does not follow from the width: the size that a file has would then be no proportion. */
const saysHeight = /(?:height|aspect-ratio|block-size)\s*:/i

/** Takes the numbers of links out of an author's element and leaves holes in their place, as its mark. */
export function placeAddresses(element: Element, scheme: string, marks: Marks): void {
  const { properties, tagName } = element
  const holes: Hole[] = []
  const take = (key: string, hole: (link: number) => Hole): void => {
    const link = linkNumber(properties[key], scheme)
    if (link === undefined) return
    delete properties[key]
    holes.push(hole(link))
  }
  take('href', (link) => {
    delete properties['className']
    return { kind: 'link', link, ...(properties['title'] && { hasTitle: true }) }
  })
  const src = linkNumber(properties['src'], scheme)
  const isMeasured = tagName === 'img' && !saysHeight.test(String(properties['style'] ?? ''))
  take('src', (link) => ({
    kind: 'address',
    name: 'src',
    link,
    ...(isMeasured && { measures: sizeOf(element) }),
  }))
  take('poster', (link) => ({ kind: 'address', name: 'poster', link }))
  const sources = readSourceSet(String(properties['srcSet'] ?? '')).map(({ address, size }) => ({
    link: linkNumber(address, scheme),
    address,
    size,
  }))
  if (sources.some(({ link }) => link !== undefined)) {
    delete properties['srcSet']
    holes.push({
      kind: 'source-set',
      sources: sources.map(({ link, address, size }) =>
        link === undefined ? { address, size } : { link, size },
      ),
    })
  }
  if (holes.length === 0) return
  const mark = markOf(marks, element)
  mark.attributes = holes
  const shown = src ?? (tagName === 'img' ? sources.find(({ link }) => link !== undefined)?.link : undefined)
  if (shown === undefined || tagName === 'track') return
  mark.before = [{ kind: 'shown', link: shown, tag: tagName, alt: altOf(element), ...sizeOf(element) }]
  mark.after = [{ kind: 'shown-end' }]
}

/** The link that an address stands for, if it stands for one. */
function linkNumber(address: unknown, scheme: string): number | undefined {
  const text = String(address ?? '')
  return text.startsWith(`${scheme}:`) ? Number(text.slice(scheme.length + 1)) : undefined
}

function altOf({ properties }: Element): string {
  return String(properties['alt'] ?? properties['ariaLabel'] ?? properties['title'] ?? '')
}

function sizeOf({ properties }: Element): { readonly width?: number; readonly height?: number } {
  const width = Number.parseInt(String(properties['width']), 10)
  const height = Number.parseInt(String(properties['height']), 10)
  return { ...(width > 0 && { width }), ...(height > 0 && { height }) }
}
