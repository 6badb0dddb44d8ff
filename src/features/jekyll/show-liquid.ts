import type { Nodes, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import type { WikiEmbedNode } from '../../model/note-nodes.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import type { TagReader } from '../../parse/template-tags.ts'
import { evaluateLiquid, type LiquidScope } from './liquid-value.ts'

/** Tags that show nothing, or what every page has anyway. */
const silent =
  /^\{%-?\s*(?:assign|comment|seo|feed_meta|toc|increment|decrement|include(?:_cached)?\s+toc(?:\.html)?|(?:end)?raw|break)\b/

/** Reads the tags of a page. */
export function tagReader(source: string, scope: LiquidScope): TagReader {
  const evaluate = (written: string): string | undefined => evaluateLiquid(written, scope)
  return {
    evaluate,
    shown: {
      block({ start, end }, position) {
        const written = source.slice(start, end)
        if (evaluate(written) !== undefined) return undefined
        if (silent.test(written)) return []
        const made = show(written, start, position, evaluate)
        if (made !== undefined) return made
        return [
          boxSource(nameOf(written), { type: 'code', lang: 'liquid', value: written, position }, position),
        ]
      },
      inline({ start, end }, position) {
        const written = source.slice(start, end)
        const value = evaluate(written)
        if (value !== undefined) return { type: 'text', value, position, data: { isLiteral: true } }
        if (silent.test(written)) return undefined
        return (
          pictureOf(written, position, evaluate) ??
          sourceInText(nameOf(written), written.replace(/\s+/g, ' '), position)
        )
      },
    },
  }
}

/** `Liquid: for`; of an output that it is Liquid's. */
function nameOf(written: string): string {
  const name = /^\{%-?\s*(\w+)/.exec(written)?.[1]
  return name === undefined ? 'Liquid' : `Liquid: ${name}`
}

type Evaluate = TagReader['evaluate']

/** The value of an argument of a tag: `src="/a.png"`. */
function argumentOf(tag: string, names: string, evaluate: Evaluate): string | undefined {
  const [, , quoted, bare] =
    new RegExp(`\\s(?:${names})\\s*=\\s*(?:(["'])(.*?)\\1|([^\\s"'%]+))`).exec(tag) ?? []
  const value = quoted ?? bare
  return value === undefined ? undefined : evaluate(value)
}

/** A file that a theme puts in: a picture, a film, or another page. */
function show(
  tag: string,
  start: number,
  position: Position,
  evaluate: Evaluate,
): readonly Nodes[] | undefined {
  const paragraph = (...children: PhrasingContent[]): Nodes => ({ type: 'paragraph', children, position })
  const text = (value: string): PhrasingContent => ({
    type: 'text',
    value,
    position,
    data: { isLiteral: true },
  })
  const [, file] = /^\{%-?\s*include_relative\s+(\S+\.(?:md|markdown))\s*-?%\}$/.exec(tag) ?? []
  if (file !== undefined) {
    const at = start + tag.lastIndexOf(file)
    const node: WikiEmbedNode = {
      type: 'wikiEmbed',
      value: file,
      data: { alias: file, given: { target: file, targetRange: { start: at, end: at + file.length } } },
      children: [],
      position,
    }
    return [paragraph(node)]
  }
  const picture = pictureOf(tag, position, evaluate)
  if (picture !== undefined) {
    const caption = argumentOf(tag, 'caption|description|title', evaluate)
    if (caption === undefined || caption === '') return [paragraph(picture)]
    const html = (value: string): Nodes => ({ type: 'html', value, position })
    return [
      html('<figure>'),
      paragraph(picture),
      html('<figcaption>'),
      paragraph(text(caption)),
      html('</figcaption>'),
      html('</figure>'),
    ]
  }
  const url = filmOf(tag, evaluate)
  if (url !== undefined) return [paragraph({ type: 'image', url, alt: '', position })]
  const [, gist] = /^\{%-?\s*gist\s+([\w./-]+)/.exec(tag) ?? []
  if (gist === undefined) return undefined
  const address = `https://gist.github.com/${gist}`
  return [paragraph({ type: 'link', url: address, children: [text(address) as never], position })]
}

function pictureOf(tag: string, position: Position, evaluate: Evaluate): PhrasingContent | undefined {
  if (
    !/^\{%-?\s*(?:include(?:_cached)?\s+\S*(?:figure|image|img|picture|photo)[^\s]*|picture|image|img|figure)\s/i.test(
      tag,
    )
  )
    return undefined
  const url =
    argumentOf(tag, 'src|path|image_path|url|file|image|img|name|filename', evaluate) ??
    /^\{%-?\s*(?:picture|image|img)\s+(?:\w+\s+)?["']?([^\s"'%]+\.\w{3,4})/.exec(tag)?.[1]
  if (url === undefined || url === '') return undefined
  return {
    type: 'image',
    url: url.replaceAll(' ', '%20'),
    alt: argumentOf(tag, 'alt|title|caption', evaluate) ?? '',
    position,
  }
}

function filmOf(tag: string, evaluate: Evaluate): string | undefined {
  const [, word = '', address] = /^\{%-?\s*(youtube|vimeo)\s+["']?([^\s"'%]+)/i.exec(tag) ?? []
  const [, file = ''] = /^\{%-?\s*include(?:_cached)?\s+(\S*(?:youtube|vimeo|video)\S*)/i.exec(tag) ?? []
  const id = address ?? (file === '' ? undefined : argumentOf(tag, 'id|video|url|src|path', evaluate))
  if (id === undefined || id === '') return undefined
  if (/^https?:|[/.]/.test(id)) return id
  const provider = argumentOf(tag, 'provider', evaluate) ?? word + file
  return /vimeo/i.test(provider) ? `https://vimeo.com/${id}` : `https://www.youtube.com/watch?v=${id}`
}
