import fc from 'fast-check'
import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import type { Note } from '../../../src/model/note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNoteWithPlugins } from '../../../src/parse/parse-note.ts'
import { markdown } from './arbitrary-markdown.ts'
import { parse, parsers } from './parse.ts'

/** The prose of a note as the source has it, line ends as blanks; each part must be the same in the plain text. */
function expectProse({ prose, plainText }: Note, source: string): readonly string[] {
  const parts: string[] = []
  let before = 0
  for (let i = 0; i < prose.length; i += 3) {
    const [from, at, length] = [prose[i]!, prose[i + 1]!, prose[i + 2]!]
    const written = source.slice(at, at + length).replace(/[\r\n]/g, ' ')
    expect(plainText.slice(from, from + length)).toBe(written)
    expect(from).toBeGreaterThanOrEqual(before)
    before = from + length
    parts.push(written)
  }
  return parts
}

describe('parseNote', () => {
  it('calls an index note that names itself nowhere like its folder, at the root like the garden', () => {
    const title = (path: string, source = 'text') =>
      parse(source, {}, { path, homeTitle: 'My garden' }).note.title
    expect(title('linux/memory/index.md')).toBe('memory')
    expect(title('Linux/INDEX.md')).toBe('Linux')
    expect(title('index.md')).toBe('My garden')
    expect(title('linux/index.md', '# Memory')).toBe('Memory')
    expect(title('linux/index of files.md')).toBe('index of files')
  })

  it.each(parsers)('takes a block marker right behind an embed, not right behind words (%s)', (parser) => {
    const ids = (source: string) => parse(source, { parser }).note.blocks.map(({ id }) => id)
    expect(ids('![[a.png]]^pic')).toEqual(['pic'])
    expect(ids('text ![x](a.png)^pic')).toEqual(['pic'])
    expect(ids('E = mc^2')).toEqual([])
    expect(ids('[[a]]^id')).toEqual([])
    expect(ids('(see it)^2')).toEqual([])
  })

  it('counts words, and each CJK character', () => {
    expect(parse('one two, *three*\n\n日本語 text 𠮷').note.wordCount).toBe(8)
  })

  it('knows which parts are prose, and where they stand in the source', () => {
    const prose = (source: string) => expectProse(parse(source).note, source)
    expect(prose('# Head\n\nText *with* `code` and [[link]] or [a](b) #tag end')).toEqual([
      'Text ',
      'with',
      ' and ',
      ' or ',
      ' end',
    ])
    expect(prose('> quoted text\n> goes on\n\n- item\n  more')).toEqual([
      'quoted text ',
      'goes on',
      'item ',
      'more',
    ])
    expect(prose('a\\*b &amp; cd\r\nnext line\r\n\r\n    code')).toEqual(['b &', ' cd ', 'next line'])
    expect(prose('one\ntwo')).toEqual(['one two'])
    expect(prose('| cell | x |\n|--|--|\n| text | `c` |')).toEqual(['cell', 'text'])
  })

  it('makes line ends breaks where the garden says so', () => {
    const types = (lineBreaks: 'obsidian' | 'commonmark') => {
      const { tree } = parse('a #t\nb\n\nc', { lineBreaks })
      return (tree.children[0] as { children: { type: string }[] }).children.map((child) => child.type)
    }
    expect(types('obsidian')).toEqual(['text', 'tag', 'break', 'text'])
    expect(types('commonmark')).toEqual(['text', 'tag', 'text'])
  })

  it('survives a plugin that throws', () => {
    const fails = () => () => {
      throw new Error('no luck')
    }
    const { note } = parse('[[a]]', { remarkPlugins: [fails] })
    expect(note.diagnostics[0]).toMatchObject({
      code: 'note-failed',
      message: expect.stringContaining('no luck'),
    })
    expect(note.links).toEqual([])
  })

  it('reads what a plugin adds, and refuses a tree that one grows without end', () => {
    const adds = () => (tree: Root) => {
      tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: 'added' }] })
    }
    expect(parse('text', { remarkPlugins: [adds] }).note.plainText).toBe('text\nadded')
    const grows = () => (tree: Root) => {
      for (let i = 0; i < 300_000; i++) tree.children.push({ type: 'thematicBreak' })
    }
    expect(parse('text', { remarkPlugins: [grows] }).note.diagnostics[0]?.code).toBe('note-too-complex')
  })

  it('calls an embed by its name where it says a size, and by its words where it says some', () => {
    const { plainText } = parse(
      'See ![[B|300]], ![[B|300x200]], ![[B|the plan]] and ![[B|the plan|300]].',
    ).note
    expect(plainText).toBe('See B, B, the plan and the plan.')
    expect(parse('[[B|300]]').note.plainText).toBe('300')
  })

  it('waits for a plugin that waits for something, and survives one that fails then', async () => {
    const later = (text: string) => () => async (tree: Root) => {
      await Promise.resolve()
      if (text === '') throw new Error('no luck later')
      tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: text }] })
    }
    const read = (text: string) =>
      parseNoteWithPlugins(
        { path: 'a.md' as NotePath, source: '[[a]]', hash: '' as ContentHash },
        createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark', remarkPlugins: [later(text)] }),
      )
    expect((await read('added')).note).toMatchObject({ plainText: 'a\nadded', diagnostics: [] })
    expect((await read('')).note.diagnostics[0]).toMatchObject({
      code: 'note-failed',
      message: expect.stringContaining('no luck later'),
    })
  })

  it('takes the remark parser where a plugin brings syntax of its own', () => {
    let isUsed = false
    const tokenize = (_effects: unknown, _ok: unknown, nok: unknown) => {
      isUsed = true
      return nok
    }
    const brings = function (this: { data(): Record<string, unknown[]> }) {
      this.data()['micromarkExtensions'] = [{ text: { 37: { tokenize } } }]
    }
    parse('100 %', { remarkPlugins: [brings as never] })
    expect(isUsed).toBe(true)
  })

  it.each(parsers)('ends on any text, with ranges that slice back to what they name (%s)', (parser) => {
    fc.assert(
      fc.property(markdown, (source) => {
        const { note } = parse(source, { parser })
        expect(note.diagnostics.filter(({ code }) => code === 'note-failed')).toEqual([])
        expect(JSON.parse(JSON.stringify(note))).toEqual({ ...note, properties: { ...note.properties } })
        for (const link of note.links) {
          const written = source.slice(link.range.start, link.range.end)
          if (link.syntax === 'wiki') expect(written).toMatch(/^!?\[\[.+\]\]$/)
          if (link.syntax === 'wiki')
            expect(source.slice(link.targetRange.start, link.targetRange.end)).toBe(link.target)
          expect(link.targetRange.end).toBeGreaterThanOrEqual(link.targetRange.start)
          const { from, to, linkFrom, linkTo } = link.context ?? { from: 0, to: 0, linkFrom: 0, linkTo: 0 }
          expect(from <= linkFrom && linkFrom <= linkTo && to <= note.plainText.length).toBe(true)
        }
        for (const { range } of [...note.headings, ...note.blocks])
          expect(range.end).toBeLessThanOrEqual(source.length)
        expect(note.plainText).not.toMatch(/[\u0001-\u0003]/)
        expectProse(note, source)
      }),
      { seed: 20240502, numRuns: parser === 'native' ? 1_500 : 300 },
    )
  })
})
