import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'
import { frontmatterEntries } from '../parse/frontmatter-items.ts'
import type { MeantLink } from '../session/meant-links.ts'
import type { OpenNote } from './language-server.ts'
import { type NoteParts, walkTree } from './note-parts.ts'

/** The kinds of tokens, standard ones, so that every theme has a colour for them. */
export const tokenTypes = ['class', 'comment', 'enum', 'decorator', 'label', 'keyword', 'property'] as const

/** What tokens are besides: for those who want to tell them apart. */
export const tokenModifiers = ['found', 'wanted', 'ambiguous', 'embed'] as const

/** A part of one line with a meaning. */
interface Token {
  readonly range: Range
  readonly type: (typeof tokenTypes)[number]
  readonly modifiers: readonly (typeof tokenModifiers)[number][]
}

/** The tokens of a note, in order; none overlaps another, none reaches over a line's end. */
export function collectTokens(
  { document }: Pick<OpenNote, 'document'>,
  note: Note,
  links: readonly MeantLink[],
  parts: NoteParts,
): readonly Token[] {
  const text = document.getText()
  const tokens: Token[] = links.flatMap((meant) => linkToken(meant) ?? [])
  for (const range of parts.tags) tokens.push({ range, type: 'decorator', modifiers: [] })
  for (const { id, range } of note.blocks) {
    const behind = text.slice(range.end, range.end + id.length + 200)
    const marker = new RegExp(`^[\\s>|]*(?=\\^${id}(?![a-z0-9-]))`, 'i').exec(behind)
    if (marker === null) continue
    const start = range.end + marker[0].length
    tokens.push({ range: { start, end: start + 1 + id.length }, type: 'label', modifiers: [] })
  }
  for (const { key, range } of frontmatterEntries(text))
    tokens.push({
      range: { start: range.start, end: range.start + key.length },
      type: 'property',
      modifiers: [],
    })
  walkTree(parts.tree, (node, range) => {
    if (node.type !== 'callout') return undefined
    const open = text.indexOf('[!', range.start)
    const close = text.indexOf(']', open)
    if (open >= 0 && close > open && close < range.end)
      tokens.push({ range: { start: open, end: close + 1 }, type: 'keyword', modifiers: [] })
    return undefined
  })
  return inOrder(tokens.flatMap((token) => byLine(token, text)))
}

/** Numbers as the protocol sends them: five for each token, each counted from the one before. */
export function encodeTokens({ document }: Pick<OpenNote, 'document'>, tokens: readonly Token[]): number[] {
  let line = 0
  let character = 0
  return tokens.flatMap(({ range, type, modifiers }) => {
    const start = document.positionAt(range.start)
    const length = document.positionAt(range.end).character - start.character
    const from = start.line === line ? character : 0
    const numbers = [
      start.line - line,
      start.character - from,
      length,
      tokenTypes.indexOf(type),
      modifiers.reduce((bits, one) => bits | (1 << tokenModifiers.indexOf(one)), 0),
    ]
    line = start.line
    character = start.character
    return numbers
  })
}

/** The one edit that makes one list of numbers of another. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): { readonly start: number; readonly deleteCount: number; readonly data: number[] }[] {
  let same = 0
  while (same < before.length && same < after.length && before[same] === after[same]) same++
  if (same === before.length && same === after.length) return []
  let end = 0
  const most = Math.min(before.length, after.length) - same
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return [
    { start: same, deleteCount: before.length - same - end, data: after.slice(same, after.length - end) },
  ]
}

function linkToken({ link, resolution }: MeantLink): Token | undefined {
  const { range, embed } = link
  const also = embed ? (['embed'] as const) : []
  if (resolution.kind === 'missing') return { range, type: 'comment', modifiers: ['wanted', ...also] }
  if (resolution.kind === 'ambiguous') return { range, type: 'enum', modifiers: ['ambiguous', ...also] }
  return resolvedPath(resolution) === undefined
    ? undefined
    : { range, type: 'class', modifiers: ['found', ...also] }
}

/** A token over several lines as one for each. */
function byLine(token: Token, text: string): readonly Token[] {
  const { start, end } = token.range
  const written = text.slice(start, end)
  if (!/[\n\r]/.test(written)) return [token]
  return [...written.matchAll(/[^\n\r]+/g)].map((match) => ({
    ...token,
    range: { start: start + match.index, end: start + match.index + match[0].length },
  }))
}

/** Sorted; of two that overlap the one that starts first stays. */
function inOrder(tokens: readonly Token[]): readonly Token[] {
  let end = 0
  return [...tokens]
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .filter(({ range }) => {
      if (range.start < end || range.end <= range.start) return false
      end = range.end
      return true
    })
}
