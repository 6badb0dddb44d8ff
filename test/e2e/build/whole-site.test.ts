import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { crawlSite } from '../crawl-site.ts'

const origin = 'https://e.example'

/** A garden with all that says addresses: topics, a series, an embed, an alias, a picture, an unlisted and a wanted note. */
const garden = {
  'index.md': '# Home\n\n[[Page cache]], [[linux/index|Linux]] and [[Nobody yet]].\n',
  'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\nKernels.\n',
  'linux/Page cache.md':
    '---\nstage: budding\ncreated: 2024-01-02\ntags: [memory]\naliases: [old/cache]\nseries: Memory\n---\n# Page cache\n\n## How it (mostly) works\n\nIt is big. ![A square](square.svg) [[#How it (mostly) works]]\n',
  'linux/Swap: ünïcode & co.md':
    '---\ncreated: 2024-02-03\nseries: Memory\n---\n# Swap\n\n![[Page cache#How it (mostly) works]] [[hushed]]\n',
  'linux/square.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'hushed.md': '---\nunlisted: true\n---\n# Hushed\n\n[[Page cache]]\n',
  'hortus.config.json': JSON.stringify({
    title: 'Notes',
    author: 'A. Gardener',
    baseUrl: origin,
    feeds: 'full',
    offline: true,
    comments: { frame: 'https://talk.example/?page={path}' },
  }),
}

describe('a site with everything on that can be on', () => {
  it.each(['/', '/deep/er/'])('names no address below %s that is not there', async (base) => {
    const folder = scratchFolder()
    writeFiles(join(folder, 'garden'), garden)
    const { code, stderr } = await runHortus(['build', '--base', base], { cwd: folder })
    expect(code, stderr).toBe(0)
    const site = join(folder, 'site')
    const crawl = crawlSite(site, base, origin)
    expect(crawl.dead).toEqual([])
    expect(Object.keys(crawl.linksByKind)).toEqual(
      expect.arrayContaining(['html', 'xml', 'json', 'md', 'txt', 'css', 'webmanifest']),
    )
    mkdirSync(join(site, 'x'))
    const gone = `${base}gone/`
    writeFileSync(
      join(site, 'x/index.html'),
      `<img srcset="${base} 1x, ${gone} 2x"><a href="${base}#gone">a</a>`,
    )
    writeFileSync(join(site, 'x.md'), `[a (b)](${gone}c(d).md)`)
    writeFileSync(join(site, 'sitemap.xml'), `<loc>${origin}${gone}</loc>`)
    expect(
      crawlSite(site, base, origin)
        .dead.map(({ page, href }) => [page, href])
        .sort(),
    ).toEqual([
      ['sitemap.xml', `${origin}${gone}`],
      ['x.md', `${gone}c(d).md`],
      ['x/index.html', `${base}#gone`],
      ['x/index.html', gone],
    ])
  })
})
