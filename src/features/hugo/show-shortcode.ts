import type { Nodes, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import type { WikiEmbedNode } from '../../model/note-nodes.ts'
import { type Properties, textProperty } from '../../model/properties.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import type { TagReader } from '../../parse/template-tags.ts'
import { argumentOf, readShortcode, type Shortcode } from './shortcode.ts'

/** Tags that readers see nothing of. */
const silent =
  /^(?:toc|tableofcontents|break|br|clear|clearfix|pagebreak|icon|icons?|fa|fas|fab|emoji|hidden|comment)$/

const pictures = /^(?:figure|img|image|picture|screenshot|imgproc|fig|resize|photo|lightbox|imgbox|figures)$/

/** Addresses of what is elsewhere, by the tag that shows it. */
const elsewhere: Readonly<Record<string, (code: Shortcode) => string | undefined>> = {
  youtube: (code) => prefixed('https://www.youtube.com/watch?v=', argumentOf(code, ['id'], 0)),
  'youtube-lite': (code) => prefixed('https://www.youtube.com/watch?v=', argumentOf(code, ['id'], 0)),
  vimeo: (code) => prefixed('https://vimeo.com/', argumentOf(code, ['id'], 0)),
  tweet: tweet,
  twitter: tweet,
  x: tweet,
  gist: (code) =>
    code.values[1] === undefined ? undefined : `https://gist.github.com/${code.values[0]}/${code.values[1]}`,
  instagram: (code) => prefixed('https://www.instagram.com/p/', argumentOf(code, ['id'], 0)),
}

function prefixed(start: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : /^https?:/.test(id) ? id : start + id
}

function tweet(code: Shortcode): string | undefined {
  const id = argumentOf(code, ['id'], 0)
  return id === undefined
    ? undefined
    : `https://twitter.com/${argumentOf(code, ['user']) ?? 'i'}/status/${id}`
}

/** What a reference or a parameter says; undefined for every other tag. */
function said(code: Shortcode, properties: Properties): string | undefined {
  const { name } = code
  if (/^(?:rel)?ref$/.test(name)) return argumentOf(code, ['path'], 0)?.trim()
  if (name === 'param') return parameter(properties, code.values[0] ?? '')
  if (/^(?:site-?url|base-?url|baseurl)$/i.test(name)) return ''
  if (/^(?:static|staticref|asset|url|relurl|absurl)$/i.test(name))
    return code.values[0] === undefined ? undefined : `/${code.values[0].replace(/^\/+/, '')}`
  return undefined
}

/** A parameter of the page, which newer pages have in a table of their own. */
function parameter(properties: Properties, name: string): string | undefined {
  const { params } = properties
  const own: Properties =
    typeof params === 'object' && params !== null && !Array.isArray(params) ? (params as Properties) : {}
  return textProperty(properties, name) ?? textProperty(own, name)
}

/** Reads the tags of a page. */
export function tagReader(source: string, properties: Properties): TagReader {
  const codeAt = (start: number): Shortcode | undefined => readShortcode(source, start)?.code
  return {
    evaluate(written) {
      let result = ''
      for (let at = 0; at < written.length; ) {
        const tag = written.startsWith('{{', at) ? readShortcode(written, at) : undefined
        const value = tag === undefined ? written[at]! : said(tag.code, properties)
        if (value === undefined) return undefined
        result += value
        at = tag === undefined ? at + 1 : tag.range.end
      }
      return result
    },
    shown: {
      block({ start, end }, position) {
        const code = codeAt(start)
        if (code === undefined || said(code, properties) !== undefined) return undefined
        const made = show(code, start, source, position)
        if (made !== undefined) return made
        if (silent.test(code.name.toLowerCase())) return []
        if (code.isEnd) return []
        const value = source.slice(start, end)
        return [boxSource(`Hugo: ${code.name}`, { type: 'code', value, position }, position)]
      },
      inline({ start, end }, position) {
        const code = codeAt(start)
        if (code === undefined) return undefined
        const text = said(code, properties)
        if (text !== undefined) return { type: 'text', value: text, position, data: { isLiteral: true } }
        if (pictures.test(code.name)) return pictureOf(code, position)
        if (code.isEnd || silent.test(code.name.toLowerCase()) || isEnded(source, code, end)) return undefined
        return sourceInText(`Hugo: ${code.name}`, source.slice(start, end).replace(/\s+/g, ' '), position)
      },
    },
  }
}

/** Whether a tag ends later in its paragraph: what is between is text. */
function isEnded(source: string, { name }: Shortcode, from: number): boolean {
  const rest = source.slice(from, from + 2_000).split(/\n[ \t]*\n/, 1)[0] ?? ''
  return new RegExp(`\\{\\{[<%]\\s*/\\s*${name.replace(/[.\\/-]/g, '\\$&')}\\s*[>%]\\}\\}`).test(rest)
}

function show(
  code: Shortcode,
  start: number,
  source: string,
  position: Position,
): readonly Nodes[] | undefined {
  const name = code.name.toLowerCase()
  if (pictures.test(name)) return figureOf(code, position)
  const url = Object.hasOwn(elsewhere, name) ? elsewhere[name]?.(code) : undefined
  if (url !== undefined) return [paragraph([{ type: 'image', url, alt: '', position }], position)]
  const file = argumentOf(code, ['src', 'file', 'path'], 0)
  if (file === undefined) return undefined
  if (/^(?:audio|video|pdf|embed-pdf)$/.test(name))
    return [paragraph([{ type: 'image', url: file, alt: '', position }], position)]
  if (
    /^(?:include|readfile|md-include|include-md|import|snippet)$/.test(name) &&
    /\.(?:md|markdown)$/i.test(file)
  ) {
    const at = source.indexOf(file, start)
    const node: WikiEmbedNode = {
      type: 'wikiEmbed',
      value: file,
      data: { alias: file, given: { target: file, targetRange: { start: at, end: at + file.length } } },
      children: [],
      position,
    }
    return [paragraph([node], position)]
  }
  return undefined
}

function paragraph(children: PhrasingContent[], position: Position): Nodes {
  return { type: 'paragraph', children, position }
}

function pictureOf(code: Shortcode, position: Position): PhrasingContent | undefined {
  const url = argumentOf(code, ['src', 'url', 'image', 'link'], 0)
  if (url === undefined) return undefined
  const alt = argumentOf(code, ['alt', 'caption', 'title'], 1) ?? ''
  return { type: 'image', url: url.replaceAll(' ', '%20'), alt, position }
}

/** A picture with its title and caption below. */
function figureOf(code: Shortcode, position: Position): readonly Nodes[] | undefined {
  const picture = pictureOf(code, position)
  if (picture === undefined) return undefined
  const link = code.named['src'] === undefined ? undefined : code.named['link']
  const shown: PhrasingContent =
    link === undefined
      ? picture
      : { type: 'link', url: link.replaceAll(' ', '%20'), children: [picture] as never, position }
  const words = ['title', 'caption', 'attr'].flatMap((key) => code.named[key] ?? [])
  const body = paragraph([shown], position)
  if (words.length === 0) return [body]
  const text: Nodes = paragraph(
    words.flatMap((value, i): PhrasingContent[] => {
      const node: PhrasingContent = {
        type: 'text',
        value: `${i > 0 ? ' ' : ''}${value.replace(/<[^<>]*>/g, '')}`,
        position,
        data: { isLiteral: true },
      }
      return i === 0 && code.named['title'] !== undefined && words.length > 1
        ? [{ type: 'strong', children: [node], position }]
        : [node]
    }),
    position,
  )
  return [
    { type: 'html', value: '<figure>', position },
    body,
    { type: 'html', value: '<figcaption>', position },
    text,
    { type: 'html', value: '</figcaption>', position },
    { type: 'html', value: '</figure>', position },
  ]
}
