import { beforeAll, describe, expect, it } from 'vitest'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { Address } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { findFile } from '../../../src/model/site.ts'
import { asNeighbour, gardenSite, pageAt } from './garden-site.ts'

const address = 'https://kernel.example/notes/'
let kernel: Neighbour

beforeAll(async () => {
  const site = await gardenSite(
    {
      'index.md': '# Kernel\n',
      'memory/Page cache.md':
        '---\naliases: [buffer cache]\n---\n\n# Page cache\n\nPages of files in <memory>.\n\n## Write-back\n\nDirty. ^dirty-Pages\n',
      'Ünïcode note.md': '# Ünïcode note\n',
    },
    { title: 'Kernel notes' },
  )
  kernel = await asNeighbour(site, 'kernel', address)
})

async function linksOf(text: string, more: Record<string, string> = {}) {
  const snapshot = await gardenSite({ 'a.md': text, ...more }, { baseUrl: 'https://a.example' }, [kernel])
  const resolutions = snapshot.garden.links.resolutionsByPath.get('a.md' as NotePath)!
  return { snapshot, resolutions, page: await pageAt(snapshot, 'a/') }
}

describe('a link to another garden', () => {
  it.each([
    ['[[kernel:Page cache]]', 'memory/page-cache/'],
    ['[[Kernel:page CACHE]]', 'memory/page-cache/'],
    ['[[kernel:memory/Page cache.md]]', 'memory/page-cache/'],
    ['[[kernel:buffer cache|it]]', 'memory/page-cache/'],
    ['[[kernel:Page cache#Write-back]]', 'memory/page-cache/#write-back'],
    ['[[kernel:Page cache#^Dirty-pages]]', 'memory/page-cache/#%5Edirty-pages'],
    ['[[kernel:Ünïcode note]]', encodeURI('ünïcode-note/')],
    ['[[kernel:]]', ''],
  ])('%s leads to %s', async (text, href) => {
    const { resolutions, page, snapshot } = await linksOf(text)
    expect(resolutions[0]).toMatchObject({ kind: 'external', url: address + href })
    expect(page).toContain(`<a class="external neighbour" rel="noopener" href="${address}${href}"`)
    expect(
      (await snapshot.diagnostics()).filter(({ code }) => /garden|neighbour|missing/.test(code)),
    ).toEqual([])
    expect(snapshot.garden.links.wantedByName.size).toBe(0)
  })

  it('carries what its preview shows, so that nothing is asked of the other garden', async () => {
    const { page } = await linksOf('[[kernel:Page cache#Write-back]]')
    expect(page).toContain('title="Page cache · Kernel notes"')
    const shows = /data-shows="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"').replaceAll('&lt;', '<')
    expect(JSON.parse(shows ?? '')).toEqual({
      title: 'Page cache',
      section: 'Write-back',
      text: expect.stringContaining('Pages of files in'),
      garden: 'Kernel notes',
    })
  })

  it('written as its address is known, too, and leads there whatever the inventory says', async () => {
    const { page, resolutions, snapshot } = await linksOf(
      `[one](${address}memory/page-cache/#write-back) [two](${address}gone/) [three](https://kernel.example/)`,
    )
    expect(resolutions.map((one) => one.kind === 'external' && one.neighbour?.found)).toEqual([
      'note',
      'nothing',
      undefined,
    ])
    expect(page).toContain(
      `class="external neighbour" rel="noopener" href="${address}memory/page-cache/#write-back"`,
    )
    expect(page).toContain(`href="${address}gone/"`)
    expect(page).toContain('href="https://kernel.example/" class="external"')
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toContain('missing-neighbour-note')
  })

  it('to a block that its note has not leads to the note, and the nearest is told', async () => {
    const { page, snapshot, resolutions } = await linksOf(
      `[[kernel:Page cache#^dirtypages]] [so](${address}memory/page-cache/#^gone)`,
    )
    expect(page).toContain(`href="${address}memory/page-cache/"`)
    expect(resolutions).toMatchObject([
      { neighbour: { fragmentFound: false } },
      { neighbour: { fragmentFound: false } },
    ])
    const found = (await snapshot.diagnostics()).filter(({ code }) => code === 'missing-neighbour-block')
    expect(found.map(({ message, expected }) => [message, expected])).toEqual([
      ['No block "^dirtypages" in "Page cache" of the garden "kernel"', ['^dirty-pages']],
      ['No block "^gone" in "Page cache" of the garden "kernel"', []],
    ])
  })

  it('to a block of a garden that does not tell its blocks is taken by its word', async () => {
    const untold = kernel.notes.map(({ blocks: _, ...note }) => note)
    const snapshot = await gardenSite({ 'a.md': '[[kernel:Page cache#^gone]]' }, {}, [
      { ...kernel, notes: untold },
    ])
    expect(await pageAt(snapshot, 'a/')).toContain('memory/page-cache/#%5Egone')
    expect((await snapshot.diagnostics()).map(({ code }) => code)).not.toContain('missing-neighbour-block')
  })

  it('with a name that garden has not is text, and the nearest names are told', async () => {
    const { page, snapshot } = await linksOf('[[kernel:Page cahce]] [[kernel:Page cache#Writeback]]')
    expect(page).toContain('class="wanted neighbour"')
    const found = await snapshot.diagnostics()
    expect(found.map(({ code, message, expected }) => [code, message, expected])).toEqual(
      expect.arrayContaining([
        [
          'missing-neighbour-note',
          'The garden "kernel" has no note "Page cahce"',
          expect.arrayContaining(['kernel:Page cache']),
        ],
        [
          'missing-neighbour-heading',
          'No heading "Writeback" in "Page cache" of the garden "kernel"',
          ['Write-back'],
        ],
      ]),
    )
  })

  it('gives way to a note of our own that is called so', async () => {
    const { resolutions } = await linksOf('[[kernel:Page cache]] [[kernel:memory/Page cache]]', {
      'kernel:Page cache.md': 'Ours.',
      'b.md': '---\naliases: [Page cache]\n---\n',
    })
    expect(resolutions[0]).toMatchObject({ kind: 'note', path: 'kernel:Page cache.md' })
    expect(resolutions[1]).toMatchObject({ kind: 'external', url: `${address}memory/page-cache/` })
  })

  it('stays a wanted note where no garden is called so', async () => {
    const { resolutions } = await linksOf('[[cells:Page cache]]')
    expect(resolutions[0]).toEqual({ kind: 'missing', name: 'cells:page cache' })
  })

  it('cannot be checked while nothing is kept of its garden, which is said once', async () => {
    const snapshot = await gardenSite(
      { 'a.md': '[[kernel:A]] [[kernel:B]]' },
      { settingsFile: 'hortus.json' },
      [{ ...kernel, state: 'new', notes: [] }],
    )
    const found = (await snapshot.diagnostics()).filter(({ code }) => code === 'unread-garden')
    expect(found).toMatchObject([{ path: 'hortus.json', setting: 'gardens.kernel' }])
    expect(found[0]?.message).toContain('2 links')
  })

  it('of a property or an embed costs nothing', async () => {
    const { page, snapshot } = await linksOf(
      '---\nrequires: "[[kernel:Page cache]]"\n---\n\n![[kernel:Page cache]]',
    )
    expect(page).toContain(`href="${address}memory/page-cache/"`)
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toContain('embed-of-another-garden')
  })

  it('has its address in the Markdown that other programs read', async () => {
    const { snapshot } = await linksOf('See [[kernel:Page cache|the cache]] and [[kernel:Nothing]].')
    const text = await findFile(snapshot.files(), 'a.md' as Address)
    expect(text).toContain(`See [the cache](${address}memory/page-cache/) and kernel:Nothing.`)
  })

  it('is followed when what is kept of the garden changes', async () => {
    const { createMemoryStore } = await import('../../../src/store/memory-store.ts')
    const { sessionOn } = await import('../../snapshot-of.ts')
    const session = sessionOn(createMemoryStore({ 'a.md': '[[kernel:Page cache]]' }), {}, undefined, {
      neighbours: [{ ...kernel, state: 'new', notes: [] }],
    })
    const { publication } = await session.update()
    const next = await session.follow({ options: session.options, publication, neighbours: [kernel] })
    expect(await pageAt(next, 'a/')).toContain(`href="${address}memory/page-cache/"`)
  })
})

describe('links between gardens', () => {
  it('are seen from their target, with the sentence', async () => {
    const own = 'https://cells.example/'
    const options = { title: 'Cells', baseUrl: 'https://cells.example' }
    const cells = { 'Membrane.md': '# Membrane\n\n## Lipids\n', 'Other.md': '# Other\n' }
    const cellsKnown = await asNeighbour(await gardenSite(cells, options), 'cells', own)
    const writer = await gardenSite(
      {
        'Memory.md': `# Memory\n\nProtection works as <b>a</b> [[cells:Membrane#Lipids|membrane]] does. More.\n\nAnd [so](${own}membrane/) on.`,
        'Hidden.md': '---\npublish: false\n---\n\nA [[cells:Membrane]] of secrets.',
      },
      { title: 'Kernel notes' },
      [cellsKnown],
    )
    const back = await gardenSite(cells, options, [await asNeighbour(writer, 'kernel', address)])
    const page = await pageAt(back, 'membrane/')
    expect(page).toContain('Linked from Kernel notes')
    expect(page).toContain(`<a href="${address}memory/">Memory</a>`)
    expect(page).toContain('Protection works as a <mark>membrane</mark> does.')
    expect(page).toContain('And <mark>so</mark> on.')
    expect(page).not.toContain('secrets')
    expect(await pageAt(back, 'other/')).not.toContain('Linked from')
  })
})
