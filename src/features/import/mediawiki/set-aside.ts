/** A piece of wikitext that is no text of lines: code, a formula, a footnote, a template. */
export type Aside =
  | { readonly kind: 'code'; readonly text: string; readonly language: string; readonly isBlock: boolean }
  | { readonly kind: 'math'; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string; readonly name: string }
  | { readonly kind: 'gallery'; readonly text: string }
  | { readonly kind: 'template'; readonly name: string; readonly source: string }

/** Wikitext with a mark in place of each piece that was set aside. */
interface SetAside {
  readonly text: string
  readonly asides: readonly Aside[]
}

/** The mark of a piece by its number; no text has these characters, since they are taken out first. */
export const asideMark = /\ue000(\d+)\ue001/y

const element =
  /<(nowiki|pre|syntaxhighlight|source|math|ref|gallery|code|poem|chem)\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/giy

/** Takes comments out, and sets aside whatever lines are not read in; linear in the length of the text. */
export function setAside(source: string): SetAside {
  const asides: Aside[] = []
  const put = (aside: Aside): string => `\ue000${asides.push(aside) - 1}\ue001`
  const plain = source.replace(/[\ue000\ue001]/g, '')
  // Each open template has the text before it; the text after goes to the innermost.
  const open: { readonly from: number; out: string[] }[] = [{ from: 0, out: [] }]
  let at = 0
  const signs = /<!--|<(?=[a-z])|\{\{|\}\}/gi
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
      open.at(-1)!.out.push(put({ kind: 'template', name, source: written }))
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
  if (slash === '/') return { aside: asideOf(name, attributes, ''), end: start }
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
    aside: asideOf(name, attributes, source.slice(start, close.index)),
    end: close.index + close[0].length,
  }
}

function asideOf(name: string, attributes: string, text: string): Aside {
  const attributeOf = (key: string): string =>
    new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
      .exec(attributes)
      ?.slice(1)
      .find(Boolean) ?? ''
  switch (name) {
    case 'nowiki':
      return { kind: 'plain', text }
    case 'math':
    case 'chem':
      return {
        kind: 'math',
        text: name === 'chem' ? `\\ce{${text}}` : text,
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
