import { beforeAll, describe, expect, it } from 'vitest'
import type { Completion } from '../../../../src/features/editor/completion/completion.ts'
import type { CompletionData } from '../../../../src/features/editor/completion/completion-data.ts'
import { createCompleter } from '../../../../src/features/editor/completion/create-completer.ts'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { readData } from './read-data.ts'

let data: CompletionData

beforeAll(async () => {
  data = await readData({
    'linux/page-cache.md':
      '---\naliases: [buffer cache]\nstage: budding\n---\n# Page cache\n\nHolds pages. #linux/memory',
    'linux/writeback.md': 'Flushes the [[page-cache|cached pages]] and [[Dirty page]].\n#linux',
    'linux/index.md': '# Linux',
    'db/index.md': '# Databases\n\n[[writeback]] [[page-cache]]',
    'db/write-ahead log.md': 'Before [[writeback]]. [[Dirty page]] [[Checkpoint]]',
    'db/Façade.md': '---\nstage: evergreen\n---\nText',
    'a#b.md': 'No link can name this.',
    'img/tree.png': '',
  })
})

/** What is offered at `‸` of the note `path`. */
function offered(marked: string, path = 'note.md'): readonly Completion[] {
  const offset = marked.indexOf('‸')
  const place = findCompletionPlace(marked.replace('‸', ''), offset)
  return place === undefined ? [] : createCompleter(data).complete(path as NotePath, place)
}

describe('completing where labels stand first', () => {
  it('puts the label before the name, and offers names behind a label', () => {
    const labelFirst = { ...data, labelReading: 'usual' } as const
    const inserted = (marked: string): string | undefined => {
      const place = findCompletionPlace(marked.replace('‸', ''), marked.indexOf('‸'), { isLabelFirst: true })!
      return createCompleter(labelFirst).complete('note.md' as NotePath, place)[0]?.insert
    }
    expect(inserted('[[Page c‸')).toBe('Page cache|page-cache]]')
    expect(inserted('[[what holds pages|Page c‸]]')).toBe('page-cache]]')
    expect(findCompletionPlace('[[why|page-cache#Wh', 19, { isLabelFirst: true })).toMatchObject({
      kind: 'heading',
      target: 'page-cache',
      from: 17,
    })
  })
})

describe('completing a wiki-link', () => {
  it('finds a note by its file, its title and its aliases, once', () => {
    expect(offered('[[page-ca‸')[0]).toMatchObject({ kind: 'note', insert: 'page-cache]]' })
    expect(offered('[[Page c‸')[0]).toMatchObject({ label: 'Page cache', insert: 'page-cache|Page cache]]' })
    expect(offered('[[buff‸]]')[0]).toMatchObject({ kind: 'alias', insert: 'page-cache|buffer cache]]' })
    expect(offered('[[cache‸').filter(({ detail }) => detail === 'linux/page-cache.md')).toHaveLength(1)
  })

  it('forgives accents, case and letters left out', () => {
    expect(offered('[[facade‸')[0]).toMatchObject({ label: 'Façade' })
    expect(offered('[[WAL‸')[0]).toMatchObject({ label: 'write-ahead log' })
    expect(offered('[[log ahead‸')[0]).toMatchObject({ label: 'write-ahead log' })
  })

  it('writes the path where a name alone would be ambiguous', () => {
    expect(offered('[[Databases‸')[0]).toMatchObject({ insert: 'db/index|Databases]]' })
  })

  it('offers names that no note has yet, with how many ask', () => {
    expect(offered('[[dirty‸')[0]).toEqual({
      kind: 'wanted',
      label: 'Dirty page',
      detail: 'not written yet; 2 links ask for it',
      insert: 'Dirty page]]',
      bare: 'Dirty page',
    })
  })

  it('never offers the note itself, nor one that no link can name', () => {
    expect(offered('[[writeb‸', 'linux/writeback.md').map(({ label }) => label)).not.toContain('writeback')
    expect(offered('[[a‸').map(({ detail }) => detail)).not.toContain('a#b.md')
  })

  it('puts what is near in the graph before what only sounds alike', () => {
    const first = (path: string): string | undefined => offered('[[‸', path)[0]?.detail
    expect(first('db/write-ahead log.md')).toBe('linux/writeback.md')
    expect(first('linux/page-cache.md')).toBe('linux/writeback.md')
  })

  it('offers pictures first in an embed and last in a link', () => {
    expect(offered('![[tr‸')[0]).toMatchObject({ kind: 'asset', insert: 'tree.png]]' })
  })

  it('offers display texts that links used before', () => {
    expect(offered('[[page-cache|‸').map(({ label }) => label)).toEqual([
      'cached pages',
      'Page cache',
      'buffer cache',
    ])
  })
})

describe('completing other things', () => {
  it('offers the tags of the garden, also as values of the property', () => {
    expect(offered('x #lin‸').map(({ label }) => label)).toEqual(['#linux', '#linux/memory'])
    expect(offered('---\ntags: [mem‸]\n---\n')[0]).toMatchObject({ insert: 'linux/memory' })
  })

  it('offers properties and their values, those of the garden first', () => {
    expect(offered('---\nsta‸\n---\n').map(({ insert }) => insert)).toContain('stage: ')
    const stages = offered('---\nstage: ‸\n---\n').map(({ label }) => label)
    expect(stages.slice(0, 2)).toEqual(['budding', 'evergreen'])
    expect(stages).toContain('seedling')
  })

  it('offers callouts', () => {
    expect(offered('> [!warn‸')[0]).toMatchObject({ insert: 'warning] ' })
  })
})
