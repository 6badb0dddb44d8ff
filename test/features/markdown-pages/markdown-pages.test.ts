import { describe, expect, it } from 'vitest'
import { splitGroups } from '../../../src/features/markdown-pages/split-groups.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import { snapshotOf } from '../../snapshot-of.ts'

/** Every file of a site that is no page, by address. */
async function filesOf(
  notes: Readonly<Record<string, string>>,
  options: Partial<GardenOptions> = {},
): Promise<ReadonlyMap<string, string>> {
  const snapshot = await snapshotOf(notes, { title: 'Notes', ...options })
  const files = new Map<string, string>()
  for (const { address, make, parts } of snapshot.files()) {
    const made = await make()
    files.set(address, typeof made === 'string' ? made : Buffer.concat(made).toString())
    for await (const part of parts?.make() ?? []) files.set(part.address, String(part.content))
  }
  return files
}

async function textOf(text: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const files = await filesOf({ 'deep/a.md': text, 'B note.md': '# B\n\n## Part\n\nText.', ...others })
  return (files.get('deep/a.md') ?? '').replace(/^---\n[\s\S]*?\n---\n\n# a\n\n/, '').trim()
}

describe('the Markdown of a note', () => {
  it('has the words of links to tags, whose pages are the site’s own', async () => {
    const dialects = [{ name: 'silverbullet', settings: {} }]
    const files = await filesOf({ 'a.md': 'On [[tag:trees|the trees]] and [[tag:x]].\n' }, { dialects })
    expect(files.get('a.md')).toContain('On the trees and #x.')
  })

  it('is beside its page, home’s at index.md, with nothing of its properties but what is public', async () => {
    const files = await filesOf({
      'index.md': 'Welcome.',
      'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\n',
      'linux/Page cache.md':
        '---\nstage: budding\ncreated: 2024-01-02\nupdated: 2024-03-04\nsecret: canary\n---\n# Page cache\n\nIt is big.\n',
    })
    expect(files.get('linux/page-cache.md')).toBe(
      '---\ntitle: "Page cache"\ntopics: ["Linux"]\nstage: budding\ncreated: 2024-01-02\nupdated: 2024-03-04\n---\n\n# Page cache\n\nIt is big.\n',
    )
    expect(files.get('index.md')).toContain('\n# Notes\n\nWelcome.\n')
    expect(files.get('linux.md')).toContain('# Linux\n')
    expect([...files.values()].join('')).not.toContain('canary')
  })

  it.each([
    ['[[B note]]', '[B note](/b-note.md)'],
    ['[[B note|there]]', '[there](/b-note.md)'],
    ['[[B note#Part]]', '[B note](/b-note.md#part)'],
    ['[there](<../B note.md>)', '[there](/b-note.md)'],
    ['![[B note]]', '[B](/b-note.md)'],
    ['![[p.png|300]]', '![](/-/assets/p.png)'],
    ['![A picture](../p.png)', '![A picture](/-/assets/p.png)'],
    ['[[Nobody]] and [this](Nowhere.md)', 'Nobody and this'],
    ['[out](https://e.example) and `[[B note]]`', '[out](https://e.example) and `[[B note]]`'],
    ['[there][x]\n\n[x]: <../B note.md>', '[there](/b-note.md)\n\n[x]: <../B note.md>'],
    ['<a href="../B note.md">there</a>', '<a href="/b-note.md">there</a>'],
    ['| a |\n|---|\n| [[B note\\|x]] |', '| a |\n|---|\n| [x](/b-note.md) |'],
    ['[![alt](../p.png)](<../B note.md>) end', '[alt](/b-note.md) end'],
  ])('writes %j as %j', async (written, expected) => {
    expect(await textOf(written, { 'p.png': 'png' })).toBe(expected)
  })

  it.each([
    'a %%canary%% b',
    'a\n\n%%\ncanary\n\n[[B note]]\n%%\n\nb',
    'a <!-- canary --> b',
    'a\n\n<!-- canary\n\nmore canary -->\n\nb',
    'a\n\n<div>\n<!-- canary -->\n</div>\n\nb',
    'a b\n\n[//]: # (canary)',
    'a b\n\n[^unused]: canary',
    'a b\n\n%%canary that nothing closes',
  ])('holds no comment: %j', async (text) => {
    const made = await textOf(text)
    expect(made).not.toContain('canary')
    expect(made).toMatch(/^a\b[\s\S]*\bb\b/)
  })

  it('keeps what only looks like a comment', async () => {
    expect(await textOf('`%%a%%` and\n\n```\n<!-- b -->\n```\n\n[^1]\n\n[^1]: used')).toBe(
      '`%%a%%` and\n\n```\n<!-- b -->\n```\n\n[^1]\n\n[^1]: used',
    )
  })

  it('is named in the head of its page', async () => {
    const snapshot = await snapshotOf({ 'a.md': 'Text.' }, { base: '/notes/' })
    const page = snapshot.pageByAddress.get('a/' as never)
    expect(page && (await snapshot.render(page))).toContain(
      '<link rel="alternate" type="text/markdown" href="/notes/a.md">',
    )
  })

  it('gives way to a page whose address begins with its name', async () => {
    const files = await filesOf({ 'a.md': 'A.', 'b.md': '---\npermalink: /a.md/b\n---\nB.' })
    expect(files.has('a.md')).toBe(false)
    expect(files.has('a.md/b.md')).toBe(true)
  })
})

describe('llms.txt', () => {
  const notes = {
    'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\nThe kernel.',
    'linux/Cache.md': 'Pages in [[other]].',
    'other.md': '---\nmatters: When it rains.\n---\nText.',
    'draft.md': '---\ndraft: true\n---\ncanary',
    'quiet.md': '---\nunlisted: true\n---\ncanary',
  }

  it('lists notes by topic, each with its Markdown and a line', async () => {
    const files = await filesOf(notes, { baseUrl: 'https://n.example', description: 'What I know.' })
    expect(files.get('llms.txt')).toBe(
      [
        '# Notes\n\n> What I know.\n',
        '## Linux\n',
        '- [Cache](https://n.example/linux/cache.md): Pages in other.',
        '- [Linux](https://n.example/linux.md): The kernel.\n',
        '## All notes\n',
        '- [other](https://n.example/other.md): When it rains.\n',
      ].join('\n'),
    )
  })

  it('has all texts beside it in llms-full.txt, with whole addresses', async () => {
    const files = await filesOf(notes, { baseUrl: 'https://n.example' })
    const full = files.get('llms-full.txt') ?? ''
    expect(full).toContain(
      '<!-- https://n.example/linux/cache/ -->\n\n# Cache\n\nPages in [other](https://n.example/other.md).\n',
    )
    expect(full).not.toContain('canary')
  })

  it('is in parts by topic, none above a megabyte, where it would be large', async () => {
    const long = 'word '.repeat(60_000)
    const links = '[[a0#Part]] '.repeat(300)
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `${i % 2 === 0 ? 'x' : 'y'}/a${i}.md`,
        `## Part\n\n${links}\n\n${long}`,
      ]),
    )
    const files = await filesOf(many)
    const parts = [...files].filter(([address]) => address.startsWith('-/llms-full/'))
    expect(parts.map(([address]) => address)).toEqual([
      '-/llms-full/x.txt',
      '-/llms-full/x-2.txt',
      '-/llms-full/y.txt',
      '-/llms-full/y-2.txt',
    ])
    for (const [, text] of parts) expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
    for (const [address] of parts) expect(files.get('llms-full.txt')).toContain(`](/${address})`)
    expect(parts.flatMap(([, text]) => text.match(/^# a\d+$/gm))).toHaveLength(12)
  })
})

it('leaves out what is too large for any part, and nothing else', async () => {
  const items = [300, 900, 400, 500]
  const settings = { write: (length: number) => 'x'.repeat(length), max: 800 }
  const parts: string[] = []
  for await (const { title, number, text } of splitGroups([{ title: 'a', items }], settings))
    parts.push(`${title} ${number}: ${text.replace(/[^x]/g, '').length}`)
  expect(parts).toEqual(['a 1: 700', 'a 2: 500'])
})
