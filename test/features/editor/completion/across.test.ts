import { describe, expect, it } from 'vitest'
import { rankAcross } from '../../../../src/features/editor/completion/across.ts'
import {
  type AcrossTarget,
  acrossQuestion,
} from '../../../../src/features/editor/completion/across-question.ts'
import { findAcross } from '../../../../src/features/editor/completion/find-across.ts'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'
import { outlineNote } from '../../../../src/features/editor/outline-note.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { snapshotOf } from '../../../snapshot-of.ts'

function asked(typed: string): unknown {
  const place = findCompletionPlace(typed, typed.length)
  const question = place && acrossQuestion(place)
  return question && [question.kind, question.query, question.range.from]
}

describe('what is asked of the whole garden', () => {
  it('is its headings behind two hashes and its blocks behind two carets', () => {
    expect(asked('See [[##Wat')).toEqual(['heading', 'Wat', 6])
    expect(asked('See [[^^ the wat')).toEqual(['block', 'the wat', 6])
  })

  it('is nothing where a note is named, or one sign stands alone', () => {
    for (const typed of ['[[#Wat', '[[Pond##Wat', '[[###', '[[^Wat', '[[Pond^^', '## Wat', '[[##Wat]] on'])
      expect(asked(typed), typed).toBeUndefined()
  })
})

const files = {
  'a.md': '# Water\n\nA long text that says in passing what water is.\n',
  'b.md': '# Pond\n\n## Deep water\n\nWater is deep here.\n\n- the roots\n\nIt is mine. ^mine\n',
}
const { notesByPath } = (await snapshotOf(files)).garden
const outline = async (path: NotePath): Promise<ReturnType<typeof outlineNote> | undefined> => {
  const note = notesByPath.get(path)
  const text = Object.entries(files).find(([name]) => name === path)?.[1]
  return note && outlineNote(note, new TextEncoder().encode(text))
}
const find = (kind: AcrossTarget['kind'], query: string): Promise<readonly AcrossTarget[]> =>
  findAcross({ notes: notesByPath.values(), outline }, kind, query)

describe('looking through all notes', () => {
  it('finds headings, the one that fits best first', async () => {
    const found = await find('heading', 'WATER')
    expect(found.map(({ path, text }) => [path, text])).toEqual([
      ['a.md', 'Water'],
      ['b.md', 'Deep water'],
    ])
    expect(await find('heading', '')).toHaveLength(3)
    expect(await find('heading', 'xyz')).toEqual([])
  })

  it('finds blocks by their words, and no headings', async () => {
    const found = await find('block', 'water is')
    expect(found.map(({ text }) => text)).toEqual([
      'Water is deep here.',
      'A long text that says in passing what water is.',
    ])
    expect(await find('block', 'pond')).toEqual([])
    expect(await find('block', 'is mine')).toEqual([
      { kind: 'block', path: 'b.md', id: 'mine', text: 'It is mine.' },
    ])
  })

  it('offers the notes that have blocks where nothing is typed', async () => {
    expect((await find('block', '')).every(({ path }) => path === 'b.md')).toBe(true)
  })

  it('tells a bounded number', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ kind: 'heading', text: `Part ${i}` }) as const)
    const ranked = rankAcross(many, 'part 4999')
    expect(ranked[0]?.text).toBe('Part 4999')
    expect(rankAcross(many, '')).toHaveLength(60)
  })
})
