import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf, textOfFile } from '../../snapshot-of.ts'

const notes = {
  'New.md':
    '---\naliases: [old/place, New name, "New (https://new.example/a)"]\nredirects: [/older/]\n---\nText.',
  'deep/Note.md': '---\npermalink: /short\n---\nText.',
  'folder/index.md': '---\npermalink: /other\n---\nText.',
  'folder/Inner.md': 'Text.',
  'Ümlaut.md': '---\nredirects: ["/a;b $x {y}/"]\n---\nText.',
  'Заметка.md': '---\nredirects: [/старая/]\n---\nText.',
  'draft.md': '---\ndraft: true\nredirects: [/secret/]\npermalink: /canary\n---\n',
  'quiet.md': '---\nunlisted: true\nredirects: [/hushed/]\npermalink: /canary\n---\n',
}

describe('where pages are that have moved', () => {
  it('stands in _redirects: of redirects, aliases that are paths, and where a permalink moved a note from', async () => {
    const snapshot = await snapshotOf(notes, { base: '/notes/' })
    expect(textOfFile(snapshot, '_redirects' as Address)).toBe(
      [
        '/notes/a;b-$x-%7By%7D/ /notes/%C3%BCmlaut/ 301',
        '/notes/deep/note/ /notes/short/ 301',
        '/notes/folder/ /notes/other/ 301',
        '/notes/old/place/ /notes/new/ 301',
        '/notes/older/ /notes/new/ 301',
        '/notes/%D1%81%D1%82%D0%B0%D1%80%D0%B0%D1%8F/ /notes/%D0%B7%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0/ 301\n',
      ].join('\n'),
    )
  })

  it('may be written as browsers copy it', async () => {
    const note =
      '---\naliases: [posts/na%C3%AFve]\nredirects: ["https://old.example:81/Caf%C3%A9/?p=1#x", "/100%/", /a%2Fb/]\n---\n'
    const snapshot = await snapshotOf({ 'a.md': note })
    expect(textOfFile(snapshot, '_redirects' as Address)).toBe(
      ['/100/ /a/ 301', '/Caf%C3%A9/ /a/ 301', '/a/b/ /a/ 301', '/posts/na%C3%AFve/ /a/ 301\n'].join('\n'),
    )
  })

  it('is no empty file where nothing has moved that a host could say, for Caddy would not start', async () => {
    const snapshot = await snapshotOf({ 'A.md': '---\nredirects: ["/a;b/"]\n---\nText.' })
    const moved = snapshot
      .files()
      .map(({ address }) => address)
      .filter((address) => address.includes('redirects'))
    expect(moved).toEqual(['_redirects'])
  })

  it('stands in what nginx and Caddy read, where it is nothing but a path', async () => {
    const snapshot = await snapshotOf(notes)
    expect(textOfFile(snapshot, '-/redirects.map' as Address)).toBe(
      '~^/deep/note/$ /short/;\n~^/folder/$ /other/;\n~^/old/place/$ /new/;\n~^/older/$ /new/;\n~^/старая/$ /%D0%B7%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0/;\n',
    )
    expect(textOfFile(snapshot, '-/redirects.caddy' as Address)).toBe(
      [
        'map {path} {garden_moved} {\n\t/deep/note/ /short/\n\t/folder/ /other/\n\t/old/place/ /new/\n\t/older/ /new/\n\t/старая/ /%D0%B7%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0/\n',
        '\tdefault ""\n}\n@garden_moved not expression {garden_moved} == ""\nredir @garden_moved {garden_moved} 301\n',
      ].join(''),
    )
  })

  it('tells addresses apart by the case of their letters, as the site does', async () => {
    const snapshot = await snapshotOf({
      'Sync.md': '---\npermalink: /Sync\n---\nText.',
      'old/V1.2.md': '---\npermalink: /two\nredirects: [/Old/V1.2]\n---\nText.',
    })
    // As a word of nginx `/sync/` would lead from `/Sync/` to itself, and the other two would keep it from starting.
    expect(textOfFile(snapshot, '-/redirects.map' as Address)).toBe(
      '~^/Old/V1[.]2/$ /two/;\n~^/old/v1-2/$ /two/;\n~^/sync/$ /Sync/;\n',
    )
  })

  it('is at most what Cloudflare takes', async () => {
    const many = Array.from({ length: 2_100 }, (_, i) => `/old/${i}/`)
    const snapshot = await snapshotOf({ 'a.md': `---\nredirects: ${JSON.stringify(many)}\n---\nText.` })
    expect(textOfFile(snapshot, '_redirects' as Address).split('\n')).toHaveLength(2_001)
  })

  it('has its page beside it, which names where it leads as canonical', async () => {
    const snapshot = await snapshotOf(notes, { baseUrl: 'https://n.example' })
    const page = snapshot.pageByAddress.get('older/' as Address)
    expect(page && (await snapshot.render(page))).toContain(
      '<link rel="canonical" href="https://n.example/new/">',
    )
  })

  it('is no file where nothing has moved', async () => {
    const files = (await snapshotOf({ 'a.md': 'Text.' })).files()
    expect(files.filter(({ address }) => address.includes('redirects'))).toEqual([])
  })
})
