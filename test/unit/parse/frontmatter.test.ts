import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import type { NotePath } from '../../../src/model/path.ts'
import { copyProperties } from '../../../src/parse/copy-properties.ts'
import { parsePlainProperties } from '../../../src/parse/plain-properties.ts'
import { readFrontmatter } from '../../../src/parse/read-frontmatter.ts'

const read = (source: string) => readFrontmatter(source, 'a.md' as NotePath)

/** What the YAML library says; undefined for what it refuses. */
function readYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent' })
  if (document.errors.length > 0) return undefined
  const value: unknown = document.toJS()
  if (value === null) return {}
  const copy = copyProperties(value as object)
  return copy.kind === 'copy' ? copy.properties : undefined
}

describe('readFrontmatter', () => {
  it('leaves what has no keys at all, a text between two thematic breaks, to the note', () => {
    for (const source of [
      '---\n\nA paragraph.\n\n---\n',
      '---\nA paragraph.\n---\n',
      '---\n\n- a\n- [[b]]\n---\n',
      '---\n\n# Heading\n\nProse: with a colon: [[b]]\n\n---\nmore',
    ]) {
      expect(read(source), source).toMatchObject({ properties: {}, range: undefined, end: 0 })
      expect(read(source).diagnostics, source).toMatchObject([{ code: 'invalid-frontmatter' }])
    }
    expect(read('---\n\ntitle: Drawing\n\n---\n')).toMatchObject({
      properties: { title: 'Drawing' },
      end: 25,
    })
    expect(read('---\ntitle: a: b\n---\ntext').end).toBe(20)
    expect(read('---\n\n# A heading\n\ndraft: true\nno key\n---\n').unread).toEqual({ start: 4, end: 37 })
  })

  it('needs a fence at the very start and one that closes it', () => {
    expect(read('---\na: 1\n---\ntext')).toMatchObject({
      properties: { a: 1 },
      range: { start: 4, end: 9 },
      end: 13,
    })
    expect(read('---  \r\na: 1\r\n---\t\r\ntext')).toMatchObject({ properties: { a: 1 }, end: 19 })
    expect(read('---\n---\n')).toMatchObject({
      properties: {},
      range: { start: 4, end: 4 },
      end: 8,
      diagnostics: [],
    })
    for (const source of [
      '---\na: 1\n',
      ' ---\na: 1\n---\n',
      '\n---\na: 1\n---\n',
      '----\na: 1\n---\n',
      '---js\na\n---\n',
      '---',
    ]) {
      expect(read(source)).toMatchObject({ properties: {}, range: undefined, end: 0, diagnostics: [] })
    }
  })

  it('says where bad YAML is bad, and leaves the note its text', () => {
    const source = '---\nname: ok\nauthor: @me\n---\ntext'
    const { properties, diagnostics, end } = read(source)
    expect(Object.keys(properties)).toEqual([])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.code).toBe('invalid-frontmatter')
    expect(source.slice(diagnostics[0]?.range?.start, end).startsWith('@me')).toBe(true)
  })

  it('names a key that stands twice', () => {
    const source = '---\na: 1\nb: {x: 1}\na: 2\n---\n'
    const [diagnostic] = read(source).diagnostics
    expect(diagnostic?.message).toContain('"a" a second time')
    expect(diagnostic?.range).toEqual({ start: 19, end: 20 })
  })

  it('keeps `__proto__` and friends as plain keys', () => {
    const { properties } = read('---\n__proto__:\n  polluted: yes\nconstructor: c\n---\n')
    expect(Object.keys(properties)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(properties)).toBe(null)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('reads TOML between lines of plus signs', () => {
    const source =
      '+++\n# Hugo\ntitle = "A"\ntags = ["b", \'c\']\ndate = 2024-03-01T10:00:00Z\n[params]\nx.y = 1\n+++\ntext'
    expect(read(source)).toMatchObject({
      properties: { title: 'A', tags: ['b', 'c'], date: '2024-03-01T10:00:00Z', params: { x: { y: 1 } } },
      range: undefined,
      end: source.indexOf('text'),
      diagnostics: [],
    })
    for (const text of ['+++\nnot = closed', '+++\nA text.\n+++\n', '+++\n+++\n'])
      expect(read(text)).toMatchObject({ range: undefined, end: 0, diagnostics: [] })
  })

  it('tells where TOML cannot be read, and hides it', () => {
    const source = '+++\ntitle = "A\ndraft = true\n+++\ntext'
    expect(read(source)).toMatchObject({
      unread: { start: 4, end: source.lastIndexOf('+++') },
      end: source.indexOf('text'),
      diagnostics: [
        {
          code: 'invalid-frontmatter',
          range: { start: 12 },
          message: expect.stringContaining('expected TOML'),
        },
      ],
    })
  })

  it('reads JSON that a note begins with', () => {
    const source = '{\n  "title": "A",\n  "tags": ["b"]\n}\n\ntext'
    expect(read(source)).toMatchObject({
      properties: { title: 'A', tags: ['b'] },
      end: source.indexOf('\ntext'),
    })
    for (const text of ['{\n  "title": \n}\ntext', '{ "a": 1 } is JSON', '{{x}}\n'])
      expect(read(text)).toMatchObject({ end: 0, diagnostics: [] })
  })

  it('refuses what is too large, too deep, or grows', () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
    ]
    const sources = [
      `a: ${'x'.repeat(70_000)}`,
      Array.from({ length: 1_001 }, (_, i) => `k${i}: {}`).join('\n'),
      `a: ${'['.repeat(20)}${']'.repeat(20)}`,
      `a: ${'['.repeat(5_000)}`,
      laughs.join('\n'),
      'a: &a [*a]',
      '- a\n- b',
    ]
    for (const text of sources) {
      const { properties, diagnostics, end } = read(`---\n${text}\n---\n`)
      expect([Object.keys(properties), diagnostics.length, end]).toEqual([[], 1, text.length + 9])
    }
  })

  it('keeps dates, times and odd numbers as they are written or as JSON can hold them', () => {
    const { properties } = read(
      '---\nd: 2024-01-02\nt: 12:30:45\nn: .nan\ni: -.inf\nz: -0\no: 0o17\ne: 1e3\n---\n',
    )
    expect(JSON.parse(JSON.stringify(properties))).toEqual({ ...properties })
    expect(properties).toMatchObject({
      d: '2024-01-02',
      t: '12:30:45',
      n: 'NaN',
      i: '-Infinity',
      z: 0,
      o: 15,
      e: 1000,
    })
  })
})

describe('parsePlainProperties', () => {
  it('reads what most notes have', () => {
    const text = 'tags: [a, b/c]\naliases:\n- One two\n  \ntitle: Some: no\n'
    expect(parsePlainProperties(text)).toBeUndefined()
    expect(
      parsePlainProperties(
        'tags: [a, b/c]\naliases:\n- One two\n-\nn: 12\nd: 2024-01-02\nq: "x # y"\nempty:\n',
      ),
    ).toEqual({
      tags: ['a', 'b/c'],
      aliases: ['One two', null],
      n: 12,
      d: '2024-01-02',
      q: 'x # y',
      empty: null,
    })
  })

  it('gives what the YAML library gives, or leaves it to that', () => {
    const scalar = fc.oneof(
      fc.constantFrom(
        '3D Graph',
        '13th: Age',
        '13th Age',
        '0qln',
        '1C0D',
        '0x1G',
        '12 to 13',
        '1e5z',
        '3g #x',
        '3g:',
        '🧙 AVA',
        '🧙: A',
        '',
        'a',
        'a b',
        '1',
        '007',
        '1.5',
        '2024-01-02',
        'true',
        'True',
        'null',
        '~',
        '"q"',
        "'s'",
        '"a\\n"',
        "'it''s'",
        '@x',
        '[[N]]',
        '"[[N|x]]"',
        '[a, b]',
        '[a,true]',
        '[]',
        '{a: b}',
        '| ',
        '> x',
        '&a x',
        '*a',
        '!t x',
        'a: b',
        'a #c',
        'a#c',
        'http://x.y',
        '- a',
        '-',
        '?',
        '0x1f',
        '1e3',
        'é',
        '日本',
        'a\tb',
        'yes',
        'a,b',
        "a'b",
        'a"b',
        '%a',
        '\u0085',
        'x:',
        '...',
        '---',
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    )
    const line = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'key-1', 'tags', 'A_b'),
          fc.constantFrom(': ', ':', ':  ', ' : '),
          scalar,
        )
        .map((p) => p.join('')),
      fc
        .tuple(fc.constantFrom('', ' ', '  ', '    '), fc.constantFrom('- ', '-', '-  '), scalar)
        .map((p) => p.join('')),
      fc.constantFrom('', ' ', '# comment', '  more', '\t', 'a: 1 # c'),
      scalar,
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end) + end
        const plain = parsePlainProperties(text)
        if (plain !== undefined) expect({ ...plain }).toEqual({ ...(readYaml(text) as object) })
      }),
      { seed: 20240501, numRuns: 4_000 },
    )
  })
})
