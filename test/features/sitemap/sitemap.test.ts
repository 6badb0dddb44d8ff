import { describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import { snapshotOf, textOfFile } from '../../snapshot-of.ts'

const files = {
  'a.md': '---\ncreated: 2024-02-05\nupdated: 2024-05-01\n---\n# A\n',
  'b & c.md': '---\ncreated: 2024-02-06\n---\n# B\n',
  'd.md': '# D\n',
}

const addresses = async (options: Partial<GardenOptions>): Promise<readonly string[]> =>
  (await snapshotOf(files, options)).files().map(({ address }) => address)

describe('what search engines read first', () => {
  it('names each page that readers want, with the day on which its note was changed last', async () => {
    const snapshot = await snapshotOf(files, { baseUrl: 'https://n.example' })
    const lines = textOfFile(snapshot, ownFiles.sitemap).split('\n')
    expect(lines).toContain('<url><loc>https://n.example/a/</loc><lastmod>2024-05-01</lastmod></url>')
    expect(lines).toContain('<url><loc>https://n.example/b-c/</loc><lastmod>2024-02-06</lastmod></url>')
    expect(lines).toContain('<url><loc>https://n.example/d/</loc></url>')
    expect(lines.join()).not.toContain('404.html')
  })

  it('tells robots where the sitemap is, at the top of a host', async () => {
    const snapshot = await snapshotOf(files, { baseUrl: 'https://n.example' })
    expect(textOfFile(snapshot, ownFiles.robots)).toBe(
      'User-agent: *\nAllow: /\nSitemap: https://n.example/sitemap.xml\n',
    )
    expect(await addresses({ baseUrl: 'https://n.example', base: '/x/' })).not.toContain('robots.txt')
    expect(await addresses({})).not.toContain('sitemap.xml')
  })
})
