import { describe, expect, it } from 'vitest'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import { resolveLink } from '../../../src/link/resolve-link.ts'
import type { Resolution } from '../../../src/model/link.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { readGarden, readLink } from './read-note.ts'

/** Source note, link, and what it means: `path via`, `path#anchor via`, `path, other via ambiguous`, `missing name`. */
type Row = readonly [source: string, link: string, meaning: string]

function check(files: Readonly<Record<string, string>> | readonly string[], rows: readonly Row[]): void {
  const sources = Array.isArray(files) ? Object.fromEntries(files.map((path) => [path, ''])) : files
  const { notes, assets } = readGarden(sources as Readonly<Record<string, string>>)
  const index = buildNameIndex(notes.values(), assets)
  it.each(rows)('%s: %s is %s', (source, link, meaning) => {
    expect(show(resolveLink(index, source as NotePath, readLink(link)))).toBe(meaning)
  })
}

function show(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'note':
      return `${resolution.path}${place(resolution)} ${resolution.via}`
    case 'ambiguous':
      return `${resolution.candidates.join(', ')}${place(resolution)} ${resolution.via} ambiguous`
    case 'asset':
      return `${resolution.path} asset`
    case 'external':
      return `${resolution.url} external`
    case 'missing':
      return `missing ${resolution.name}`
    case 'unlisted':
      return `${resolution.path} unlisted`
    case 'withheld':
      return 'withheld'
  }
}

function place({
  anchor,
  fragmentFound,
}: {
  readonly anchor?: string
  readonly fragmentFound: boolean
}): string {
  return fragmentFound ? (anchor === undefined ? '' : `#${anchor}`) : '#?'
}

describe('1. Empty target: the note itself', () => {
  check({ 'a/Tree.md': '# Why\n', 'Tree.md': '' }, [
    ['a/Tree.md', '[[#Why]]', 'a/Tree.md#why self'],
    ['a/Tree.md', '[up](#why)', 'a/Tree.md#why self'],
    ['a/Tree.md', '[[]]', 'a/Tree.md self'],
    ['a/Tree.md', '[[#How]]', 'a/Tree.md#? self'],
  ])
})

describe('2. A name without its ending', () => {
  check(
    ['a.markdown', 'b.mdx', 'c.org', 'd.markdown', 'd.md'],
    [
      ['d.md', '[[a]]', 'a.markdown name'],
      ['d.md', '[[a.markdown]]', 'a.markdown name'],
      ['d.md', '[x](a.markdown)', 'a.markdown path'],
      ['d.md', '[[b]]', 'b.mdx name'],
      ['d.md', '[[c]]', 'c.org name'],
      ['a.markdown', '[[d]]', 'd.md name'],
      ['a.markdown', '[[d.markdown]]', 'd.markdown name'],
    ],
  )
})

describe('Every space that Unicode has is a space', () => {
  check(
    {
      'Deep work.md': 'aliases: Slow\u202freading\n# Why\u00a0so\n',
      'Été\u00a02024.md': '',
      '日本 語.md': '',
      'two\u00a0kinds.md': '',
      'two kinds.md': '',
    },
    [
      ['x.md', '[[Deep\u00a0work]]', 'Deep work.md name'],
      ['x.md', '[[deep\u2009work#Why so]]', 'Deep work.md#why-so name'],
      ['x.md', '[a](Deep%C2%A0work.md)', 'Deep work.md path'],
      ['x.md', '[[Été 2024]]', 'Été\u00a02024.md name'],
      ['x.md', '[[日本\u3000語]]', '日本 語.md name'],
      ['x.md', '[[slow reading]]', 'Deep work.md alias'],
      ['x.md', '[[two\u00a0kinds]]', 'two\u00a0kinds.md name'],
      ['x.md', '[[two kinds]]', 'two kinds.md name'],
      ['x.md', '[[Deepwork]]', 'missing deepwork'],
    ],
  )
})

describe('2. Look the last path segment up among file names without regard to case: literally if it has a dot, then with `.md` added', () => {
  check(
    ['Tree.md', 'v1.2.md', '007.jpg.md', 'img/oak.JPG', 'Notes.md.md', 'b/README.MD', 'LICENSE'],
    [
      ['x.md', '[[tree]]', 'Tree.md name'],
      ['x.md', '[[TREE.md]]', 'Tree.md name'],
      ['x.md', '[[Tree.MD]]', 'Tree.md name'],
      ['x.md', '[[v1.2]]', 'v1.2.md name'],
      ['x.md', '[[007.jpg]]', '007.jpg.md name'],
      ['x.md', '![[Oak.jpg]]', 'img/oak.JPG asset'],
      ['x.md', '![[oak]]', 'missing oak'],
      ['x.md', '[[notes.md]]', 'Notes.md.md name'],
      ['x.md', '[[readme]]', 'b/README.MD name'],
      ['x.md', '[[LICENSE]]', 'missing license'],
    ],
  )
  describe('an asset of that very name comes first', () => {
    check(
      ['007.jpg', 'notes/007.jpg.md'],
      [
        ['x.md', '[[007.jpg]]', '007.jpg asset'],
        ['x.md', '[[007.jpg.md]]', 'notes/007.jpg.md name'],
        ['x.md', '[[notes/007.jpg]]', 'notes/007.jpg.md path'],
      ],
    )
  })
})

describe('3. One candidate and a bare name: that one', () => {
  check(
    ['a/b/c/Leaf.md', 'Tree.md'],
    [
      ['Tree.md', '[[Leaf]]', 'a/b/c/Leaf.md name'],
      ['z/Other.md', '[[leaf]]', 'a/b/c/Leaf.md name'],
      ['z/Other.md', '[[z/Leaf]]', 'missing z/leaf'],
    ],
  )
})

describe('4. `./` or `../`: from the source’s folder, exact path, no fall-back. Leading `/`: from the garden’s root, exact path', () => {
  check(
    ['a/Leaf.md', 'a/b/Leaf.md', 'Root.md', 'a/pic.png', 'z/Far.md'],
    [
      ['a/x.md', '[[./Leaf]]', 'a/Leaf.md path'],
      ['a/x.md', '[[./b/leaf]]', 'a/b/Leaf.md path'],
      ['a/b/x.md', '[[../Leaf.md]]', 'a/Leaf.md path'],
      ['a/b/x.md', '[[../../Root]]', 'Root.md path'],
      ['a/b/x.md', '[[./../pic.png]]', 'a/pic.png asset'],
      ['a/b/x.md', '[[../../../Root]]', 'missing ../../../root'],
      ['Root.md', '[[../Root]]', 'missing ../root'],
      ['a/x.md', '[[./Far]]', 'missing a/far'],
      ['a/x.md', '[[./Root]]', 'missing a/root'],
      ['a/x.md', '[[/Root]]', 'Root.md path'],
      ['a/x.md', '[[/a/b/Leaf]]', 'a/b/Leaf.md path'],
      ['a/x.md', '[[/Leaf]]', 'missing leaf'],
      ['a/x.md', '[[/]]', 'missing /'],
      ['a/x.md', '[[..]]', 'missing ..'],
    ],
  )
})

describe('5a. Otherwise the exact path from the root wins', () => {
  check(
    ['Note.md', 'a/Note.md', 'b/Note.md', 'a/b/Note.md', 'x/a/b/Note.md'],
    [
      ['a/x.md', '[[Note]]', 'Note.md name'],
      ['a/x.md', '[[b/Note]]', 'b/Note.md path'],
      ['x/x.md', '[[a/b/Note]]', 'a/b/Note.md path'],
    ],
  )
})

describe('5b. Else those whose path ends with the target (whole segments), the source’s own folder first', () => {
  check(
    [
      'a/Note.md',
      'b/Note.md',
      'bb/b/Note.md',
      'cab/Note.md',
      'c/d/Pair.md',
      'e/d/Pair.md',
      'q/w/Deep.md',
      'pp/Deep.md',
    ],
    [
      ['a/x.md', '[[Note]]', 'a/Note.md name'],
      ['bb/b/x.md', '[[note]]', 'bb/b/Note.md name'],
      ['BB/x.md', '[[b/Note]]', 'b/Note.md path'],
      ['x.md', '[[ab/Note]]', 'missing ab/note'],
      ['e/x.md', '[[d/Pair]]', 'e/d/Pair.md path'],
      ['x.md', '[[bb/b/Note]]', 'bb/b/Note.md path'],
      ['q/x.md', '[[Deep]]', 'q/w/Deep.md, pp/Deep.md name ambiguous'],
      ['qq/x.md', '[[Deep]]', 'pp/Deep.md, q/w/Deep.md name ambiguous'],
    ],
  )
})

describe('5c. Else the shortest path in characters, ties in alphabetical order; more than one left is ambiguous', () => {
  check(
    ['long/Note.md', 'b/Note.md', 'a/Note.md', 'y/i/pic.png', 'z/i/pic.png'],
    [
      ['x.md', '[[Note]]', 'a/Note.md, b/Note.md, long/Note.md name ambiguous'],
      ['c/x.md', '[[note.md]]', 'a/Note.md, b/Note.md, long/Note.md name ambiguous'],
      ['x.md', '![[i/pic.png]]', 'y/i/pic.png, z/i/pic.png path ambiguous'],
    ],
  )
  describe('with more files than are looked at one by one', () => {
    const many = Array.from({ length: 30 }, (_, i) => `f${i}/${i < 2 ? 'in/' : ''}README.md`)
    check(many, [
      ['f7/x.md', '[[readme]]', 'f7/README.md name'],
      ['f1/x.md', '[[f3/README]]', 'f3/README.md path'],
      ['x.md', '[[in/README]]', 'f0/in/README.md, f1/in/README.md path ambiguous'],
      ['f1/x.md', '[[in/README]]', 'f1/in/README.md path'],
    ])
  })
})

describe('6. Nothing: try aliases, the full target, then its last segment. Two notes with the same alias: ambiguous', () => {
  check(
    {
      'Leaf.md': 'aliases: Blatt, a/b, Both\n# Colour\n',
      'Tree.md': 'aliases: Baum, BAUM, Leaf, Both\n',
      'Page.md': 'aliases: https://example.org/x\n',
    },
    [
      ['x.md', '[[blatt]]', 'Leaf.md alias'],
      ['x.md', '[[blatt#Colour]]', 'Leaf.md#colour alias'],
      ['x.md', '[[garden/Blatt]]', 'Leaf.md alias'],
      ['x.md', '[[a/b]]', 'Leaf.md alias'],
      ['x.md', '[[Baum]]', 'Tree.md alias'],
      ['x.md', '[[leaf]]', 'Leaf.md name'],
      ['x.md', '[[both]]', 'Leaf.md, Tree.md alias ambiguous'],
      ['x.md', '[[./Blatt]]', 'missing blatt'],
      ['x.md', '[[https://example.org/x]]', 'Page.md alias'],
      ['x.md', '[[https://example.org/Blatt]]', 'missing https://example.org/blatt'],
      ['x.md', '[text](Blatt)', 'Leaf.md alias'],
    ],
  )
})

describe('7. Nothing: missing', () => {
  check(
    ['Leaf.md'],
    [
      ['x.md', '[[Root]]', 'missing root'],
      ['x.md', '[[Root.md]]', 'missing root'],
      ['x.md', '[[a/Root#Why]]', 'missing a/root'],
      ['a/x.md', '[[./Root]]', 'missing a/root'],
      ['x.md', '[[https://leaf.example/Leaf]]', 'missing https://leaf.example/leaf'],
      ['x.md', '[[C:\\notes\\Leaf]]', 'missing c:\\notes\\leaf'],
      ['x.md', '[[folder/]]', 'missing folder/'],
      ['x.md', '[[.md]]', 'missing .md'],
    ],
  )
})

describe('Markdown links: percent-decoded, looked up relative to the source, then by the rules above', () => {
  check(
    {
      'a/My Note.md': '# Some heading\n# Some heading\n',
      'My Note.md': '',
      'a/b/Deep.md': '',
      'a/LICENSE': '',
      'i/p.png': '',
    },
    [
      ['a/x.md', '[t](My%20Note.md)', 'a/My Note.md path'],
      ['a/x.md', '[t](My%20Note)', 'a/My Note.md path'],
      ['b/x.md', '[t](My%20Note.md)', 'My Note.md name'],
      ['a/x.md', '[t](b/Deep.md)', 'a/b/Deep.md path'],
      ['a/b/x.md', '[t](../My%20Note.md#some-heading-1)', 'a/My Note.md#some-heading-1 path'],
      ['a/b/x.md', '[t](c/../Deep.md)', 'a/b/Deep.md path'],
      ['z/x.md', '[t](Deep.md)', 'a/b/Deep.md name'],
      ['a/x.md', '![t](../i/p.png)', 'i/p.png asset'],
      ['a/x.md', '[t](/i/p.png)', 'i/p.png asset'],
      ['a/x.md', '[t](LICENSE)', 'a/LICENSE asset'],
      ['a/x.md', '[t](../../x.md)', 'missing ../../x'],
      ['a/x.md', '[t](https://example.org/a#b)', 'https://example.org/a#b external'],
      ['a/x.md', '[t](mailto:a@example.org)', 'mailto:a@example.org external'],
      ['a/x.md', '[t](C:/x.md)', 'missing c:/x'],
    ],
  )
})

describe('Headings: `[[N#A#B]]` is heading B below A; blocks by their id in any case', () => {
  const source = [
    '# A',
    '## Deep',
    '### B',
    '# C',
    '## B',
    '## What is *C++*?',
    '# C# and F#',
    'Text. ^Id-1',
    '# 🌳',
    '',
  ].join('\n')
  check({ 'N.md': source, 'p.pdf': '', 'y/T.md': '# Z\n', 'z/T.md': '' }, [
    ['x.md', '[[N#B]]', 'N.md#b name'],
    ['x.md', '[[N#A#B]]', 'N.md#b name'],
    ['x.md', '[[N#A#Deep#B]]', 'N.md#b name'],
    ['x.md', '[[N#C#B]]', 'N.md#b-1 name'],
    ['x.md', '[[N#c # b]]', 'N.md#b-1 name'],
    ['x.md', '[[N#B#A]]', 'N.md#? name'],
    ['x.md', '[[N#A#C]]', 'N.md#? name'],
    ['x.md', '[[N#A#A]]', 'N.md#? name'],
    ['x.md', '[[N#a#b#c#d#e#f#g]]', 'N.md#? name'],
    ['x.md', '[[N#What is C++]]', 'N.md#what-is-c name'],
    ['x.md', '[[N#C# and F#]]', 'N.md#c-and-f name'],
    ['x.md', '[[N#🌳]]', 'N.md#u1f333 name'],
    ['x.md', '[[N#]]', 'N.md name'],
    ['x.md', '[[N#^id-1]]', 'N.md#^id-1 name'],
    ['x.md', '[[N#^ID-1]]', 'N.md#^id-1 name'],
    ['x.md', '[[N#^id-2]]', 'N.md#? name'],
    ['N.md', '[[#^id-1]]', 'N.md#^id-1 self'],
    ['x.md', '[[p.pdf#page=3]]', 'p.pdf asset'],
    ['x.md', '[[T#Z]]', 'y/T.md, z/T.md#z name ambiguous'],
    ['x.md', '[[Nobody#Z]]', 'missing nobody'],
  ])
})

describe('Names that trip programs up', () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    '🌳 tree',
    'a#b',
    'why?',
    '100%',
    'a&b',
    'a+b',
    'C++',
    '日本語',
  ]
  check(
    names.map((name) => `${name}.md`),
    [
      ...names
        .filter((name) => !name.includes('#'))
        .map((name): Row => ['x.md', `[[${name}]]`, `${name}.md name`]),
      ['x.md', '[t](a%23b.md)', 'a#b.md path'],
      ['x.md', '[t](100%25.md)', '100%.md path'],
      ['x.md', '[[hasOwnProperty]]', 'missing hasownproperty'],
      ['x.md', '[[valueOf]]', 'missing valueof'],
    ],
  )
  describe('files that differ by letter case alone go by their spelling', () => {
    check(
      ['Note.md', 'note.md', 'a/Tree.md', 'a/tree.md'],
      [
        ['x.md', '[[note]]', 'note.md name'],
        ['x.md', '[[Note]]', 'Note.md name'],
        ['x.md', '[[NOTE]]', 'Note.md, note.md name ambiguous'],
        ['a/x.md', '[[tree]]', 'a/tree.md name'],
        ['x.md', '[[a/tree]]', 'a/tree.md path'],
        ['x.md', '[[tree]]', 'a/Tree.md, a/tree.md name ambiguous'],
      ],
    )
  })
})
