import type { Remark } from '../importer.ts'
import { isWebAddress } from '../markdown/build.ts'

/** Where what Roam's blocks name is in the garden. */
export interface RoamLinks {
  /** Target of a wiki-link to a page; undefined where it has no note. */
  page(title: string): string | undefined
  /** A block with target and text; undefined where the export has none of this id. */
  block(uid: string): { readonly target: string; readonly string: string } | undefined
  /** The name that a block needs since something refers to it. */
  idOf(uid: string): string | undefined
  remark(remark: Remark): void
}

/** What begins something in a block; everything between is text. */
const start = /`|\[\[|\[|\(\(|\{\{|#|\^\^|__|\$\$|</g

/** Most blocks that refer to one another which are followed for their text. */
const mostFollowed = 3

/** Roam's form of Markdown as Hortus reads it: links, references to blocks, macros, marks. `where` is for remarks. */
export function writeInline(source: string, links: RoamLinks, where: string, followed = 0): string {
  let out = ''
  let at = 0
  for (;;) {
    start.lastIndex = at
    const next = start.exec(source)?.index ?? source.length
    out += source.slice(at, next)
    if (next === source.length) return out
    const { text, end } = readPiece(source, next, links, where, followed)
    out += text
    at = end
  }
}

interface Piece {
  readonly text: string
  readonly end: number
}

function readPiece(source: string, at: number, links: RoamLinks, where: string, followed: number): Piece {
  const rest = source.slice(at, at + 20_000)
  const again = (text: string): string => writeInline(text, links, where, followed)
  const whole = (match: RegExpExecArray, text: string): Piece => ({ text, end: at + match[0].length })
  const code = /^(`+)(?!`)[\s\S]*?[^`]\1(?!`)/.exec(rest)
  if (code) return whole(code, code[0])
  const formula = /^\$\$([\s\S]+?)\$\$/.exec(rest)
  if (formula) return whole(formula, `$${formula[1]!.trim().replace(/\n/g, ' ')}$`)
  const page = /^#?\[\[/.test(rest) ? nestedEnd(rest, rest.startsWith('#') ? 1 : 0) : undefined
  if (page !== undefined) {
    const isTag = rest.startsWith('#')
    const title = rest.slice(isTag ? 3 : 2, page - 2)
    return { text: pageLink(title, links, isTag ? `#${title}` : undefined), end: at + page }
  }
  const tag = /^#([\p{L}\p{N}_/][\p{L}\p{N}_/.:-]*[\p{L}\p{N}_/]|[\p{L}\p{N}_])/u.exec(rest)
  if (tag && (at === 0 || /[\s(]/.test(source[at - 1]!))) {
    const name = tag[1]!
    return whole(tag, links.page(name) === undefined ? `#${name}` : pageLink(name, links, `#${name}`))
  }
  const alias =
    /^\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\((?:\[\[([\s\S]+?)\]\]|\(\(([\w-]+)\)\)|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))\)/.exec(
      rest,
    )
  if (alias) {
    const [, label = '', title, uid, url = ''] = alias
    if (title !== undefined) return whole(alias, pageLink(title, links, label))
    const block = uid === undefined ? undefined : links.block(uid)
    if (block) return whole(alias, `[[${block.target}|${plain(label)}]]`)
    if (uid !== undefined) return whole(alias, missing(label, links, where))
    return whole(alias, isWebAddress(url) ? `[${again(label)}](${url})` : again(label))
  }
  const reference = /^\(\(([\w-]{6,40})\)\)/.exec(rest)
  if (reference) return whole(reference, blockReference(reference[1]!, links, where, followed))
  const macro = /^\{\{([\s\S]*?)\}\}(?!\})/.exec(rest)
  if (macro) return whole(macro, writeMacro(macro[1]!, links, where))
  const mark = /^\^\^([\s\S]+?)\^\^/.exec(rest)
  if (mark) return whole(mark, `==${again(mark[1]!)}==`)
  const slanted = /^__([\s\S]+?)__/.exec(rest)
  if (slanted) return whole(slanted, `*${again(slanted[1]!)}*`)
  // What looks like an element is text in Roam.
  if (rest.startsWith('<') && /^<[a-z/!?]/i.test(rest)) return { text: '\\<', end: at + 1 }
  const sign = /^(?:\[\[|\(\(|\{\{|\^\^|__|\$\$|`+)/.exec(rest)?.[0] ?? rest[0]!
  return { text: sign, end: at + sign.length }
}

/** The end of `[[…]]` in which others may stand; undefined where it is not closed. */
function nestedEnd(text: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < text.length - 1; at++) {
    const two = text.slice(at, at + 2)
    if (two === '[[') depth++
    else if (two === ']]') depth--
    else continue
    at++
    if (depth === 0) return at + 1
  }
  return undefined
}

function pageLink(title: string, links: RoamLinks, label?: string): string {
  const target = links.page(title)
  // A link in a link's name: the outer one leads, as a click in Roam's own title does.
  const name = title.replace(/\[\[|\]\]/g, '')
  const shown = plain(label ?? name)
  const to = target ?? name.replace(/[|#^]/g, ' ')
  return shown === to ? `[[${to}]]` : `[[${to}|${shown}]]`
}

const plain = (text: string): string =>
  text
    .replace(/\[\[|\]\]/g, '')
    .replace(/\|/g, '/')
    .replace(/\s+/g, ' ')

function blockReference(uid: string, links: RoamLinks, where: string, followed: number): string {
  const block = links.block(uid)
  if (block === undefined) return missing(`((${uid}))`, links, where)
  const text = followed < mostFollowed ? labelOf(block.string, links, followed) : ''
  return `[[${block.target}${text === '' ? '' : `|${text}`}]]`
}

/** The words of a block, for a link to it. */
function labelOf(string: string, links: RoamLinks, followed: number): string {
  const first = string.split('\n', 1)[0]!.replace(/\{\{[^{}]*\}\}/g, '')
  const flat = first.replace(/\(\(([\w-]{6,40})\)\)/g, (_, uid: string) => {
    const inner = followed < mostFollowed ? links.block(uid) : undefined
    return inner === undefined ? '' : labelOf(inner.string, links, followed + 1)
  })
  const words = flat
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\*\*|__|\^\^|~~|\$\$|`|\[\[|\]\]|[[\]]/g, '')
    .replace(/\|/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length > 100 ? `${words.slice(0, 99).trimEnd()}…` : words
}

function missing(shown: string, links: RoamLinks, where: string): string {
  links.remark({ kind: 'missing-block', message: 'a reference to a block that is not in the export', where })
  return shown.startsWith('((') ? `\`${shown}\`` : shown
}

/** `{{name: …}}`: embeds, players and frames; others stay as code that says what was there. */
function writeMacro(inner: string, links: RoamLinks, where: string): string {
  const [, name = '', value = ''] = /^\s*(?:\[\[)?([^\]:]+?)(?:\]\])?\s*(?::\s*([\s\S]*))?$/.exec(inner) ?? []
  const kind = name.toLowerCase()
  if (kind.startsWith('embed')) {
    const uid = /\(\(([\w-]+)\)\)/.exec(value)?.[1]
    const block = uid === undefined ? undefined : links.block(uid)
    if (block) return `![[${block.target}]]`
    const title = /^\s*\[\[([\s\S]+)\]\]\s*$/.exec(value)?.[1]
    if (title !== undefined) return `![[${links.page(title) ?? title}]]`
  }
  const url = /https?:\/\/[^\s{}()<>"]+/.exec(value)?.[0]
  if (url !== undefined && /^(?:youtube|video|vimeo|iframe|pdf|audio|tweet|twitter)$/.test(kind))
    return `<${url}>`
  if (/^(?:todo|done)$/.test(kind)) return kind === 'done' ? '☑' : '☐'
  links.remark({
    kind: `macro-${kind.slice(0, 30)}`,
    message: `{{${name.slice(0, 30)}}}, kept as code`,
    where,
  })
  const ticks = '`'.repeat(Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return `${ticks}{{${inner.replace(/\n/g, ' ')}}}${ticks}`
}
