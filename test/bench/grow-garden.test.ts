import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { frontmatterEnd, growGarden, suffixNote } from './grow-garden.mjs'
import { listFiles } from './list-files.mjs'

describe('growGarden', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hortus-grow-'))
    const files = {
      'a/One.md': '[[Two|2]] ![[x.png]]',
      'a/x.png': 'x',
      'b/Two.md': '[[a/One#H]]',
      'c/Last.md': '',
      'z.png': 'z',
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, 'from', path)), { recursive: true })
      writeFileSync(join(dir, 'from', path), text)
    }
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('makes exactly as many notes as asked, in copies whose last one is cut by path', () => {
    growGarden(join(dir, 'from'), 5, join(dir, 'to'))
    expect(listFiles(join(dir, 'to'))).toEqual([
      'copy-1/a/One c1.md',
      'copy-1/a/x c1.png',
      'copy-1/b/Two c1.md',
      'copy-1/c/Last c1.md',
      'copy-2/a/One c2.md',
      'copy-2/a/x c2.png',
      'copy-2/b/Two c2.md',
    ])
  })

  it('leads every wiki-link to the note or asset of its own copy', () => {
    growGarden(join(dir, 'from'), 5, join(dir, 'to'))
    expect(readFileSync(join(dir, 'to/copy-2/a/One c2.md'), 'utf8')).toBe('[[Two c2|2]] ![[x c2.png]]')
    expect(readFileSync(join(dir, 'to/copy-2/b/Two c2.md'), 'utf8')).toBe('[[a/One c2#H]]')
  })
})

describe('suffixNote', () => {
  const assets = new Set(['x.png'])
  it.each([
    ['a name with a dot', '[[v0.12]]', '[[v0.12 c2]]'],
    ['a name with its extension', '[[Two.md|t]]', '[[Two c2.md|t]]'],
    ['an escaped divider in a table', '| [[a\\|b]] |', '| [[a c2\\|b]] |'],
    ['spaces inside the brackets', '[[Two ]]', '[[Two c2 ]]'],
    ['a fragment of the same note, which stays', '[[#H]]', '[[#H]]'],
    [
      'a block list of aliases',
      '---\naliases:\n- \n- "T w"\ntags:\n- a\n---\n',
      '---\naliases:\n- \n- "T w c2"\ntags:\n- a\n---\n',
    ],
    ['a flow list of aliases', '---\naliases: [a, b]\n---\n', '---\naliases: [a c2, b c2]\n---\n'],
  ])('handles %s', (_, text, expected) => {
    expect(suffixNote(text, ' c2', assets)).toBe(expected)
  })
})

describe('frontmatterEnd', () => {
  it('ends after the closing fence and takes a rule in the text for none', () => {
    expect(frontmatterEnd('---\na: 1\n---\ntext')).toBe(13)
    expect(frontmatterEnd('text\n---\n')).toBe(0)
    expect(frontmatterEnd('---\nnever closed')).toBe(0)
  })
})
