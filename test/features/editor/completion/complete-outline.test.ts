import { describe, expect, it } from 'vitest'
import { completeEmoji } from '../../../../src/features/editor/completion/complete-emoji.ts'
import {
  type CompletionOutline,
  completeOutline,
} from '../../../../src/features/editor/completion/complete-outline.ts'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'
import { findIdPlace } from '../../../../src/features/editor/completion/find-id-place.ts'
import type { NotePath } from '../../../../src/model/path.ts'

const outline: CompletionOutline = {
  path: 'raft.md' as NotePath,
  headings: [
    { depth: 1, text: 'Raft' },
    { depth: 2, text: 'Terms' },
    { depth: 3, text: 'How they grow' },
    { depth: 2, text: 'Logs | and [gaps]', slug: 'logs-and-gaps', otherSlug: 'logs--and-gaps' },
  ],
  blocks: [{ id: 'quorum', text: 'A majority of the servers.' }],
  paragraphs: [
    { text: 'A leader sends heartbeats.', offset: 120, behind: 'heartbeats.' },
    { text: 'A leader sends heartbeats.', offset: 180, behind: 'heartbeats.' },
  ],
}

function offered(typed: string): readonly { label: string; insert: string; also?: unknown }[] {
  const place = findCompletionPlace(typed, typed.length)
  return place?.kind === 'heading' || place?.kind === 'block' ? completeOutline(outline, place, 20) : []
}

describe('the place of a block id', () => {
  const also = { offset: 12, behind: 'the second.' }

  it('is where it was offered, or where the same words now end a line', () => {
    expect(findIdPlace('a\n\nthe second.', { offset: 14, behind: 'the second.' })).toBe(14)
    expect(findIdPlace('new line\n\nthe second.\nmore', also)).toBe(21)
    expect(findIdPlace('the second. And on', also)).toBeUndefined()
    expect(findIdPlace('the second.\n\nthe second.\n', { offset: 5, behind: 'the second.' })).toBeUndefined()
    expect(findIdPlace('---\ntags: [x]\n---\n', also)).toBeUndefined()
  })
})

describe('completing inside a note', () => {
  it('offers headings in the order of the note, without what would end the link', () => {
    expect(offered('[[raft#').map(({ insert }) => insert)).toEqual([
      'Raft]]',
      'Terms]]',
      'How they grow]]',
      'Logs and gaps]]',
    ])
  })

  it('offers only headings below the one that is named', () => {
    expect(offered('[[raft#Terms#').map(({ label }) => label)).toEqual(['How they grow'])
  })

  it('finds headings by their ids, too, and writes their text', () => {
    const logs = expect.objectContaining({ label: 'Logs | and [gaps]', insert: 'Logs and gaps]]' })
    expect(offered('[[raft#logs--and-g')).toEqual([logs])
    expect(offered('[[raft#logs-and-g')[0]).toEqual(logs)
  })

  it('offers blocks that have an id first, and an id for the others', () => {
    const blocks = offered('[[raft#^')
    expect(blocks[0]).toMatchObject({ label: '^quorum', insert: 'quorum]]' })
    expect(blocks[1]).toMatchObject({
      insert: 'a-leader-sends]]',
      also: { path: 'raft.md', offset: 120, behind: 'heartbeats.', text: ' ^a-leader-sends' },
    })
  })
})

describe('completing emoji', () => {
  const emojis = [
    { emoji: '😄', names: ['smile'] },
    { emoji: '🌱', names: ['seedling', 'sprout'] },
    { emoji: '😃', names: ['smiley'] },
  ]

  it('finds them by any of their names, the nearest first', () => {
    expect(completeEmoji(emojis, 'smile', 5).map(({ insert }) => insert)).toEqual(['😄', '😃'])
    expect(completeEmoji(emojis, 'spr', 5)[0]).toMatchObject({ label: '🌱 sprout', insert: '🌱' })
  })
})
