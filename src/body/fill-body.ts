import type { Body, Hole, SetSource } from '../model/body.ts'
import { bodyWords } from '../model/interface/body-words.ts'
import { fitSize } from '../model/media-size.ts'
import type { Asking, Fill } from '../model/page.ts'
import { titleEnd } from './cut-body.ts'
import { downloadAttribute, escapeAttribute, escapeText, titleAttribute } from './escape-html.ts'
import type { FillContext } from './fill-context.ts'
import { fillEmbed, sizeAttributes } from './fill-embed.ts'
import { fillInset } from './fill-inset.ts'
import { finishBody } from './finish-body.ts'
import { plainQuery } from './plain-query.ts'
import { writeSourceSet } from './source-set.ts'

/** A body's HTML with every hole filled. The heading that is the title is not in it: see {@link cutTitle}. */
export function fillBody(body: Body, context: FillContext): string {
  const { html, holes } = finishBody(body, context)
  let filled = html[0] ?? ''
  for (let i = 0; i < holes.length; i++) {
    if (holes[i]!.kind === 'title-start') i = titleEnd(holes, i)
    const hole = holes[i]!
    if (hole.kind === 'shown' && !canShow(hole.tag, context.fills[hole.link] ?? null)) {
      // A source of a player or picture is nothing by itself.
      if (hole.tag !== 'source')
        filled += fillEmbed({ ...hole, kind: 'embed', inline: true }, context, fillBody)
      i = shownEnd(holes, i)
    } else filled += fillHole(hole, context)
    filled += html[i + 1]
  }
  return filled
}

/** The id of a place that links lead to: in an embed none has one, but for what has no page of its own. */
function placeId(id: string, { embed }: FillContext): string | undefined {
  if (embed === undefined) return id
  return embed.source === '' && embed.idPrefix !== undefined ? embed.idPrefix + id : undefined
}

function fillHole(hole: Hole, context: FillContext): string {
  switch (hole.kind) {
    case 'link':
      return linkAttributes(context.fills[hole.link] ?? null, hole.hasTitle ?? false, context.dir)
    case 'link-text': {
      const fill = context.fills[hole.link]
      return fill && 'text' in fill ? escapeText(fill.text ?? '') : ''
    }
    case 'embed':
      return fillEmbed(hole, context, fillBody)
    case 'address':
      return attribute(hole.name, addressOf(context.fills[hole.link])) + missingSize(hole, context)
    case 'source-set':
      return attribute('srcset', fillSources(hole.sources, context))
    case 'inset':
      return sayInset(context.insetHtml(fillInset(hole, context.fills)), context)
    case 'query': {
      const fill = context.fills[hole.fill]
      return fill?.kind === 'answer' ? sayInset(fill.html, context) : plainQuery(hole)
    }
    case 'word':
      return escapeAttribute(bodyWords(context.interface)[hole.word](hole.of ?? '', hole.place ?? ''))
    case 'tag': {
      const href = context.hrefOfTag(hole.tag)
      return href === undefined ? '' : ` href="${escapeAttribute(href)}"`
    }
    case 'id': {
      const id = placeId(hole.id, context)
      return id === undefined ? '' : ` id="${escapeAttribute(id)}"`
    }
    case 'other-id': {
      const id = placeId(hole.id, context)
      return id === undefined ? '' : `<span id="${escapeAttribute(id)}"></span>`
    }
    case 'local-id':
      if (context.embed && context.embed.idPrefix === undefined) return ''
      return ` id="${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'local-href':
      if (context.embed && (context.embed.idPrefix === undefined || context.embed.titleIds?.has(hole.id)))
        return ` href="${escapeAttribute(context.embed.source)}#${hole.id}"`
      return ` href="#${escapeAttribute((context.embed?.idPrefix ?? '') + hole.id)}"`
    case 'group':
      return ` name="${escapeAttribute((context.embed?.idPrefix ?? '') + hole.name)}"`
    case 'section':
    case 'section-end':
    case 'block-start':
    case 'block-end':
    case 'title-start':
    case 'title-end':
    case 'shown':
    case 'shown-end':
      return ''
  }
}

/** What a plot or simulation says in words is said in the page's language: see `wordMark`. */
function sayInset(html: string, { interface: language }: FillContext): string {
  if (!html.includes('<!--word:')) return html
  const words: Readonly<Record<string, (of: string, place: string) => string>> = bodyWords(language)
  return html.replace(/<!--word:(\w+)-->/g, (_, word: string) => escapeAttribute(words[word]?.('', '') ?? ''))
}

/** Whether an author's element shows what its link leads to. */
function canShow(tag: string, fill: Fill): boolean {
  const kind = fill?.kind
  if (tag === 'img') return kind === 'image'
  return kind === 'audio' || kind === 'video' || (tag === 'source' && kind === 'image')
}

/** Which hole ends the element that starts at hole `start`; players hold their sources. */
function shownEnd(holes: Body['holes'], start: number): number {
  let depth = 0
  for (let i = start; i < holes.length; i++) {
    if (holes[i]!.kind === 'shown') depth++
    if (holes[i]!.kind === 'shown-end' && --depth === 0) return i
  }
  return holes.length - 1
}

function addressOf(fill: Fill | undefined): string | undefined {
  if (!fill) return undefined
  return 'src' in fill ? fill.src : fill.kind === 'asset' ? fill.href : undefined
}

/** What an author's picture does not say of its size. */
function missingSize({ link, measures }: Extract<Hole, { kind: 'address' }>, { fills }: FillContext): string {
  const fill = fills[link]
  if (measures === undefined || fill?.kind !== 'image') return ''
  const { width, height } = fitSize(measures, fill.size)
  return sizeAttributes({
    ...(measures.width === undefined && width !== undefined && { width }),
    ...(measures.height === undefined && height !== undefined && { height }),
  })
}

function fillSources(sources: readonly SetSource[], { fills }: FillContext): string | undefined {
  const found = sources.flatMap((source) => {
    const address = 'link' in source ? addressOf(fills[source.link]) : source.address
    return address === undefined ? [] : [{ address, size: source.size }]
  })
  return found.length === 0 ? undefined : writeSourceSet(found)
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`
}

/** What the preview of a wanted note shows, as JSON. */
function asksAttribute(asks: readonly Asking[] | undefined): string {
  return asks === undefined ? '' : ` data-asks="${escapeAttribute(JSON.stringify(asks))}"`
}

/** A link that leads nowhere has no `href`, so that it is text for keyboards and screen readers too. */
function linkAttributes(fill: Fill, hasTitle: boolean, dir: 'ltr' | 'rtl'): string {
  switch (fill?.kind) {
    case 'page':
      return ` href="${escapeAttribute(fill.href)}"${titleAttribute(hasTitle ? undefined : fill.title)}`
    case 'asset':
      // The name of a file, with its dots, goes from the left.
      return ` href="${escapeAttribute(fill.href)}"${downloadAttribute(fill.download)}${fill.isNamed && dir === 'rtl' ? ' dir="ltr"' : ''}`
    case 'neighbour':
      return neighbourAttributes(fill, hasTitle)
    case 'wanted':
      return ` class="wanted"${titleAttribute(hasTitle ? undefined : fill.title)}${asksAttribute(fill.asks)}`
    default:
      return ''
  }
}

/** What is no note there has no `href` either. */
function neighbourAttributes(
  { href, title, shows }: Extract<Fill, { readonly kind: 'neighbour' }>,
  hasTitle: boolean,
): string {
  const says = titleAttribute(hasTitle ? undefined : title)
  if (href === undefined) return ` class="wanted neighbour"${says}`
  const data = shows === undefined ? '' : ` data-shows="${escapeAttribute(JSON.stringify(shows))}"`
  return ` class="external neighbour" rel="noopener" href="${escapeAttribute(href)}"${says}${data}`
}
