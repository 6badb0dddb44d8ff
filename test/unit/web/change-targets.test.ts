import { describe, expect, it } from 'vitest'
import type { NoteOutline } from '../../../src/features/editor/edit-api.ts'
import {
  collectTargets,
  movesIn,
  notePathFor,
  pathAfter,
  pathOfExtract,
  placeAfter,
  targetAt,
} from '../../../src/features/editor/web/changes/change-targets.ts'
import type { NotePath } from '../../../src/model/path.ts'

const text = '---\naliases:\n  - "Cache"\n---\n# Page *cache*\n\nOf #linux/memory. ^one\n\n## Page cache\n'
const outline: NoteOutline = {
  path: 'os/Page cache.md' as NotePath,
  headings: [
    { depth: 1, text: 'Page cache', slug: 'page-cache', offset: text.indexOf('# Page *') },
    { depth: 2, text: 'Page cache', slug: 'page-cache-1', offset: text.indexOf('## Page') },
  ],
  blocks: [{ id: 'one', text: 'Of' }],
  aliases: ['Cache'],
  tags: ['linux/memory'],
  paragraphs: [],
}
const targets = collectTargets(outline)
const meant = (needle: string, into = 1): string => {
  const { kind, name } = targets[targetAt(targets, outline, text, text.indexOf(needle) + into)]!
  return `${kind} ${name}`
}

describe('what can be called otherwise', () => {
  it('is the note, its folder, headings, blocks, tags with those above them, and aliases', () => {
    expect(targets.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'note os/Page cache.md',
      'folder os',
      'heading Page cache',
      'heading Page cache',
      'block ^one',
      'tag #linux',
      'tag #linux/memory',
      'alias Cache',
    ])
  })

  it('starts with what the cursor is in', () => {
    expect(meant('Of ')).toBe('block ^one')
    expect(meant('#linux')).toBe('tag #linux/memory')
    expect(meant('"Cache"')).toBe('alias Cache')
    expect(targetAt(targets, outline, text, text.indexOf('# Page *') + 4)).toBe(2)
    expect(targetAt(targets, outline, text, text.indexOf('## Page') + 4)).toBe(3)
    expect(meant('---')).toBe('note os/Page cache.md')
  })

  it('becomes a change with the name as the garden writes it', () => {
    const [note, folder, , second, block, tag] = targets
    expect(note!.changeTo('os/Cache')).toMatchObject({ kind: 'move-file', to: 'os/Cache.md' })
    expect(note!.changeTo('Cache')).toMatchObject({ to: 'os/Cache.md' })
    expect(note!.changeTo('/Cache.md')).toMatchObject({ to: 'Cache.md' })
    expect(notePathFor('a/b/n.md' as NotePath, ' Part ')).toBe('a/b/Part.md')
    expect(placeAfter(note!.changeTo('Cache'))).toBe('os/Cache.md')
    expect(placeAfter(second!.changeTo('New'))).toBeUndefined()
    expect(folder!.changeTo('/kernel/')).toMatchObject({ kind: 'move-folder', from: 'os', to: 'kernel' })
    expect(second!.changeTo('New')).toMatchObject({ kind: 'rename-heading', heading: 1, to: 'New' })
    expect(block!.changeTo('^two')).toMatchObject({ kind: 'rename-block', from: 'one', to: 'two' })
    expect(tag!.changeTo('#unix')).toMatchObject({ kind: 'rename-tag', from: 'linux', to: 'unix' })
  })
})

describe('where a note is after a change', () => {
  it('follows moves of it and of its folder, and goes into the note it is merged with', () => {
    const path = outline.path
    expect(pathAfter(targets[0]!.changeTo('x'), path)).toBe('os/x.md')
    expect(pathAfter(targets[1]!.changeTo(''), path)).toBe('Page cache.md')
    expect(pathAfter({ kind: 'merge-notes', from: path, into: 'b.md' as NotePath }, path)).toBe('b.md')
    expect(pathAfter(targets[2]!.changeTo('x'), path)).toBe(path)
    expect(movesIn(targets[0]!.changeTo('x'), path)).toBe('os/Page cache.md → os/x.md')
    expect(movesIn(targets[1]!.changeTo('kernel'), path)).toBe('os/ → kernel/')
    expect(movesIn(targets[1]!.changeTo(''), path)).toBe('os/ → /')
    expect(movesIn(targets[2]!.changeTo('x'), path)).toBeUndefined()
  })
})

describe('a selection that becomes a note', () => {
  it('is named by its first words, without what no name can have', () => {
    expect(pathOfExtract('os/a.md' as NotePath, '\n## Why: *dirty* [[pages|sheets]]?\n')).toBe(
      'os/Why dirty sheets.md',
    )
    expect(pathOfExtract('a.md' as NotePath, '- ')).toBe('Untitled.md')
    expect(pathOfExtract('a.md' as NotePath, 'word '.repeat(40)).length).toBeLessThan(70)
  })
})
