import type { Body, Hole } from '../model/body.ts'
import type { Fill } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { escapeAttribute } from './escape-html.ts'
import { fillEmbed } from './fill-embed.ts'

/** What fills the holes of one body. */
export interface FillContext {
  /** By link number. */
  readonly fills: readonly Fill[]
  /** Address of a tag's page; undefined where the tag has none. */
  readonly hrefOfTag: (tag: string) => string | undefined
  /** The body with this hash, for embeds. */
  readonly bodyByHash: (hash: ContentHash) => Body
  /** Set in an embed: its headings have no ids, and footnotes either a prefix or the address of the page they are on. */
  readonly embed?: { readonly idPrefix: string } | { readonly source: string }
}

/** A body's HTML with every hole filled. */
export function fillBody(body: Body, context: FillContext): string {
  const { html, holes } = body
  let filled = html[0] ?? ''
  for (let i = 0; i < holes.length; i++) filled += fillHole(holes[i]!, context) + html[i + 1]
  return filled
}

function fillHole(hole: Hole, context: FillContext): string {
  switch (hole.kind) {
    case 'link':
      return linkAttributes(context.fills[hole.link] ?? null)
    case 'embed':
      return fillEmbed(hole, context)
    case 'tag': {
      const href = context.hrefOfTag(hole.tag)
      return href === undefined ? '' : ` href="${escapeAttribute(href)}"`
    }
    case 'id':
      return context.embed ? '' : ` id="${escapeAttribute(hole.id)}"`
    case 'local-id':
      if (context.embed && 'source' in context.embed) return ''
      return ` id="${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'local-href':
      if (context.embed && 'source' in context.embed) return ` href="${escapeAttribute(context.embed.source)}#${hole.id}"`
      return ` href="#${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'section':
    case 'block-start':
    case 'block-end':
      return ''
  }
}

/** A link that leads nowhere has no `href`, so that it is text for keyboards and screen readers too. */
function linkAttributes(fill: Fill): string {
  switch (fill?.kind) {
    case 'page':
      return ` href="${escapeAttribute(fill.href)}"${titleAttribute(fill.title)}`
    case 'asset':
      return ` href="${escapeAttribute(fill.href)}"${fill.download ? ' download' : ''}`
    case 'wanted':
      return ` class="wanted"${titleAttribute(fill.title)}`
    default:
      return ''
  }
}

function titleAttribute(title: string | undefined): string {
  return title === undefined ? '' : ` title="${escapeAttribute(title)}"`
}
