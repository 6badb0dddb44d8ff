import { decodeReferences } from './decode-references.ts'

/** A start tag in a piece of HTML; offsets are those of the piece. */
interface HtmlTag {
  /** Lower-cased. */
  readonly name: string
  readonly start: number
  readonly end: number
  readonly attributes: readonly HtmlAttribute[]
}

/** One of its attributes. */
export interface HtmlAttribute {
  /** Lower-cased. */
  readonly name: string
  /** As written, without quotes. */
  readonly written: string
  /** What a browser reads. */
  readonly value: string
  /** Where `written` starts. */
  readonly start: number
}

const opener = /<(?:!--[\s\S]*?(?:-->|$)|[!?/][^>]*>?|([a-z][^\s/>]*))/gi
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y
const closer = /[\s/]*>/y

/** What stands in these is text up to their own end tag. */
const textElements = new Set(
  'script style textarea title xmp noscript noembed noframes plaintext iframe'.split(' '),
)

/** Reads the start tags of a piece of HTML, in order, but for those in comments, scripts and their like. Linear. */
export function readHtmlTags(html: string): readonly HtmlTag[] {
  const tags: HtmlTag[] = []
  // Asked once for each name, or many elements without an end would each read all that follows.
  const endless = new Set<string>()
  opener.lastIndex = 0
  for (let match = opener.exec(html); match; match = opener.exec(html)) {
    if (match[1] === undefined) continue
    const name = match[1].toLowerCase()
    const attributes = readAttributes(html, opener.lastIndex)
    closer.lastIndex = attributes.end
    if (!closer.test(html)) continue
    let end = closer.lastIndex
    tags.push({ name, start: match.index, end, attributes: attributes.list })
    if (textElements.has(name) && !endless.has(name)) {
      const close = endOfText(html, name, end)
      if (close < 0) endless.add(name)
      else end = close
    }
    opener.lastIndex = end
  }
  return tags
}

function readAttributes(
  html: string,
  from: number,
): { readonly list: readonly HtmlAttribute[]; readonly end: number } {
  const list: HtmlAttribute[] = []
  let end = from
  attribute.lastIndex = from
  for (let match = attribute.exec(html); match; match = attribute.exec(html)) {
    const [, name, double, single, bare] = match
    end = attribute.lastIndex
    const written = double ?? single ?? bare ?? ''
    const start = end - written.length - (double === undefined && single === undefined ? 0 : 1)
    list.push({ name: name!.toLowerCase(), written, value: decodeReferences(written), start })
  }
  return { list, end }
}

function endOfText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? -1
}
