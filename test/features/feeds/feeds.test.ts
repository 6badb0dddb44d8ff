import { describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import type { Address } from '../../../src/model/page.ts'
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
