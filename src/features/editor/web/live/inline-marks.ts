import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { markTag } from './html-tags.ts'
import type { MarkContext, MarkHandler } from './mark-context.ts'
import { textOf } from './shown-by-page.ts'

/** Text between two marks that are seen only where somebody is at it. */
function between(className: string): MarkHandler {
  return (cx, { node }) => {
    cx.style(node.from, node.to, className)
    const { firstChild, lastChild } = node
    if (!firstChild || !lastChild || firstChild.from === lastChild.from || cx.isTouched(node.from, node.to))
      return undefined
    cx.hide(node.from, firstChild.to)
    cx.hide(lastChild.from, node.to)
    return undefined
  }
}

/** One tilde strikes as two do, but where the page sets low what it is around. */
const markStrike: MarkHandler = (cx, node) => {
  const source = cx.slice(node.from, node.to)
  const isLow = source[1] !== '~' && cx.input.htmlOf(source)?.includes('<sub>')
  return between(isLow ? 'cm-live-sub' : 'cm-live-strike')(cx, node)
}

/** `#!py print()` in code says its language to some programs, and is not seen. */
const markCode: MarkHandler = (cx, node) => {
  const [language] = /^`#!\w+ /.exec(cx.slice(node.from, Math.min(node.to, node.from + 40))) ?? []
  const isRead = language !== undefined && textOf(cx.input.htmlOf(`${language}x\``) ?? '') === 'x'
  if (isRead && !cx.isTouched(node.from, node.to)) cx.hide(node.from + 1, node.from + language.length)
  return between('cm-live-code')(cx, node)
}

/** The whole of it in one look. */
function styled(className: string, isWhole = false): MarkHandler {
  return (cx, { from, to }) => {
    cx.style(from, to, className)
    return isWhole ? false : undefined
  }
}

const markLink: MarkHandler = (cx, { node }) => {
  const marks = node.getChildren('LinkMark')
  const [open, close] = marks
  const isWhole = node.getChild('URL') ?? node.getChild('LinkLabel')
  // `[text]` alone is a link only where the note says elsewhere what it means.
  if (!open || !close || !isWhole) return undefined
  const isEmpty = close.from === open.to
  const url = node.getChild('URL')
  cx.style(open.to, close.from, 'cm-live-link')
  if (cx.isTouched(node.from, node.to)) return undefined
  if (isEmpty && url) {
    cx.style(url.from, url.to, 'cm-live-link')
    cx.hide(node.from, url.from)
    cx.hide(url.to, node.to)
    return false
  }
  cx.hide(node.from, open.to)
  cx.hide(close.from, node.to)
  return undefined
}

const markAutolink: MarkHandler = (cx, { node }) => {
  cx.style(node.from, node.to, 'cm-live-link')
  if (!cx.isTouched(node.from, node.to))
    for (const mark of node.getChildren('LinkMark')) cx.hide(mark.from, mark.to)
  return false
}

/** Where a wiki-link leads, without its fragment. */
function linkTarget(cx: MarkContext, link: SyntaxNode): string {
  const target = link.getChild('WikiTarget')
  const label = link.getChild('WikiLabel')
  const left = target ? cx.slice(target.from, target.to) : ''
  const right = label ? cx.slice(label.from, label.to) : ''
  return (right.trim() === '' ? left : cx.input.targetSide(left, right)).replace(/#.*$/, '').trim()
}

const markWikiLink: MarkHandler = (cx, { node }) => {
  if (cx.isTouched(node.from, node.to)) return false
  const target = node.getChild('WikiTarget')
  const label = node.getChild('WikiLabel')
  if (!target) return false
  if (cx.input.linkClass) cx.style(node.from, node.to, cx.input.linkClass(linkTarget(cx, node)))
  const [left, right] = [cx.slice(target.from, target.to), label ? cx.slice(label.from, label.to) : '']
  if (label && right.trim() !== '') {
    const isLabelFirst = cx.input.targetSide(left, right) !== left
    const seen = isLabelFirst ? target : label
    cx.hide(node.from, seen.from)
    cx.hide(seen.to, node.to)
    return false
  }
  cx.hide(node.from, target.from)
  cx.hide(target.to, node.to)
  showFragment(cx, target, left)
  return false
}

/** `Note#Part` reads as “Note > Part”, and `#Part` as “Part”. */
function showFragment(cx: MarkContext, { from }: SyntaxNode, target: string): void {
  for (let at = target.indexOf('#'); at >= 0; at = target.indexOf('#', at + 1)) {
    if (at === 0) cx.hide(from, from + 1)
    else cx.show(from + at, from + at + 1, { kind: 'text', text: ' › ', className: 'cm-live-part' })
  }
}

/** Pictures, players and notes that stand among text. Somebody at it sees the source, and behind it what it becomes. */
const markEmbed: MarkHandler = (cx, node) => {
  const source = cx.slice(node.from, node.to)
  if (!cx.isKnown(source)) {
    cx.style(node.from, node.to, 'cm-live-faint')
    return false
  }
  const isTouched = cx.isTouched(node.from, node.to)
  // An embed that is a block stands below its source already.
  if (isTouched && isAlone(cx, node.node)) return false
  cx.show(isTouched ? node.to : node.from, node.to, { kind: 'piece', source, form: 'inline' })
  return false
}

/** Whether nothing else stands on an embed's lines but the marks of quotes. */
function isAlone(cx: MarkContext, { from, to, parent }: SyntaxNode): boolean {
  const { doc } = cx.input
  const before = cx.slice(doc.lineAt(from).from, from)
  return parent?.name === 'Paragraph' && parent.from === from && parent.to === to && /^[\s>]*$/.test(before)
}

const markFormula: MarkHandler = (cx, node) => {
  const source = cx.slice(node.from, node.to)
  const isShown =
    !cx.isTouched(node.from, node.to) &&
    cx.isKnown(source) &&
    cx.show(node.from, node.to, { kind: 'piece', source, form: 'inline' })
  if (!isShown) cx.style(node.from, node.to, 'cm-live-math')
  return false
}

/** `[^1]` and `[^1]:` without their brackets, as the number that the page gives the footnote. */
function markFootnote(className: string, closing: number): MarkHandler {
  return (cx, { from, to }) => {
    if (cx.isTouched(from, to)) return false
    const number = cx.input.numberOf?.(cx.slice(from + 2, to - closing))
    if (number !== undefined) {
      cx.show(from, to, { kind: 'text', text: String(number), className })
      return false
    }
    cx.hide(from, from + 2)
    cx.style(from + 2, to - closing, className)
    cx.hide(to - closing, to)
    return false
  }
}

/** `\*` without the backslash. */
const markEscape: MarkHandler = (cx, { from, to }) => {
  if (!cx.isTouched(from, to)) cx.hide(from, from + 1)
  return false
}

/** An address by itself; one in a link belongs to it. */
const markAddress: MarkHandler = (cx, { node }: SyntaxNodeRef) => {
  if (node.parent?.name !== 'Link' && node.parent?.name !== 'LinkReference')
    cx.style(node.from, node.to, 'cm-live-link')
  return false
}

/** How what stands within lines is marked, by the names of its nodes. */
export const inlineHandlers: readonly (readonly [name: string, handle: MarkHandler])[] = [
  ['Emphasis', between('cm-live-em')],
  ['StrongEmphasis', between('cm-live-strong')],
  ['Strikethrough', markStrike],
  ['Highlight', between('cm-live-highlight')],
  ['InlineCode', markCode],
  ['InlineFootnote', between('cm-live-aside')],
  ['Link', markLink],
  ['Autolink', markAutolink],
  ['URL', markAddress],
  ['WikiLink', markWikiLink],
  ['WikiEmbed', markEmbed],
  ['Image', markEmbed],
  ['InlineMath', markFormula],
  ['Hashtag', styled('cm-live-tag', true)],
  ['FootnoteCall', markFootnote('cm-live-call', 1)],
  ['FootnoteLabel', markFootnote('cm-live-label', 2)],
  ['BlockId', styled('cm-live-faint', true)],
  ['NoteComment', styled('cm-live-faint', true)],
  ['HTMLTag', markTag],
  ['Comment', styled('cm-live-faint', true)],
  ['Escape', markEscape],
]
