import { describe, expect, it } from 'vitest'
import { collectMatches } from '../../../../../src/features/editor/web/find/collect-matches.ts'
import { type FindQuery, readQuery } from '../../../../../src/features/editor/web/find/find-query.ts'

const usual: FindQuery = {
  search: '',
  replacement: '',
  isCaseSensitive: false,
  isWholeWord: false,
  isRegExp: false,
}

/** What becomes of a text when all that a query finds is replaced. */
function replaceAll(text: string, part: Partial<FindQuery>, scope?: { from: number; to: number }): string {
  const query = { ...usual, ...part }
  const read = readQuery(query)
  if (read.kind !== 'ready') return read.kind
  const { isRegExp, isWholeWord, replacement } = query
  const { pattern, flags } = read
  const limit = Number.MAX_SAFE_INTEGER
  const matches = collectMatches({
    text,
    pattern,
    flags,
    isWholeWord,
    scope,
    replacement,
    hasGroups: isRegExp,
    limit,
  })
  let made = ''
  let at = 0
  for (const { from, to, insert = '' } of matches) {
    made += text.slice(at, from) + insert
    at = to
  }
  return made + text.slice(at)
}

describe('finding and replacing', () => {
  it('takes words as they are written, in either case', () => {
    expect(replaceAll('A.b a.B axb', { search: 'a.b', replacement: '$1' })).toBe('$1 $1 axb')
    expect(replaceAll('Tea tea', { search: 'tea', replacement: 'x', isCaseSensitive: true })).toBe('Tea x')
    expect(replaceAll('ÄRGER ärger', { search: 'ärger', replacement: 'x' })).toBe('x x')
  })

  it('finds whole words alone in every script', () => {
    const part = { search: 'рот', replacement: '·', isWholeWord: true }
    expect(replaceAll('рот ротор (рот) срот', part)).toBe('· ротор (·) срот')
    expect(replaceAll('C++ C+ C', { search: 'C++', replacement: 'D', isWholeWord: true })).toBe('D C+ C')
  })

  it('puts groups, line ends and tabs into what replaces', () => {
    const part = { isRegExp: true, search: '(\\w+), (?<given>\\w+)', replacement: '$<given> $1\\n$$$&\\t$3' }
    expect(replaceAll('Bell, Ada', part)).toBe('Ada Bell\n$Bell, Ada\t$3')
  })

  it('takes lines for themselves, and places without characters too', () => {
    expect(replaceAll('one\ntwo', { isRegExp: true, search: '^', replacement: '> ' })).toBe('> one\n> two')
    expect(replaceAll('a😀b', { isRegExp: true, search: '', replacement: '-' })).toBe('empty')
    expect(replaceAll('😀', { isRegExp: true, search: 'x*', replacement: '-' })).toBe('-😀-')
  })

  it('stays in the selection', () => {
    const part = { search: 'a', replacement: 'b' }
    expect(replaceAll('aaaa', part, { from: 1, to: 3 })).toBe('abba')
    expect(replaceAll('aaaa', { ...part, search: 'aaa' }, { from: 1, to: 3 })).toBe('aaaa')
  })

  it('says why something is no expression', () => {
    const read = readQuery({ ...usual, isRegExp: true, search: '(open' })
    expect(read).toEqual({ kind: 'bad', reason: 'Unterminated group' })
    expect(readQuery({ ...usual, isRegExp: true, search: '\\-\\_' }).kind).toBe('ready')
  })
})
