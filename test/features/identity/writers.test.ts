import { describe, expect, it } from 'vitest'
import { citationOf } from '../../../src/features/cite/citation.ts'
import { writersOf } from '../../../src/features/identity/facts.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf, textOfFile } from '../../snapshot-of.ts'

const options: GardenOptions = {
  ...defaultGardenOptions,
  title: 'Notes',
  baseUrl: 'https://n.example',
  base: '/x/',
  settings: { author: { name: 'Gardener', url: 'https://g.example' } },
}

const people = {
  'people/ann.md': '# Ann Lee\n',
  'people/Canary Quiet.md': '---\npublish: false\n---\n# Canary title\n',
  'people/Canary Aside.md': '---\nunlisted: true\n---\n# Canary title\n',
}

/** The site of a note that says this of its authors, and who wrote it. */
async function noteBy(properties: string, more: Partial<GardenOptions> = {}) {
  const all = { ...options, ...more }
  const text = `---\ncreated: 2024-02-03\n${properties}\n---\n# Note\n\nText.`
  const snapshot = await snapshotOf({ 'note.md': text, ...people }, all)
  const { published: garden, plan } = snapshot
  const note = garden.notesByPath.get('note.md' as NotePath)!
  const page = await snapshot.render(plan.pages.find(({ address }) => address === 'note/')!)
  const feed = textOfFile(snapshot, ownFiles.feed)
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}'
  return {
    writers: writersOf({ garden, plan, options: all }, note),
    citation: citationOf({ garden, plan, options: all, lang: 'en' }, note),
    page,
    feed,
    data: (JSON.parse(json) as { readonly '@graph'?: readonly object[] })['@graph']?.[0],
  }
}

describe('who wrote a note', () => {
  it('is the garden’s author where the note says nothing of it', async () => {
    const { writers, page, feed } = await noteBy('tags: [x]')
    expect(writers).toEqual([{ name: 'Gardener', url: 'https://g.example' }])
    expect(page).toContain('<meta name="author" content="Gardener">')
    expect(feed.match(/<author>/g)).toHaveLength(1)
  })

  it('is whom the note names, in its citation, its data for search engines, its head and feeds', async () => {
    const { writers, citation, page, feed, data } = await noteBy(
      'authors: ["[[people/ann]]", { name: "Bob & <b>", url: "https://bob.example" }]',
    )
    const both = [
      { name: 'Ann Lee', url: 'https://n.example/x/people/ann/' },
      { name: 'Bob & <b>', url: 'https://bob.example' },
    ]
    expect(writers).toEqual(both)
    expect(citation).toMatchObject({ authors: ['Ann Lee', 'Bob & <b>'], id: 'lee-2024-note' })
    expect(page).toContain('author = {{Ann Lee} and {Bob \\&amp; &lt;b&gt;}}')
    expect(page).toContain('<meta name="author" content="Ann Lee">\n<meta name="author" content="Bob &amp;')
    expect(data).toMatchObject({ author: both.map((one) => ({ '@type': 'Person', ...one })) })
    expect(feed).toContain('<author><name>Ann Lee</name><uri>https://n.example/x/people/ann/</uri></author>')
  })

  it('stands on the note’s card', async () => {
    const drawn = new Map<string, string>()
    const session = sessionOn(
      createMemoryStore({ 'a.md': '---\nauthors: [Ann, Bob]\n---\n# A', 'b.md': '# B' }),
      options,
      everyFeature,
      {
        paint: async ({ picture }) => {
          if (picture.kind === 'card') drawn.set(picture.title, picture.author)
          return new Uint8Array()
        },
      },
    )
    for (const { address, make } of (await session.update()).files())
      if (address.startsWith('-/cards/')) await make()
    expect([drawn.get('A'), drawn.get('B')]).toEqual(['Ann, Bob', 'Gardener'])
  })

  it('is one person for search engines where one is named, though the garden names nobody', async () => {
    const { data, page } = await noteBy('author: Ann', { settings: {} })
    expect(data).toMatchObject({ author: { '@type': 'Person', name: 'Ann' } })
    expect(page).toContain('class="cite"')
  })

  it.each(['Canary Quiet', 'people/Canary Aside', 'Canary Aside#Part'])(
    'never tells of a note that readers are not to know of: [[%s]]',
    async (name) => {
      for (const written of [`author: "[[${name}]]"`, `author: [[${name}]]`]) {
        const { writers, page, feed, data } = await noteBy(written)
        expect(writers).toEqual([])
        expect(page + feed + JSON.stringify(data)).not.toContain('Canary')
        // Nor does somebody else take the credit.
        expect(page).not.toContain('class="cite"')
      }
      const { writers } = await noteBy(`author: ["[[${name}|A. Q.]]", Bob]`)
      expect(writers).toEqual([{ name: 'A. Q.' }, { name: 'Bob' }])
    },
  )

  it('follows the note about them', async () => {
    const store = createMemoryStore({ 'n.md': '---\nauthor: "[[ann]]"\n---\n# N', 'ann.md': '# One' })
    const session = sessionOn(store, options, everyFeature)
    const found: (readonly string[])[] = []
    for (const ann of [
      '# One',
      '# Two',
      '---\nunlisted: true\n---\n# Two',
      '---\ndraft: true\n---\n',
      '# Three',
    ]) {
      store.write('ann.md', ann)
      const { published: garden, plan } = await session.update()
      const note = garden.notesByPath.get('n.md' as NotePath)!
      found.push(writersOf({ garden, plan, options }, note).map(({ name }) => name))
    }
    expect(found).toEqual([['One'], ['Two'], [], [], ['Three']])
  })

  it.each(['type: reference', 'type: Book', 'isbn: 9780262033848', 'citekey: cormen2009'])(
    'is not who wrote the book or paper that it is about: %s',
    async (mark) => {
      expect((await noteBy(`${mark}\nauthor: Cormen`)).writers).toMatchObject([{ name: 'Gardener' }])
    },
  )

  it('is nobody where the garden does not tell whose it is', async () => {
    const { writers, feed } = await noteBy('author: Ann', { withoutFeatures: ['identity'] })
    expect(writers).toEqual([])
    expect(feed).not.toContain('Ann')
  })
})
