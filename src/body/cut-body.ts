import type { Body } from '../model/body.ts'
import type { EmbedFill } from '../model/page.ts'

/**
 * The part of a body that an embed shows: all of it, a section up to the next heading of the same or a higher level or
 * to the end of the quote, list item or callout that it stands in, or a block; a list item comes in a list of its own.
 * Undefined where the body has no such part. Footnotes belong to the whole alone.
 */
export function cutBody(body: Body, part: EmbedFill['part']): Body | undefined {
  switch (part.kind) {
    case 'whole':
      return body
    case 'section':
      return cutSection(body, part)
    case 'block':
      return cutBlock(body, part)
  }
}

function cutSection(
  { html, holes }: Body,
  { heading, until, isHeadless }: Extract<EmbedFill['part'], { kind: 'section' }>,
): Body | undefined {
  for (let start = 0; start < holes.length; start++) {
    const hole = holes[start]!
    if (hole.kind !== 'section' || hole.heading !== heading) continue
    let end = start + 1
    for (; end < holes.length; end++) {
      const next = holes[end]!
      if (next.kind === 'section' && next.heading === until) break
      if (until !== undefined && next.kind === 'section' && next.depth > 0) continue
      if (next.kind === 'section' && next.inside === hole.inside && next.depth <= hole.depth) break
      if (next.kind === 'section-end' && next.inside === hole.inside) break
    }
    const section = { html: html.slice(start + 1, end + 1), holes: holes.slice(start + 1, end) }
    return isHeadless ? withoutHeading(section) : section
  }
  return undefined
}

/** What follows the heading that a section begins with. */
function withoutHeading({ html, holes }: Body): Body {
  const end = /<\/h[1-6]>\s*/
  const at = html.findIndex((part) => end.test(part))
  if (at < 0) return { html, holes }
  const rest = html[at]!
  const { 0: tag = '', index = 0 } = end.exec(rest) ?? {}
  return { html: [rest.slice(index + tag.length), ...html.slice(at + 1)], holes: holes.slice(at) }
}

function cutBlock(
  { html, holes }: Body,
  { id, until = id }: Extract<EmbedFill['part'], { kind: 'block' }>,
): Body | undefined {
  const start = holes.findIndex((hole) => hole.kind === 'block-start' && hole.id === id)
  const end =
    until === '*'
      ? holes.length
      : holes.findIndex((hole, i) => i > start && hole.kind === 'block-end' && hole.id === until)
  const hole = holes[start]
  if (hole?.kind !== 'block-start' || end < 0) return undefined
  const cut = html.slice(start + 1, end + 1)
  if (hole.item !== undefined) {
    cut[0] = `<${hole.item}>${cut[0]}`
    cut[cut.length - 1] += `</${hole.item}>`
  }
  return { html: cut, holes: holes.slice(start + 1, end) }
}

/** The heading that is the note's title; undefined where it is no more than the title's words, or there is none. */
export function cutTitle({ html, holes }: Body): Body | undefined {
  const start = holes.findIndex((hole) => hole.kind === 'title-start')
  if (start < 0) return undefined
  const end = titleEnd(holes, start)
  return { html: html.slice(start + 1, end + 1), holes: holes.slice(start + 1, end) }
}

/** Which hole ends the title that starts at hole `start`. */
export function titleEnd(holes: Body['holes'], start: number): number {
  return holes.findIndex((hole, i) => i > start && hole.kind === 'title-end')
}

/**
 * A body's text up to its first heading, and from there on. The title is in neither; `opensWithTitle` says that the first
 * heading is it.
 */
export function splitOpening(
  { html, holes }: Body,
  opensWithTitle: boolean,
): { readonly opening: Body; readonly rest: Body } {
  const at = holes.findIndex(
    (hole) => hole.kind === 'section' && hole.inside === undefined && !(opensWithTitle && hole.heading === 0),
  )
  if (at < 0) return { opening: { html, holes }, rest: { html: [''], holes: [] } }
  return {
    opening: { html: html.slice(0, at + 1), holes: holes.slice(0, at) },
    rest: { html: html.slice(at + 1), holes: holes.slice(at + 1) },
  }
}
