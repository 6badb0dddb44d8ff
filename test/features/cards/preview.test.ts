import { describe, expect, it } from 'vitest'
import { cardAddressOf } from '../../../src/features/cards/collect-cards.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const files = {
  'index.md': 'What the garden is about.',
  'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\n\nThe kernel.\n',
  'linux/Cache.md':
    '---\nmatters: When reading is fast.\ndescription: Pages "in" <memory>.\n---\n\n# Cache\n',
  'Plain.md': '---\ncard: false\n---\n\nPlain text.',
  'Wanted.md': '---\ncard: true\n---\n\nText.',
  'Part.md': '---\nseries: Walks\npart: 1\n---\n\nText.',
  'Secret.md': '---\nunlisted: true\n---\n\nUnlisted text.',
  'Draft.md': '---\ndraft: true\n---\n\nDraft text.',
}

const cardOf = (page: string): string => cardAddressOf(page as Address)

const online = { baseUrl: 'https://n.example', base: '/x/', title: 'Notes' }

/** What a page says of itself for links, by name. */
async function previewOf(
  address: string,
  options: Partial<GardenOptions> = online,
): Promise<ReadonlyMap<string, string>> {
  const snapshot = await snapshotOf(files, options)
  const html = await snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
  const said = html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">/g)
  return new Map([...said].map(([, name = '', content = '']) => [name, content]))
}

/** The addresses of the pictures that a site has. */
async function picturesOf(options: Partial<GardenOptions>): Promise<readonly string[]> {
  const snapshot = await snapshotOf(files, options)
  const addresses = snapshot.files().map(({ address }) => address)
  return addresses.filter((address) => address.startsWith('-/cards/')).sort()
}

const siteCard = '-/cards/site.png'
const allCards = [
  ...['linux/', 'linux/cache/', 'part/', 'series/walks/', 'wanted/'].map(cardOf),
  siteCard,
].sort()

describe('what a page says for links to it', () => {
  it('is its title, description, whole address and picture', async () => {
    const preview = await previewOf('linux/cache/')
    const image = preview.get('og:image')
    expect(image).toMatch(/^https:\/\/n\.example\/x\/-\/cards\/[\da-f]{16}\.png\?v=[\da-f]{8}$/)
    expect(image).toContain(cardOf('linux/cache/'))
    expect(Object.fromEntries(preview)).toEqual({
      'og:type': 'article',
      'og:site_name': 'Notes',
      'og:title': 'Cache',
      'og:description': 'Pages &quot;in&quot; &lt;memory>.',
      'og:url': 'https://n.example/x/linux/cache/',
      'og:image': image,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Cache. When reading is fast.',
      'twitter:card': 'summary_large_image',
    })
  })

  it('is the site’s picture at home, on lists, and on notes without one', async () => {
    for (const address of ['', 'plain/', 'all-notes/']) {
      const preview = await previewOf(address)
      expect(preview.get('og:image'), address).toContain('/x/-/cards/site.png?v=')
    }
    expect((await previewOf('')).get('og:type')).toBe('website')
  })

  it('is the site’s picture on an unlisted note, of which no other file tells', async () => {
    expect((await previewOf('secret/')).get('og:image')).toContain('/-/cards/site.png')
    expect(await picturesOf(online)).toEqual(allCards)
  })

  it('names another address for another picture', async () => {
    const [one, other] = await Promise.all([
      previewOf('linux/cache/'),
      previewOf('linux/cache/', { ...online, settings: { theme: { accent: '#b03020' } } }),
    ])
    expect(one.get('og:image')).not.toBe(other.get('og:image'))
  })

  it('is nothing where nobody said where the site lives', async () => {
    expect([...(await previewOf('linux/cache/', {})).keys()]).toEqual([])
    expect(await picturesOf({})).toEqual([])
    expect(await picturesOf({ settings: { cards: true } })).toEqual([])
  })

  it('is words alone without cards', async () => {
    const preview = await previewOf('linux/cache/', { ...online, settings: { cards: false } })
    expect(preview.get('twitter:card')).toBe('summary')
    expect([...preview.keys()].filter((name) => name.startsWith('og:image'))).toEqual([])
    expect(await picturesOf({ ...online, settings: { cards: false } })).toEqual([])
  })
})

describe('which pages have a picture of their own', () => {
  it('all but those that say no, and none that is not published', async () => {
    expect(await picturesOf({ ...online, settings: { cards: true } })).toEqual(allCards)
  })

  it('topics, series and notes that say so, where only some have one', async () => {
    expect(await picturesOf({ ...online, settings: { cards: 'some' } })).toEqual(
      [...['linux/', 'series/walks/', 'wanted/'].map(cardOf), siteCard].sort(),
    )
  })

  it('only some in a garden of 2,000 notes', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`n${i}.md`, 'Text.']))
    const snapshot = await snapshotOf({ ...many, 'Wanted.md': files['Wanted.md'] }, online)
    const addresses = snapshot.files().map(({ address }) => address)
    expect(addresses.filter((address) => address.startsWith('-/cards/'))).toEqual([
      cardOf('wanted/'),
      siteCard,
    ])
  })
})
