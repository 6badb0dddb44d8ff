import type { Body, Hole } from '../model/body.ts'
import { bodyWords } from '../model/interface/body-words.ts'
import { fitSize, type MediaSize } from '../model/media-size.ts'
import type { EmbedFill, Fill } from '../model/page.ts'
import type { ShownPictureSet } from '../model/picture-set.ts'
import { cutBody, cutTitle } from './cut-body.ts'
import { downloadAttribute, escapeAttribute, escapeText, titleAttribute } from './escape-html.ts'
import { createTagLookup, type FillContext } from './fill-context.ts'
import { bodyDirection } from './mark-directions.ts'

type EmbedHole = Extract<Hole, { kind: 'embed' }>

/** Fills a body's holes: what an embed does with the body it shows. */
type FillBody = (body: Body, context: FillContext) => string

/** An embed as HTML: a block, or, where the hole is inline, something that may stand in text. */
export function fillEmbed(hole: EmbedHole, context: FillContext, fillBody: FillBody): string {
  const fill = context.fills[hole.link] ?? null
  switch (fill?.kind) {
    case 'image': {
      const size = fitSize(hole, fill.size)
      const picture = `<img src="${escapeAttribute(fill.src)}" alt="${escapeAttribute(hole.alt)}"${titleAttribute(hole.title)}${sizeAttributes(size)} loading="lazy" decoding="async">`
      return wrapBlock(hole, fill.set === undefined ? picture : inWidths(picture, fill.set, size.width))
    }
    case 'audio':
    case 'video':
      return wrapBlock(hole, player(fill.kind, fill.src, hole))
    case 'pdf': {
      const height = hole.height ?? fill.height
      const attributes = `src="${escapeAttribute(fill.src)}" title="${escapeAttribute(hole.alt)}" loading="lazy"`
      return wrapBlock(
        hole,
        `<iframe class="pdf" ${attributes}${sizeAttributes({ ...hole, ...(height && { height }) })}></iframe>`,
      )
    }
    case 'note':
      return hole.inline ? linkOrText(fill.href, fill.title) : embeddedNote(hole, fill, context, fillBody)
    case 'notice':
      return notice(hole, fill)
    case 'answer':
      return hole.inline ? escapeText(hole.alt) : fill.html
    case 'data':
      return wrapBlock(hole, link(fill.href, fill.name))
    case 'asset': {
      const text = escapeText(hole.alt || (fill.download ?? ''))
      const download = downloadAttribute(fill.download)
      return wrapBlock(hole, `<a href="${escapeAttribute(fill.href)}"${download}>${text}</a>`)
    }
    case 'page':
      return wrapBlock(hole, link(fill.href, hole.alt))
    case 'wanted':
      return wrapBlock(
        hole,
        `<a class="wanted" title="${escapeAttribute(fill.title)}">${escapeText(hole.alt)}</a>`,
      )
    default:
      return wrapBlock(hole, escapeText(hole.alt))
  }
}

/** CSS pixels of the column of text where it is not all of a screen. */
const column = 608

/** A picture with its narrower files before it; `width` is how wide it is shown, in CSS pixels, where there is room. */
function inWidths(picture: string, { type, files }: ShownPictureSet, width: number | undefined): string {
  const shown = Math.min(column, width ?? column)
  const set = files.map(({ src, width }) => `${src} ${width}w`).join(', ')
  const sizes = `(max-width: ${shown + 32}px) calc(100vw - 32px), ${shown}px`
  return `<picture class="scaled"><source type="${type}" srcset="${escapeAttribute(set)}" sizes="${sizes}">${picture}</picture>`
}

function embeddedNote(hole: EmbedHole, fill: EmbedFill, context: FillContext, fillBody: FillBody): string {
  const body = cutBody(context.bodyByHash(fill.body), fill.part)
  const title = linkOrText(fill.href, fill.title)
  if (body === undefined) return `<p class="notice">${bodyWords(context.interface).noSuchPart(title, '')}</p>`
  const isPart = fill.href === undefined
  const source = fill.href?.split('#', 1)[0] ?? ''
  const { finish: _, ...around } = context
  const content = fillBody(body, {
    ...around,
    ...(fill.finish && { finish: fill.finish }),
    fills: fill.fills,
    hrefOfTag: createTagLookup(fill.tags),
    embed:
      fill.part.kind === 'whole' || isPart
        ? { source, idPrefix: fill.idPrefix, titleIds: titleIds(body) }
        : { source },
  })
  const lang = fill.lang === undefined ? '' : ` lang="${escapeAttribute(fill.lang)}"`
  // A drawing is as wide as its embed says.
  const style = hole.width === undefined ? '' : ` style="--width:${hole.width}px"`
  const caption = isPart ? '' : `<figcaption>${title}</figcaption>\n`
  return `<figure class="embed${isPart ? ' seamless' : ''}"${style}${lang}${bodyDirection(body, context.dir)}>\n${caption}${content}\n</figure>`
}

/** Ids that an embed has not, because it shows the title as a link. */
function titleIds(body: Body): ReadonlySet<string> {
  return new Set(cutTitle(body)?.holes.flatMap((hole) => (hole.kind === 'local-id' ? [hole.id] : [])))
}

function notice(hole: EmbedHole, { message, href }: Extract<Fill, { kind: 'notice' }>): string {
  const text = linkOrText(href, message)
  return hole.inline ? `<span class="notice">${text}</span>` : `<p class="notice">${text}</p>`
}

function player(kind: 'audio' | 'video', src: string, hole: EmbedHole): string {
  const label = hole.alt === '' ? '' : ` aria-label="${escapeAttribute(hole.alt)}"`
  return `<${kind} src="${escapeAttribute(src)}" controls preload="metadata"${label}${sizeAttributes(hole)}></${kind}>`
}

function link(href: string, text: string): string {
  return `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`
}

function linkOrText(href: string | undefined, text: string): string {
  return href === undefined ? escapeText(text) : link(href, text)
}

/** Text needs a paragraph around it where the hole stands among blocks. */
function wrapBlock(hole: EmbedHole, html: string): string {
  return hole.inline ? html : `<p>${html}</p>`
}

/** The attributes of a size. */
export function sizeAttributes({ width, height }: MediaSize): string {
  return `${width === undefined ? '' : ` width="${width}"`}${height === undefined ? '' : ` height="${height}"`}`
}
