import { describe, expect, it } from 'vitest'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createPublication } from '../../../src/model/publication.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
const now = Date.parse('2025-05-05')

const reasonsBehindBlanks = [
  '\n---\nprivate: true\n---\n',
  ' \n\n---\ndraft: true\n---\n\n',
  '\r\n+++\r\ndraft = true\r\n+++\r\n',
]

function reasonOf(source: string, path = 'a.md', options: Partial<GardenOptions> = {}) {
  const { note } = parseNote({ path: path as NotePath, source, hash: 'h' as ContentHash }, processor)
  return createPublication({ options: { ...defaultGardenOptions, ...options }, now }).reasonOf(note)
}
const isShown = (properties: string): boolean => reasonOf(`---\n${properties}\n---\ntext`) === undefined

it.each([
  'draft: true',
  'draft: yes',
  'draft: on',
  'draft: 1',
  'draft: "TRUE"',
  'Draft: true',
  'publish: false',
  'publish: no',
  'publish: off',
  'publish: 0',
  'PUBLISH: "False"',
  'draft: true\nbad: [',
  'Publish: no\nbad: [',
  'publish: draft',
  'isDraft: true',
  'is_draft: true',
  'published: false',
  'dg-publish: false',
  'dg-publish: true\ndg-hide: true',
  'dg-hide-in-graph: "true"',
  'share: false',
  'public: no',
  'private: true',
  'Private: Yes',
  'private: "1"',
  'private: ja',
  'private: [true]',
  'private:\n  - yes',
  'private: “true”',
  'private: «true»',
  'private: „true“',
  'private: 「true」',
  'private：true',
  'title: a\nprivate：true',
  '“private”: true',
  'is-private: true',
  'hidden: true',
  'visibility: private',
  'visibility: [Private]',
  'access: members',
  'status: hidden',
  'headless: true',
  '_build:\n  render: never',
  'build:\n  list: false',
  'build: {render: never}',
  'params:\n  private: true',
  'permalink: false',
  'publishDate: 2025-05-06',
  'publishdate: 2025-05-05T08:00:00+02:00',
  'publishDate: 1746489600000',
  'expiryDate: 2025-05-04',
  'password: moss',
  'password: 1234',
  'Password: [a, b]',
  'encrypt: true',
  'encrypted: AES',
  'protected: true',
  '{"title": "x", "private": true}',
  '{"title": "x", "private": true',
])('a note with %j is not for the public', (properties) => {
  expect(isShown(properties)).toBe(false)
})

it.each([
  'draft: false',
  'draft:',
  'publish: true',
  'draft: soon',
  'draft: 2',
  'drafts: true',
  'title: draft',
  'published:',
  'published: 2024-01-02',
  'published: true',
  'private: false',
  'private:',
  'private: "no"',
  'private: []',
  'hidden: false',
  'hide: [toc, navigation]',
  'share: true',
  'visibility: public',
  'visibility: 10 km',
  'status: draft',
  'status: protected',
  'access: open',
  'nav_exclude: true',
  'pagefind: false',
  'sidebar: {hidden: true}',
  'build: {render: always}',
  'permalink: /a/',
  'publishDate: 2025-05-05',
  'publishDate: soon',
  'expiryDate: 2025-05-06',
  'date: 2099-01-01',
  'password:',
  'password: ""',
  'password: false',
  'protected: species',
  'tags: [private, draft]',
  'description: "private: true"',
])('a note with %j is', (properties) => {
  expect(isShown(properties)).toBe(true)
})

describe('what keeps a note back', () => {
  it.each([
    ['public:: false\ntype:: note\n\ntext', 'public:: false'],
    ['- public:: false\n  type:: note\n- text', 'public:: false'],
    ['# Title\n\ntitle:: x\nprivate:: true\ntext', 'private:: true'],
    ['---\ntitle: x\n---\nvisibility:: [[private]]\n', 'visibility:: [[private]]'],
    ['+++\ntitle = "a"\n[build]\nrender = "never"\n+++\ntext', 'render = "never"'],
    ['+++\ntitle = "a"\n[params]\nprivate = true\n+++\ntext', 'private = true'],
    ['Title: a\nStatus: hidden\n\ntext', 'Status: hidden'],
    ['private: true', 'private: true'],
    ['{\n  "title": "a",\n  "draft": true\n}\n\ntext', '"draft": true'],
    ['---\nprivate: true\n\nNobody closed it.', 'private: true'],
    ['---\r\ntitle: a\r\nprivate: true\r\n---\r\ntext', 'private: true'],
    ['---\na: 1\n  private: true\n - x\n---\ntext', 'private: true'],
  ])('is found in %j', (source, words) => {
    const reason = reasonOf(source)
    expect(reason?.words).toBe(words)
    expect(source.slice(reason!.range!.start, reason!.range!.end)).toBe(words)
  })

  it.each([
    'text\n\npublic:: false',
    '- text\n  private:: true',
    '```\nprivate:: true\n```',
    '---\n\nPrivate: this is what I think of it: nothing.\n\n---\n',
    'Private: what I think of it.\n\ntext',
    'A text.\nprivate: true',
    '{{title}}\nprivate: true',
  ])('is not what %j says', (source) => {
    expect(reasonOf(source)).toBeUndefined()
  })

  it.each([
    ['#+title: a\n#+draft: t\n\ntext', '#+draft: t'],
    ['#+HUGO_DRAFT: true\n', '#+HUGO_DRAFT: true'],
    ['#+publish: nil\r\ntext', '#+publish: nil'],
    [':PROPERTIES:\n:PRIVATE: t\n:END:\n#+title: a\n', ':PRIVATE: t'],
  ])('is found in a file of Org: %j', (source, words) => {
    const reason = reasonOf(source, 'a.org')
    expect(reason?.words).toBe(words)
    expect(source.slice(reason!.range!.start, reason!.range!.end)).toBe(words)
  })

  it.each(['#+draft: nil\n', '#+publish: t\n', '* A heading\n#+draft: t\n', 'text of #+draft: t\n'])(
    'is not what a file of Org says by %j',
    (source) => {
      expect(reasonOf(source, 'a.org')).toBeUndefined()
    },
  )

  it('is the name of a folder that other programs never publish', () => {
    expect(reasonOf('text', 'blog/_drafts/a.md')?.words).toBe('the folder "_drafts"')
    expect(reasonOf('text', '_drafts.md')).toBeUndefined()
    expect(reasonOf('text', 'my_drafts/a.md')).toBeUndefined()
  })

  it('is told without the password', () => {
    const source = '---\npassword: "open sesame"\n---\n'
    const reason = reasonOf(source)
    expect(reason).toMatchObject({ kind: 'protection', words: 'password' })
    expect(source.slice(reason!.range!.start, reason!.range!.end)).toBe('password')
  })

  it('can be ignored, but for our own words and a lock', () => {
    const ignoring = (properties: string) =>
      reasonOf(`---\n${properties}\n---\n`, 'a.md', { private: 'ignore' })
    expect(ignoring('private: true')).toBeUndefined()
    expect(ignoring('publishDate: 2099-01-01')).toBeUndefined()
    expect(ignoring('private: true\ndraft: true')?.kind).toBe('own')
    expect(ignoring('publish: false')?.kind).toBe('own')
    expect(ignoring('unlisted: true\npassword: a')?.kind).toBe('protection')
  })

  it('may be that nothing says that it is public', () => {
    const marked = (text: string) => reasonOf(text, 'a.md', { publish: 'marked' })?.kind
    expect(marked('text')).toBe('unmarked')
    expect(marked('---\npublish: false\n---\n')).toBe('own')
    for (const text of ['publish: true', 'dg-publish: true', 'share: "yes"', 'Public: true'])
      expect(marked(`---\n${text}\n---\n`)).toBeUndefined()
    expect(marked('public:: true\n\ntext')).toBeUndefined()
  })
})

it.each(reasonsBehindBlanks)('is obeyed behind empty lines, over which Hugo reads on: %j', (head) => {
  expect(reasonOf(`${head}text`)).toBeDefined()
})

it.each([
  '\n---\n\nprivate: true\n',
  '\n---\na\n---\nprivate: true\n',
  '\n\ntext\n---\nprivate: true\n---\n',
])('is nothing said by a text below a thematic break: %j', (text) => {
  expect(reasonOf(text)).toBeUndefined()
})
