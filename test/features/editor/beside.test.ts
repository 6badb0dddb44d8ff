import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { collectBeside } from '../../../src/features/editor/collect-beside.ts'
import { readOutline } from '../../../src/features/editor/web/beside/read-outline.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

function outlineOf(doc: string) {
  const extensions = [yamlFrontmatter({ content: markdown({ base: markdownLanguage }) })]
  const state = EditorState.create({ doc, extensions })
  let outline = readOutline(state, (left) => left)
  // A busy machine may need more than one turn to read the text, as the panel takes too.
  while (!outline.isWhole) outline = readOutline(state, (left) => left)
  const { headings, links } = outline
  return {
    headings: headings.map(({ text, depth }) => `${depth} ${text}`),
    links: links.map(({ text }) => text),
  }
}

describe('the outline of a text', () => {
  it('has its headings, and its links once each, as they are typed', () => {
    const text = [
      '---\ntitle: x\n---',
      '# One **bold** [[a|b]]',
      'Two\n---',
      '```\n# no\n[[no]]\n```',
      '[[Page cache#Part|shown]] and [[page cache]] and `[[code]]`',
      '[here](sub/other%20note.md) [there](https://x.example/) ![[a.png]] [part](#x)',
      '### Three ###',
    ].join('\n\n')
    expect(outlineOf(text)).toEqual({
      headings: ['1 One bold b', '2 Two', '3 Three'],
      links: ['a', 'Page cache', 'sub/other note.md', 'a.png'],
    })
    expect(outlineOf('')).toEqual({ headings: [], links: [] })
  })
})

describe('what the garden says beside a note', () => {
  it('is who links to it and who names it, with their sentences', async () => {
    const { garden } = await sessionOn(
      createMemoryStore({
        'Raft.md': 'Text.',
        'a.md': 'First. It uses [[Raft]] daily. And [[raft|again]].',
        'b.md': 'People like Raft a lot. Really.',
      }),
    ).update()
    expect(collectBeside(garden, 'Raft.md' as NotePath)).toEqual({
      backlinks: [
        {
          path: 'a.md',
          title: 'a',
          sentences: [
            { before: 'It uses ', link: 'Raft', after: ' daily.' },
            { before: 'And ', link: 'again', after: '.' },
          ],
        },
      ],
      backlinkCount: 1,
      mentions: [
        {
          path: 'b.md',
          title: 'b',
          sentences: [{ before: 'People like ', link: 'Raft', after: ' a lot.' }],
        },
      ],
      mentionCount: 1,
    })
    expect(collectBeside(garden, 'none.md' as NotePath).backlinkCount).toBe(0)
  })
})
