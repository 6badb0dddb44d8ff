import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

/** In the names of what is not published, where public notes have other words for it. */
const name = 'Qzname'

/** Public notes that lead to such files in every way, and never by their names alone. */
const garden = (hiding: string): Readonly<Record<string, string>> => ({
  'Public.md': [
    '---',
    'created: 2024-01-01',
    `up: "[[${name} plan]]"`,
    `requires: ["[[${name} plan]]", ${name} plan]`,
    `topics: ["[[${name} topic]]"]`,
    `series: ${name} plan`,
    '---',
    `[[${name} plan|the plan]], [[people/${name} m#Part|M.]], [it](people/${name}%20m.md), [[${name} alias|by alias]],`,
    `![[${name} plan|shown]], <a href="${name}%20plan.md">there</a>, [by reference][r],`,
    '',
    `[r]: people/${name}%20m.md#${name}%20part "elsewhere"`,
    '',
    `| a |\n|---|\n| [[${name} plan\\|a cell]] |`,
    '',
    `- [[${name} plan|an item]]`,
    '',
    `![[${name} plan|whole]]`,
    '',
    '```dataview\nTABLE file.outlinks, file.inlinks FROM ""\n```',
  ].join('\n'),
  'Planned.md': `- [[${name} plan|a plan]]\n`,
  'Other.md': '[[Public]] and [[Wished for]].\n',
  [`${name} plan.md`]: `---\n${hiding}\naliases: [${name} alias]\n---\n[[Public]] [[${name} wanted]]\n`,
  [`people/${name} m.md`]: `---\n${hiding}\n---\n# Part\n`,
  [`${name} topic.md`]: `---\ntype: topic\n${hiding}\n---\n`,
})

/** Everything that readers can get. */
async function siteOf(snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const site = new Map<string, string>()
  for (const page of snapshot.plan.pages) site.set(page.address, await snapshot.render(page))
  for (const { address, make } of snapshot.files()) {
    const made = await make()
    site.set(address, typeof made === 'string' ? made : Buffer.concat(made).toString())
  }
  return site
}

const options = { baseUrl: 'https://n.example', feeds: 'full', offline: true } as const

describe('links to what is not published', () => {
  it.each(['draft: true', 'publish: false', 'private: true'])(
    'are their own words, and their names are in no file of the site: %s',
    async (hiding) => {
      const snapshot = await snapshotOf(garden(hiding), options)
      const site = await siteOf(snapshot)
      const telling = [...site].filter(([address, text]) => /qzname/i.test(address + text))
      expect(telling.map(([address]) => address)).toEqual([])
      expect(site.get('public/')).toContain('<a>the plan</a>')
      expect(site.get('public/')).toContain('“whole” is not in this garden')
      // What nobody has written is still wanted.
      expect([...snapshot.published.links.wantedByName.keys()]).toEqual(['wished for'])
    },
  )

  it('become and cease to be so in a running session as in a fresh one', async () => {
    const store = createMemoryStore(garden('x: y'))
    const session = sessionOn(store, options)
    await session.update()
    const change = (hiding: string | undefined): Readonly<Record<string, string>> => {
      const files = garden(hiding ?? 'x: y')
      for (const [path, text] of Object.entries(files)) {
        const isGone = hiding === undefined && path.includes(name)
        if (isGone) store.remove(path as NotePath)
        else store.write(path, text)
      }
      return Object.fromEntries(
        Object.entries(files).filter(([path]) => hiding !== undefined || !path.includes(name)),
      )
    }
    for (const hiding of ['draft: true', undefined, 'draft: true', 'x: y', 'publish: false']) {
      const files = change(hiding)
      const running = await siteOf(await session.update())
      expect(running).toEqual(await siteOf(await snapshotOf(files, options)))
    }
  })
})
