import { Ajv } from 'ajv'
import { afterEach, describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import type { Address } from '../../../src/model/page.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { type Commit, createGitGarden, type GitGarden, wholeSite } from '../../git-garden.ts'
import { snapshotOf, textOfFile } from '../../snapshot-of.ts'

const files = {
  'linux/index.md': '---\ntype: topic\ntitle: Linux\ncreated: 2024-01-01\n---\nAbout it.',
  'linux/memory/index.md': '---\ntype: topic\ntitle: Memory\nparent: "[[linux/index]]"\n---\n',
  'linux/memory/Pages & <frames>.md':
    '---\ncreated: 2024-02-05\nupdated: 2024-05-01\n---\nWhat a page\u000b is "called".',
  'a.md': '---\ncreated: 2024-03-01\nseries: "[[Tour]]"\npart: 1\n---\nFirst.',
  'secret.md': '---\ncreated: 2024-06-01\ndraft: true\n---\nCanary.',
  'undated.md': 'Nothing says when.',
  'Tour.md': '---\ntype: series\n---\n',
}
const baseUrl = 'https://n.example'

async function snapshot(options: Partial<GardenOptions> = { baseUrl }) {
  return snapshotOf(files, { title: 'Notes', ...options })
}

describe('the feeds of a garden', () => {
  it('hold the notes whose day is known, the newest first, and nothing that is not published', async () => {
    const { items, ...whole } = JSON.parse(textOfFile(await snapshot(), ownFiles.jsonFeed)) as {
      readonly items: readonly Record<string, unknown>[]
    }
    expect(whole).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Notes',
      home_page_url: 'https://n.example/',
      feed_url: 'https://n.example/feed.json',
      language: 'en',
      authors: [{ name: 'Notes' }],
    })
    expect(items.map(({ url }) => url)).toEqual([
      'https://n.example/linux/memory/pages-frames/',
      'https://n.example/a/',
      'https://n.example/linux/',
    ])
    expect(items[0]).toMatchObject({
      title: 'Pages & <frames>',
      date_published: '2024-02-05T00:00:00Z',
      date_modified: '2024-05-01T00:00:00Z',
      tags: ['Memory'],
    })
  })

  it('are XML that a parser takes, whatever notes hold', async () => {
    const atom = textOfFile(await snapshot(), ownFiles.feed)
    expect(atom).toContain('<title>Pages &#38; &#60;frames&#62;</title>')
    expect(atom).not.toMatch(/[\u0000-\u0008\u000b\u000c]|Canary/)
    // What RFC 4287 asks of a feed and of each entry: an id, a title, and when it was updated.
    const entries = atom.split('<entry>')
    expect(entries).toHaveLength(4)
    for (const entry of entries)
      for (const part of [/<id>https:/, /<title>./, /<updated>\d{4}-\d\d-\d\dT00:00:00Z</])
        expect(entry).toMatch(part)
    expect(new Set(atom.match(/<id>[^<]*/g)).size).toBe(4)
  })

  it('are those of topics with all that is below, and of series, too', async () => {
    const site = await snapshot()
    const urls = (address: string): readonly string[] =>
      textOfFile(site, address as Address).match(/(?<=<entry>\n<title>)[^<]*/g) ?? []
    expect(urls('-/feeds/linux.xml')).toEqual(['Pages &#38; &#60;frames&#62;', 'Linux'])
    expect(urls('-/feeds/linux/memory.xml')).toEqual(['Pages &#38; &#60;frames&#62;'])
    expect(urls('-/feeds/tour.xml')).toEqual(['a'])
  })

  it('are named in the heads of pages, the nearest first', async () => {
    const site = await snapshot({ baseUrl, base: '/x/' })
    const page = site.plan.pages.find(({ address }) => address === 'linux/')
    const html = await site.render(page!)
    expect(html.match(/(?<=type="application\/[a-z]+\+[a-z]+" title="[^"]*" href=")[^"]*/g)).toEqual([
      '/x/-/feeds/linux.xml',
      '/x/-/feeds/linux.json',
      '/x/feed.xml',
      '/x/feed.json',
    ])
  })

  it('are not there where addresses cannot be whole, or no day is known', async () => {
    const addresses = (site: Awaited<ReturnType<typeof snapshot>>): string =>
      site
        .files()
        .map(({ address }) => address)
        .join()
    expect(addresses(await snapshot({}))).not.toContain('feed')
    expect(addresses(await snapshotOf({ 'a.md': 'A' }, { baseUrl }))).not.toContain('feed')
  })
})

describe('the feed of a garden in git', () => {
  let garden: GitGarden | undefined
  afterEach(() => garden?.remove())

  const commits: readonly Commit[] = [
    [
      '2025-01-01',
      { 'Rose.md': '---\nstage: seedling\n---\nA rose is a weed.\n\nIt stays.\n', 'Soil.md': 'Soil.' },
    ],
    ['2025-02-01', { 'Rose.md': '---\nstage: seedling\n---\nA rose, is a weed!\n\nIt  stays.\n' }],
    [
      '2025-03-01',
      {
        'Rose.md':
          '---\nstage: budding\n---\nA rose is a plant.\n\nIt stays.\n\n## Why <b>\n\nBecause of  [[Soil#Top|the soil]]: `a href="/x"`.\n\n![A](pic.png)\n',
        'pic.png': 'no picture',
      },
    ],
    ['2025-04-01', { 'Late.md': 'A canvas.' }],
  ]
  const items = (site: Snapshot): readonly Readonly<Record<string, string>>[] =>
    JSON.parse(textOfFile(site, ownFiles.jsonFeed)).items

  it('has no entry for a note that was renamed, nor for those whose links followed it', async () => {
    garden = createGitGarden(
      [
        '2025-01-01',
        {
          'Soil.md': '# Soil\n\nIt holds water well.\n',
          'Rose.md': 'It needs good [[Soil]].\n\nSee [[Soil]].\n',
          'wild/Oak.md': '# Oak\n\nIt grows old.\n',
          'Elm.md': 'It grows beside [[wild/Oak]] and [[wild/Oak|the oak]].\n',
        },
      ],
      [
        '2025-02-01',
        {
          'Soil.md': null,
          'ground/Good soil.md': '# Good soil\n\nIt holds water well.\n',
          'Rose.md': 'It needs good [[Good soil]].\n\nSee [[Good soil]].\n',
          'wild/Oak.md': null,
          'trees/Oak.md': '# Oak\n\nIt grows old.\n',
          'Elm.md': 'It grows beside [[trees/Oak]] and [[trees/Oak|the oak]].\n',
        },
      ],
    )
    const site = await garden.snapshot({ baseUrl })
    expect(items(site).map(({ id }) => id)).toEqual([
      'https://n.example/elm/',
      'https://n.example/rose/',
      // What they were called when readers first met them: they are not shown anew.
      'https://n.example/soil/',
      'https://n.example/wild/oak/',
    ])
    expect(items(site)[2]?.['url']).toBe('https://n.example/ground/good-soil/')
  })

  it('gives no two entries one name where a note came to the address of one that moved', async () => {
    garden = createGitGarden(
      ['2025-01-01', { 'Soil.md': 'It holds water well.\n' }],
      ['2025-02-01', { 'Soil.md': null, 'Good soil.md': 'It holds water well.\n' }],
      ['2025-03-01', { 'Soil.md': 'Another text that has to do with nothing.\n' }],
      ['2025-04-01', { 'Soil.md': null, 'Bad soil.md': 'Another text that has to do with nothing.\n' }],
    )
    const ids = (site: Snapshot) => items(site).map(({ id }) => id)
    expect(ids(await garden.snapshot({ baseUrl }))).toEqual([
      'https://n.example/soil/',
      'https://n.example/good-soil/#planted',
    ])
    garden.commit(['2025-05-01', { 'Soil.md': 'A third text stands here from now on.\n' }])
    expect(ids(await garden.snapshot({ baseUrl }))).toEqual([
      'https://n.example/soil/',
      'https://n.example/bad-soil/',
      'https://n.example/good-soil/',
    ])
  })

  it('says in which language each note is, and which way it is written', async () => {
    const site = await snapshotOf(
      {
        'a.md': '---\nlang: ar\ncreated: 2025-02-01\n---\n# وقت\n\nالوقت نسبي.',
        'b.md': '---\ncreated: 2025-01-01\n---\n# Time\n\nTime is relative.',
        'c.md': '---\nlang: "nobody knows"\ncreated: 2024-01-01\n---\n# C\n\nText.',
      },
      { baseUrl, lang: 'en', settings: { feeds: 'full' } },
    )
    const [arabic, english, odd] = textOfFile(site, ownFiles.feed).split('<entry>').slice(1)
    expect(arabic).toContain('<title xml:lang="ar">')
    expect(arabic).toContain('<summary xml:lang="ar">')
    expect(arabic).toContain('&#60;div lang=&#34;ar&#34; dir=&#34;rtl&#34;&#62;')
    expect((english ?? '') + odd).not.toMatch(/xml:lang|dir=/)
    expect(items(site).map(({ language }) => language)).toEqual(['ar', undefined, undefined])
  })

  it('has an entry for each note that came and each day on which one grew, and none for trifles', async () => {
    garden = createGitGarden(...commits)
    const found = items(await garden.snapshot({ baseUrl }))
    expect(found.map(({ id, date_modified }) => [id, date_modified?.slice(0, 10)])).toEqual([
      ['https://n.example/late/', '2025-04-01'],
      ['https://n.example/rose/#2025-03-01', '2025-03-01'],
      ['https://n.example/rose/', '2025-01-01'],
      ['https://n.example/soil/', '2025-01-01'],
    ])
    // A reader that sorts by when entries came puts what grew on that day.
    expect(found[1]?.['date_published']).toBe('2025-03-01T00:00:00Z')
    expect(found[1]?.['summary']).toBe(
      'Grew: from seedling to budding; new section “Why”; “A rose, is a weed!” became “A rose is a plant.”; “Because of the soil: a href="/x".”; new links to Soil',
    )
    expect(found[1]?.['content_html']).toContain(
      '<del>A rose, is a weed!</del> <ins>A rose is a plant.</ins>',
    )
    expect(found[1]?.['content_html']).toContain('<a href="https://n.example/soil/">Soil</a>')
  })

  it('keeps the names of entries when more is done to their notes', async () => {
    garden = createGitGarden(...commits)
    const before = items(await garden.snapshot({ baseUrl }))
    garden.commit(['2025-05-01', { 'Rose.md': 'A rose is a rose.\n' }])
    const after = items(await garden.snapshot({ baseUrl }))
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after[0]?.['id']).toBe('https://n.example/rose/#2025-05-01')
  })

  it('holds the text of notes where the garden wants that, with whole addresses', async () => {
    garden = createGitGarden(...commits)
    const site = await garden.snapshot({ baseUrl, base: '/x/', settings: { feeds: 'full' } })
    const [, grown, planted] = items(site)
    expect(grown?.['content_html']).toContain('href="https://n.example/x/soil/"')
    expect(grown?.['content_html']).toContain('src="https://n.example/x/')
    expect(grown?.['content_html']).toContain('<code>a href="/x"</code>')
    expect(planted).not.toHaveProperty('content_html')
    const atom = textOfFile(site, ownFiles.feed)
    expect(atom).toContain('<content type="html">&#60;ul&#62;')
    expect(atom).not.toMatch(/&#60;a href=&#34;(?!https:)|src=&#34;(?!https:)/)
  })

  it('is valid, and bounded, however long notes and their histories are', async () => {
    const long = (word: string): string =>
      `${`${word} goes on and on. `.repeat(4)}${'é'.repeat(400)} `.repeat(40)
    garden = createGitGarden(
      [
        '2025-01-01',
        Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`n${i}.md`, long(`First${i}`)])),
      ],
      [
        '2025-02-01',
        Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`n${i}.md`, long(`Second${i}`)])),
      ],
    )
    for (const feeds of ['summary', 'full']) {
      const site = await garden.snapshot({ baseUrl, settings: { feeds } })
      expect(Buffer.byteLength(textOfFile(site, ownFiles.feed))).toBeLessThanOrEqual(300_000)
      const json = textOfFile(site, ownFiles.jsonFeed)
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(300_000)
      expect(isJsonFeed(JSON.parse(json)), JSON.stringify(isJsonFeed.errors)).toBe(true)
      expect(new Set(items(site).map(({ id }) => id)).size).toBe(50)
    }
  })

  it('is not there where the garden wants none', async () => {
    garden = createGitGarden(...commits)
    expect(await wholeSite(await garden.snapshot({ baseUrl, settings: { feeds: 'off' } }))).not.toMatch(
      /feed/,
    )
  })
})

/** What https://www.jsonfeed.org/version/1.1/ asks of a feed and its items. */
const isJsonFeed = new Ajv().compile({
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: { type: 'string', pattern: '^https://' },
    feed_url: { type: 'string', pattern: '^https://' },
    language: { type: 'string' },
    authors: { type: 'array', items: { type: 'object', required: ['name'] } },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: { type: 'string' },
          url: { type: 'string', pattern: '^https://' },
          title: { type: 'string' },
          summary: { type: 'string' },
          content_html: { type: 'string' },
          content_text: { type: 'string' },
          date_published: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          date_modified: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
})
