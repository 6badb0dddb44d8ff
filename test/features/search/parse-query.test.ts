import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/features/search/query/parse-query.ts'

const word = (text: string, more: object = {}) => ({
  kind: 'word',
  text,
  isExcluded: false,
  isOpen: false,
  ...more,
})

describe('a query', () => {
  it('is words, of which the last may still be typed', () => {
    expect(parseQuery('page cache')).toEqual([word('page'), word('cache', { isOpen: true })])
    expect(parseQuery('page cache ')).toEqual([word('page'), word('cache')])
  })

  it('has phrases in quotes', () => {
    expect(parseQuery('"page cache" linux ')).toEqual([
      { kind: 'phrase', text: 'page cache', isExcluded: false },
      word('linux'),
    ])
  })

  it('takes a quote that is not closed for a phrase in the making', () => {
    expect(parseQuery('"page ca')).toEqual([{ kind: 'phrase', text: 'page ca', isExcluded: false }])
    expect(parseQuery('"pag')).toEqual([word('pag', { isOpen: true })])
  })

  it('has filters, with quotes where a name has spaces', () => {
    expect(parseQuery('tag:linux topic:"Distributed systems" Stage:evergreen')).toEqual([
      { kind: 'filter', filter: 'tag', value: 'linux', isExcluded: false },
      { kind: 'filter', filter: 'topic', value: 'Distributed systems', isExcluded: false },
      { kind: 'filter', filter: 'stage', value: 'evergreen', isExcluded: false },
    ])
  })

  it('leaves out what has a minus', () => {
    expect(parseQuery('raft -paxos -tag:draft -"two phase"')).toEqual([
      word('raft'),
      word('paxos', { isExcluded: true }),
      { kind: 'filter', filter: 'tag', value: 'draft', isExcluded: true },
      { kind: 'phrase', text: 'two phase', isExcluded: true },
    ])
  })

  it('takes options of commands for words, not for what is to be left out', () => {
    expect(parseQuery('git --no-ff ')).toEqual([word('git'), word('--no-ff')])
  })

  it('never fails', () => {
    for (const query of ['', ' ', '-', '""', '"', 'tag:', '-tag:', ':', 'a:b', '- "', '\\', '((('])
      expect(() => parseQuery(query)).not.toThrow()
    expect(parseQuery('  - "" tag: !!')).toEqual([])
  })
})
