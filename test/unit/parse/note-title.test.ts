import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { sketchNote } from '../../../src/parse/sketch-note.ts'
import { parse, parsers } from './parse.ts'

describe.each(parsers)('the title of a note (%s)', (parser) => {
  /** The title, where it is from, and whether the page shows its heading once; a look without a parser must agree. */
  const title = (source: string, path = 'folder/Bread.md') => {
    const { note } = parse(source, { parser }, { path, homeTitle: 'Kitchen' })
    expect(sketchNote(path as NotePath, source, 'Kitchen').title).toBe(note.title)
    return `${note.title} (${note.titleFrom}${note.opensWithTitle ? ', opens' : ''})`
  }

  it('is the property, whatever the headings say', () => {
    expect(title('---\ntitle: Rye\n---\n# Wheat')).toBe('Rye (property)')
    expect(title('---\ntitle: 2024\n---\ntext')).toBe('2024 (property)')
    expect(title('---\ntitle: Rye\n---\n\n# Rye\n\n# Wheat')).toBe('Rye (property, opens)')
    expect(title('---\ntitle: Rye\n---\nFirst this.\n\n# Rye')).toBe('Rye (property)')
  })

  it('is a heading 1 that opens the note and is the only one', () => {
    expect(title('# Sourdough *loaf* [[Rye|and rye]]\n\n## Flour')).toBe(
      'Sourdough loaf and rye (heading, opens)',
    )
    expect(title('Sourdough\n=====\n\ntext')).toBe('Sourdough (heading, opens)')
    expect(title('Long\nheading\n=\n\ntext')).toBe('Long heading (heading, opens)')
    expect(title('<!-- draft -->\n\n%% to do\n\n# No %%\n\n[r]: https://e.example\n\n# Sourdough')).toBe(
      'Sourdough (heading, opens)',
    )
    expect(title('# Sourdough\n\n```sh\n# a comment\n```\n\n> # Quoted\n\n%%\n# Hidden\n%%')).toBe(
      'Sourdough (heading, opens)',
    )
  })

  it('is the file’s name where a heading 1 stands elsewhere, or is one of several', () => {
    expect(title('Some words.\n\n# Background\n\ntext')).toBe('Bread (file)')
    expect(title('## Context\n\n# Authentication')).toBe('Bread (file)')
    expect(title('# Flour\n\n# Water')).toBe('Bread (file)')
    expect(title('# Flour\n\nWater\n===')).toBe('Bread (file)')
    expect(title('> # Quoted')).toBe('Bread (file)')
    expect(title('#\n\ntext')).toBe('Bread (file)')
    expect(title('![[loaf.png]]\n\n# Flour')).toBe('Bread (file)')
  })

  it('is the opening heading among several, where that is a name of the note', () => {
    expect(title('# bread!\n\n# Flour')).toBe('bread! (heading, opens)')
    expect(title('---\naliases: [Daily bread]\n---\n# Daily Bread\n\n# Flour')).toBe(
      'Daily Bread (heading, opens)',
    )
  })

  it('puts a slug into words, and takes an alias’s spelling of them', () => {
    expect(title('text', 'a/daily-bread.md')).toBe('Daily bread (file)')
    expect(title('---\nalias: Daily Bread\n---\ntext', 'a/daily-bread.md')).toBe('Daily Bread (file)')
    expect(title('text', 'daily-bread/index.md')).toBe('Daily bread (file)')
    expect(title('text', 'index.md')).toBe('Kitchen (file)')
  })

  it('is the first heading where nobody can read the name', () => {
    const path = 'inbox/0f8b6c1e9a7d.md'
    expect(title('words\n\n### Flour ###\n\n# Water', path)).toBe('Flour (heading)')
    expect(title('# Flour\n\n# Water', path)).toBe('Flour (heading, opens)')
    expect(title('no heading', path)).toBe('0f8b6c1e9a7d (file)')
  })
})
