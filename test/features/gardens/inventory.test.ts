import { describe, expect, it } from 'vitest'
import { readNotes } from '../../../src/features/gardens/read-inventory.ts'
import { gardenSite, inventoryOf } from './garden-site.ts'

const kernel = {
  'index.md': '---\ntype: topic\ntitle: Kernel\n---\n\nWhat runs below everything.\n',
  'memory/Page cache.md':
    '---\naliases: [buffer cache]\ntopics: "[[index]]"\n---\n\n# Page cache\n\nPages of files in memory.\n\n## Write-back\n\nDirty pages.\n\n### When\n',
  'Scheduler.md': 'Who runs next. See [it](https://other.example/x/).\n',
}

describe('the inventory of a site', () => {
  it('names each note with its aliases, headings, topics and first words, byte for byte', async () => {
    const files = [...(await inventoryOf(await gardenSite(kernel, { title: 'Kernel notes' })))]
    expect(files).toEqual([
      [
        '-/inventory/3fed05bc37b3796886ea.json',
        `[
{"href":"scheduler/","path":"Scheduler","title":"Scheduler","topics":["Kernel"],"text":"Who runs next. See it."},
{"href":"","path":"index","title":"Kernel","text":"What runs below everything."},
{"href":"memory/page-cache/","path":"memory/Page cache","title":"Page cache","aliases":["buffer cache"],"headings":[["write-back","Write-back"],["when","When"]],"topics":["Kernel"],"text":"Pages of files in memory. Dirty pages."}
]
`,
      ],
      [
        '-/inventory/index.json',
        `{"about":"What other gardens may know of this one, so that they can link to its notes.","version":1,"title":"Kernel notes","notes":3,"blocks":true,"shards":[
"3fed05bc37b3796886ea"
]}
`,
      ],
    ])
  })

  it('tells nothing of what is private, unlisted, a draft, kept back by another program, or a comment', async () => {
    const secret = 'canary'
    const files = await inventoryOf(
      await gardenSite({
        'Open.md': `# Open\n\nText. %%${secret}%% [[Hidden ${secret}]]\n\n<!-- ${secret} -->\n\n[[Draft ${secret}]]`,
        [`Hidden ${secret}.md`]: `---\npublish: false\naliases: [${secret} first]\n---\n\n# ${secret}\n`,
        [`Draft ${secret}.md`]: `---\ndraft: true\n---\n\n## ${secret}\n`,
        [`Unlisted ${secret}.md`]: `---\nunlisted: true\n---\n\n# ${secret} second\n`,
        [`Private ${secret}.md`]: `---\nprivate: true\n---\n\n${secret}\n`,
      }),
    )
    const all = [...files.values()].join('')
    expect(all).toContain('"title":"Open"')
    expect(all.replace(/\[\[?(?:Hidden|Draft) canary\]?\]?/g, '')).not.toMatch(
      /Unlisted|Private|first|second|<!--|%%/,
    )
    expect(readNotes([...files.values()][0]!)?.map(({ path }) => path)).toEqual(['Open'])
  })

  it('is in files of at most 40 kB, of which an edit changes one or two', async () => {
    const many = (edited: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 900 }, (_, i) => [
          `n${String(i).padStart(4, '0')}.md`,
          `# Note ${i}${i === edited ? ' edited' : ''}\n\n${'Some words about it. '.repeat(8)}\n\n## Part ${i}\n\n## Other ${i}\n`,
        ]),
      )
    const [before, after] = await Promise.all(
      [-1, 500].map(async (i) => inventoryOf(await gardenSite(many(i)))),
    )
    for (const content of before!.values()) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(40_000)
    expect(before!.size).toBeGreaterThan(5)
    const changed = [...after!.keys()].filter((address) => !before!.has(address))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThanOrEqual(2)
  })

  it('says less of a note that would fill a file', async () => {
    const headings = Array.from({ length: 250 }, (_, i) => `## ${'Überschrift '.repeat(12)}${i}`).join('\n\n')
    const files = await inventoryOf(await gardenSite({ 'Long.md': headings }))
    const [shard = ''] = files.values()
    expect(Buffer.byteLength(shard)).toBeLessThanOrEqual(8_100)
    expect(readNotes(shard)?.[0]).toMatchObject({ path: 'Long', hasMoreHeadings: true })
  })

  it('is not there where the setting says so, or the feature is off', async () => {
    const off = await gardenSite(kernel, { settings: { inventory: false } })
    expect((await inventoryOf(off)).size).toBe(0)
  })
})
