import { tags } from '@lezer/highlight'
import type { InlineContext, InlineParser, MarkdownConfig } from '@lezer/markdown'
import { maxWikiLinkLength, scanWikiLinks } from '../../../../parse/scan-wiki-links.ts'
import { tagEnd } from '../../../../parse/tag-name.ts'
import { canPrecedeTag } from '../../../../parse/tags.ts'

const newline = 10
const exclamation = 33
const hash = 35
const dollar = 36
const percent = 37
const equals = 61
const bracket = 91
const caret = 94
const tilde = 126

/** `[[target|label]]` and, with `!` before it, an embed. */
const wikiLink: InlineParser = {
  name: 'WikiLink',
  before: 'Link',
  parse(cx, next, pos) {
    const open = next === exclamation ? pos + 1 : pos
    if ((next !== exclamation && next !== bracket) || cx.char(open) !== bracket) return -1
    if (cx.char(open + 1) !== bracket) return -1
    const text = cx.slice(pos, Math.min(cx.end, pos + maxWikiLinkLength + 4))
    const close = text.indexOf(']]')
    const token = close < 0 ? undefined : scanWikiLinks(text.slice(0, close + 2))[0]
    if (token?.start !== 0) return -1
    const { targetStart, targetEnd, end } = token
    // In a table the bar is written `\|`.
    const isEscaped = text[targetEnd] === '|' && text[targetEnd - 1] === '\\'
    const target = cx.elt('WikiTarget', pos + targetStart, pos + targetEnd - (isEscaped ? 1 : 0))
    const marks = [
      cx.elt('WikiMark', pos, pos + targetStart),
      target,
      ...(text[targetEnd] === '|'
        ? [
            cx.elt('WikiMark', target.to, pos + targetEnd + 1),
            cx.elt('WikiLabel', pos + targetEnd + 1, pos + end - 2),
          ]
        : []),
      cx.elt('WikiMark', pos + end - 2, pos + end),
    ]
    return cx.addElement(cx.elt(token.embed ? 'WikiEmbed' : 'WikiLink', pos, pos + end, marks))
  },
}

const highlightDelimiter = { resolve: 'Highlight', mark: 'HighlightMark' }

/** `==text==`: text right behind what opens, and right before what closes. */
const highlight: InlineParser = {
  name: 'Highlight',
  after: 'Emphasis',
  parse(cx, next, pos) {
    if (next !== equals || cx.char(pos + 1) !== equals) return -1
    if (cx.char(pos + 2) === equals || cx.char(pos - 1) === equals) return -1
    const canOpen = /\S/.test(cx.slice(pos + 2, pos + 3))
    return cx.addDelimiter(highlightDelimiter, pos, pos + 2, canOpen, /\S/.test(cx.slice(pos - 1, pos)))
  },
}

const strikeDelimiter = { resolve: 'Strikethrough', mark: 'StrikethroughMark' }

/** `~text~`, which the page strikes as it does `~~text~~`. */
const strike: InlineParser = {
  name: 'SingleStrike',
  after: 'Emphasis',
  parse(cx, next, pos) {
    if (next !== tilde || cx.char(pos + 1) === tilde || cx.char(pos - 1) === tilde) return -1
    const [before, after] = [sideOf(cx.slice(pos - 1, pos)), sideOf(cx.slice(pos + 1, pos + 2))]
    const canOpen = after === 'letter' || (after === 'sign' && before !== 'letter')
    const canClose = before === 'letter' || (before === 'sign' && after !== 'letter')
    return cx.addDelimiter(strikeDelimiter, pos, pos + 1, canOpen, canClose)
  },
}

function sideOf(char: string): 'letter' | 'sign' | 'blank' {
  if (char === '' || /\s/.test(char)) return 'blank'
  return /[\p{P}\p{S}]/u.test(char) ? 'sign' : 'letter'
}

/** `$x$` and `$$x$$`. No blank stands inside the marks, and no digit behind a single one: `$5 and $6` are prices. */
const inlineMath: InlineParser = {
  name: 'InlineMath',
  before: 'InlineCode',
  parse(cx, next, pos) {
    if (next !== dollar || cx.char(pos - 1) === dollar) return -1
    const isDisplay = cx.char(pos + 1) === dollar
    const rest = cx.slice(pos, cx.end)
    const [found] = (isDisplay ? /^\$\$(?!\$)[\s\S]+?\$\$/ : inlineFormula).exec(rest) ?? []
    if (found === undefined || (!isDisplay && isBlankLineIn(found))) return -1
    return cx.addElement(cx.elt('InlineMath', pos, pos + found.length))
  },
}

const inlineFormula = /^\$(?![\s$])(?:\\[\s\S]|[^\\$])*?(?<!\s)\$(?![\d$])/

function isBlankLineIn(text: string): boolean {
  return /\n[ \t]*\n/.test(text)
}

/** `%%text%%` within a paragraph. */
const inlineComment: InlineParser = {
  name: 'NoteComment',
  before: 'Emphasis',
  parse(cx, next, pos) {
    if (next !== percent || cx.char(pos + 1) !== percent) return -1
    const close = cx.slice(pos + 2, cx.end).indexOf('%%')
    return close < 0 ? -1 : cx.addElement(cx.elt('NoteComment', pos, pos + close + 4))
  },
}

/** `#tag`. */
const hashtag: InlineParser = {
  name: 'Hashtag',
  before: 'Emphasis',
  parse(cx, next, pos) {
    if (next !== hash) return -1
    // A letter outside the first plane takes two places.
    const before = cx.slice(Math.max(cx.offset, pos - 2), pos)
    if (!canPrecedeTag(before, before.length)) return -1
    const text = cx.slice(pos, Math.min(cx.end, pos + 210))
    const end = tagEnd(text, 1)
    return end === undefined ? -1 : cx.addElement(cx.elt('Hashtag', pos, pos + end))
  },
}

/** `[^label]`. */
const footnoteCall: InlineParser = {
  name: 'FootnoteCall',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== bracket || cx.char(pos + 1) !== caret) return -1
    const [found] = /^\[\^[^\s[\]]+\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 200))) ?? []
    return found === undefined ? -1 : cx.addElement(cx.elt('FootnoteCall', pos, pos + found.length))
  },
}

/** `^[text]`, a footnote where it is called. */
const inlineFootnote: InlineParser = {
  name: 'InlineFootnote',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== caret || cx.char(pos + 1) !== bracket) return -1
    const end = closingBracket(cx, pos + 1)
    if (end < 0 || end === pos + 2) return -1
    const inner = cx.parser.parseInline(cx.slice(pos + 2, end), pos + 2)
    const marks = [cx.elt('FootnoteMark', pos, pos + 2), ...inner, cx.elt('FootnoteMark', end, end + 1)]
    return cx.addElement(cx.elt('InlineFootnote', pos, end + 1, marks))
  },
}

function closingBracket(cx: InlineContext, open: number): number {
  let depth = 0
  for (let at = open; at < cx.end; at++) {
    const code = cx.char(at)
    if (code === bracket) depth++
    else if (code === bracket + 2 && --depth === 0) return at
  }
  return -1
}

/** ` ^id` where a block ends. */
const blockId: InlineParser = {
  name: 'BlockId',
  before: 'InlineFootnote',
  parse(cx, next, pos) {
    if (next !== caret) return -1
    const before = pos > cx.offset ? cx.char(pos - 1) : newline
    if (before !== newline && before !== 32 && before !== 9) return -1
    const [found] = /^\^[a-zA-Z0-9-]+(?=\s*$)/.exec(cx.slice(pos, cx.end)) ?? []
    return found === undefined ? -1 : cx.addElement(cx.elt('BlockId', pos, pos + found.length))
  },
}

/** What a garden's notes have within lines besides CommonMark and GFM. */
export const inlineSyntax: MarkdownConfig = {
  defineNodes: [
    'WikiLink',
    'WikiEmbed',
    'WikiTarget',
    'WikiLabel',
    { name: 'WikiMark', style: tags.processingInstruction },
    'Highlight',
    { name: 'HighlightMark', style: tags.processingInstruction },
    'InlineMath',
    { name: 'NoteComment', style: tags.comment },
    'Hashtag',
    'FootnoteCall',
    'InlineFootnote',
    { name: 'FootnoteMark', style: tags.processingInstruction },
    { name: 'BlockId', style: tags.processingInstruction },
  ],
  parseInline: [
    { ...wikiLink },
    highlight,
    strike,
    inlineMath,
    inlineComment,
    hashtag,
    footnoteCall,
    inlineFootnote,
    blockId,
  ],
}
