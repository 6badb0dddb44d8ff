/** A piece of wikitext that is no text of lines: code, a formula, a footnote, a template. */
export type Aside =
  | { readonly kind: 'code'; readonly text: string; readonly language: string; readonly isBlock: boolean }
  | { readonly kind: 'math'; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string; readonly name: string }
  | { readonly kind: 'gallery' | 'poem'; readonly text: string }
  | { readonly kind: 'template'; readonly name: string; readonly source: string }

/** Wikitext with a mark in place of each piece that was set aside. */
interface SetAside {
  readonly text: string
  readonly asides: readonly Aside[]
}

/** The mark of a piece by its number; no text has these characters, since they are taken out first. */
export const asideMark = /\ue000(\d+)\ue001/y

/** Elements of extensions, of which a dump holds the source alone. */
const extensions =
  'categorytree|dynamicpagelist|embedvideo|graph|hiero|imagemap|indicator|inputbox|mapframe|maplink|score|tabber|templatedata|timeline|youtube'

const element = new RegExp(
  `<(nowiki|pre|syntaxhighlight|source|math|ref|gallery|code|poem|chem|ce|includeonly|section|templatestyles|languages|${extensions})\\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(\\/?)>`,
  'giy',
)
const isExtension = new RegExp(`^(?:${extensions})$`)

/** Takes comments out, and sets aside whatever lines are not read in; linear in the length of the text. */
export function setAside(source: string, title: string): SetAside {
  const asides: Aside[] = []
  const put = (aside: Aside): string => `\ue000${asides.push(aside) - 1}\ue001`
  const plain = source.replace(/[\ue000\ue001]/g, '')
  // Each open template has the text before it; the text after goes to the innermost.
  const open: { readonly from: number; out: string[] }[] = [{ from: 0, out: [] }]
  let at = 0
  const signs = /<!--|<(?=[a-z])|\{\{|\}\}/gi
  // A parameter, which a page that is no template has by mistake: what stands there without one.
  const parameter = /\{\{\{[^{}|]*(?:\|([^{}]*))?\}\}\}/y
  const noMore = new Set<string>()
  while (at < plain.length) {
    signs.lastIndex = at
    const sign = signs.exec(plain)
    const next = sign?.index ?? plain.length
    open.at(-1)!.out.push(plain.slice(at, next))
    if (sign === null) break
    at = next
    const top = open.at(-1)!
    if (sign[0] === '<!--') {
      const end = plain.indexOf('-->', at)
      at = end < 0 ? plain.length : end + 3
    } else if (sign[0] === '{{') {
      parameter.lastIndex = at
      const given = parameter.exec(plain)
      if (given !== null) {
        top.out.push(given[1] ?? put({ kind: 'plain', text: given[0] }))
        at += given[0].length
        continue
      }
      open.push({ from: at, out: [] })
      at += 2
    } else if (sign[0] === '}}') {
      at += 2
      if (open.length === 1) {
        top.out.push('}}')
        continue
      }
      open.pop()
      const written = plain.slice(top.from, at)
      const name = /^\{\{\s*([^|{}\n]*)/.exec(written)?.[1]?.trim() ?? ''
      open.at(-1)!.out.push(magicWord(name, title) ?? put({ kind: 'template', name, source: written }))
    } else {
      const found = readElement(plain, at, noMore)
      if (found === undefined) {
        top.out.push('<')
        at++
      } else {
        top.out.push(put(found.aside))
        at = found.end
      }
    }
  }
  // A template that is never closed is text.
  const text = open.map(({ out }, i) => (i === 0 ? '' : '{{') + out.join('')).join('')
  return { text, asides }
}

/** What stands for a word of MediaWiki's own, which is no template; undefined for one. */
function magicWord(name: string, title: string): string | undefined {
  if (name === '!' || name === '=') return name === '!' ? '|' : '='
  if (/^(?:full|base|sub)?pagenamee?$/i.test(name)) return title
  // How a page is sorted and called, and where its footnotes stand: at its end.
  return /^(?:defaultsort|displaytitle|shortdesc|short description|noexternallanglinks|reflist|references)(?::|$)/i.test(
    name,
  )
    ? ''
    : undefined
}

function readElement(
  source: string,
  at: number,
  noMore: Set<string>,
): { readonly aside: Aside; readonly end: number } | undefined {
  element.lastIndex = at
  const match = element.exec(source)
  if (match === null) return undefined
  const [whole, tag = '', attributes = '', slash] = match
  const name = tag.toLowerCase()
  const start = at + whole.length
  if (slash === '/') return { aside: asideOf(name, attributes, '', whole), end: start }
  // What has no end has it nowhere: it is not looked for again.
  if (noMore.has(name)) return undefined
  const end = new RegExp(`</${name}\\s*>`, 'gi')
  end.lastIndex = start
  const close = end.exec(source)
  if (close === null) {
    noMore.add(name)
    return undefined
  }
  return {
    aside: asideOf(
      name,
      attributes,
      source.slice(start, close.index),
      source.slice(at, close.index + close[0].length),
    ),
    end: close.index + close[0].length,
  }
}

function asideOf(name: string, attributes: string, text: string, written: string): Aside {
  if (isExtension.test(name)) return { kind: 'template', name, source: written }
  const attributeOf = (key: string): string =>
    new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
      .exec(attributes)
      ?.slice(1)
      .find(Boolean) ?? ''
  switch (name) {
    case 'nowiki':
      return { kind: 'plain', text }
    // What only other pages see, and what says nothing on the page.
    case 'includeonly':
    case 'section':
    case 'templatestyles':
    case 'languages':
      return { kind: 'plain', text: '' }
    case 'poem':
      return { kind: 'poem', text: text.trim() }
    case 'math':
    case 'chem':
    case 'ce':
      return {
        kind: 'math',
        text: name !== 'math' ? `\\ce{${text}}` : text,
        isBlock: /display\s*=\s*"?block/.test(attributes),
      }
    case 'ref':
      return { kind: 'note', text, name: attributeOf('name') }
    case 'gallery':
      return { kind: 'gallery', text }
    default: {
      const isBlock = name !== 'code' && !/\binline\b/.test(attributes)
      return { kind: 'code', text: text.replace(/^\n|\n$/g, ''), language: attributeOf('lang'), isBlock }
    }
  }
}
