import type { Body, Hole } from '../model/body.ts'
import type { Fill } from '../model/page.ts'
import { titleEnd } from './cut-body.ts'
import { downloadAttribute, escapeAttribute, escapeText, titleAttribute } from './escape-html.ts'
import type { FillContext } from './fill-context.ts'
import { fillEmbed } from './fill-embed.ts'

/** A body's HTML with every hole filled. The heading that is the title is not in it: see {@link cutTitle}. */
export function fillBody(body: Body, context: FillContext): string {
  const { html, holes } = body
  let filled = html[0] ?? ''
  for (let i = 0; i < holes.length; i++) {
    if (holes[i]!.kind === 'title-start') i = titleEnd(holes, i)
    filled += fillHole(holes[i]!, context) + html[i + 1]
  }
  return filled
}

function fillHole(hole: Hole, context: FillContext): string {
  switch (hole.kind) {
    case 'link':
      return linkAttributes(context.fills[hole.link] ?? null, hole.hasTitle ?? false)
    case 'link-text': {
      const fill = context.fills[hole.link]
      return fill && 'text' in fill ? escapeText(fill.text ?? '') : ''
    }
    case 'embed':
      return fillEmbed(hole, context, fillBody)
    case 'inset':
      return context.insetHtml(hole.inset)
    case 'tag': {
      const href = context.hrefOfTag(hole.tag)
      return href === undefined ? '' : ` href="${escapeAttribute(href)}"`
    }
    case 'id':
      return context.embed ? '' : ` id="${escapeAttribute(hole.id)}"`
    case 'local-id':
      if (context.embed && context.embed.idPrefix === undefined) return ''
      return ` id="${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'local-href':
      if (context.embed && (context.embed.idPrefix === undefined || context.embed.titleIds?.has(hole.id)))
        return ` href="${escapeAttribute(context.embed.source)}#${hole.id}"`
      return ` href="#${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'section':
    case 'section-end':
    case 'block-start':
    case 'block-end':
    case 'title-start':
    case 'title-end':
      return ''
  }
}

/** A link that leads nowhere has no `href`, so that it is text for keyboards and screen readers too. */
function linkAttributes(fill: Fill, hasTitle: boolean): string {
  switch (fill?.kind) {
    case 'page':
      return ` href="${escapeAttribute(fill.href)}"${titleAttribute(hasTitle ? undefined : fill.title)}`
    case 'asset':
      return ` href="${escapeAttribute(fill.href)}"${downloadAttribute(fill.download)}`
    case 'wanted':
      return ` class="wanted"${titleAttribute(hasTitle ? undefined : fill.title)}`
    default:
      return ''
  }
}
