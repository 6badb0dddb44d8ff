import { describe, expect, it } from 'vitest'
import { readNameLanguage } from '../../../src/model/name-language.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

const published = { baseUrl: 'https://notes.example', base: '/g/', lang: 'en' }

async function pageOf(
  files: Readonly<Record<string, string>>,
  address: string,
  options: Partial<GardenOptions> = published,
): Promise<string> {
  const snapshot = await snapshotOf(files, options)
  return snapshot.render(snapshot.pageByAddress.get(address as Address)!)
}

const switchOf = (page: string): string => /<p class="in-languages">.*<\/p>/.exec(page)?.[0] ?? ''
const alternatesOf = (page: string): readonly string[] =>
  [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(
    ([, lang, href]) => `${lang} ${href}`,
  )

describe('a language in the name of a file', () => {
  it.each([
    ['notes/raft.de.md', 'notes/raft.md', 'de'],
    ['raft.pt-br.md', 'raft.md', 'pt-BR'],
    ['raft.zh_hant.md', 'raft.md', 'zh-Hant'],
    ['v1.2.fr.md', 'v1.2.md', 'fr'],
  ])('is read from %s', (path, plain, lang) => {
    expect(readNameLanguage(path as NotePath)).toEqual({ plain, lang })
  })

  it.each(['raft.md', 'Node.js.md', 'v1.2.md', '.de.md', 'raft.xq.md', 'raft.canvas', 'de.md'])(
    'is none in %s',
    (path) => {
      expect(readNameLanguage(path as NotePath)).toBeUndefined()
    },
  )

  it('counts where another note has the same name, which its title then is without it', async () => {
    const files = { 'Raft.md': 'Text.', 'Raft.de.md': 'Text auf Deutsch.', 'deploy.sh.md': 'A script.' }
    const page = await pageOf(files, 'raft-de/')
    expect(page).toContain('<html lang="de"')
    expect(page).toMatch(/<h1[^>]*>Raft</)
    const alone = await pageOf(files, 'deploy-sh/')
    expect(alone).toContain('<html lang="en"')
    expect(alone).toMatch(/<h1[^>]*>deploy\.sh</i)
    expect(switchOf(alone)).toBe('')
  })

  it('is offered on home as on any other note', async () => {
    const files = { 'index.md': '# Reeds\n\nText.', 'index.de.md': '# Schilf\n\nMehr.', 'a.md': '[[index]]' }
    expect(switchOf(await pageOf(files, ''))).toContain(
      '<a href="/g/index-de/" hreflang="de" lang="de" title="Schilf">Deutsch</a>',
    )
  })

  it('counts no longer when the other note is gone, as in a garden that never had it', async () => {
    const store = createMemoryStore({ 'Raft.md': 'Text.', 'Raft.de.md': 'Mehr.' })
    const session = sessionOn(store, published)
    await session.update()
    store.remove('Raft.md')
    const after = await session.update()
    const page = await after.render(after.pageByAddress.get('raft-de/' as Address)!)
    expect(page).toBe(await pageOf({ 'Raft.de.md': 'Mehr.' }, 'raft-de/'))
    expect(page).toContain('<html lang="en"')
  })
})

describe('translations of a note', () => {
  const named = { 'Raft.md': 'Text.', 'Raft.de.md': 'Mehr.', 'Raft.ar.md': 'نص' }

  it('are led to from each of them, by the names that the languages have for themselves', async () => {
    expect(switchOf(await pageOf(named, 'raft/'))).toBe(
      '<p class="in-languages">Also in <a href="/g/raft-ar/" hreflang="ar" lang="ar" dir="rtl" title="Raft">العربية</a>, <a href="/g/raft-de/" hreflang="de" lang="de" title="Raft">Deutsch</a></p>',
    )
    expect(switchOf(await pageOf(named, 'raft-ar/'))).toContain(
      '<a href="/g/raft/" hreflang="en" lang="en" dir="ltr"',
    )
  })

  it('are told to search engines by whole addresses, this page among them, and which is for all others', async () => {
    const expected = [
      'ar https://notes.example/g/raft-ar/',
      'de https://notes.example/g/raft-de/',
      'en https://notes.example/g/raft/',
      'x-default https://notes.example/g/raft/',
    ]
    for (const address of ['raft/', 'raft-de/', 'raft-ar/'])
      expect([...alternatesOf(await pageOf(named, address))].sort(), address).toEqual(expected)
    expect(alternatesOf(await pageOf(named, 'raft/', { lang: 'en' }))).toEqual([])
  })

  it.each([
    ['a list of links', 'translations: ["[[Konsens]]", "[[合意]]"]'],
    ['links by language', 'translations: { de: "[[Konsens]]", ja: "[[合意|日本語]]" }'],
    ['names by language', 'translations:\n  de: Konsens\n  ja: 合意'],
  ])('can be named in a property of one of them: %s', async (_what, property) => {
    const files = {
      'Consensus.md': `---\n${property}\n---\nText.`,
      'Konsens.md': '---\nlang: de\n---\nText.',
      '合意.md': '---\nlang: ja\n---\n合意とは。',
    }
    expect(alternatesOf(await pageOf(files, 'konsens/')).map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['de', 'en', 'ja', 'x-default']),
    )
    expect(switchOf(await pageOf(files, 'consensus/'))).toMatch(/Deutsch.*日本語/)
  })

  it('that are private or unlisted leave no trace', async () => {
    for (const property of ['publish: false', 'unlisted: true']) {
      const files = { 'Raft.md': 'Text.', 'Raft.de.md': `---\n${property}\n---\nMehr.` }
      const page = await pageOf(files, 'raft/')
      expect(page).not.toContain('raft-de')
      expect(switchOf(page)).toBe('')
    }
  })
})
