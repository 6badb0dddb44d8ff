import { describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const files = {
  'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\n\nThe kernel.\n',
  'linux/Cache.md':
    '---\ncreated: 2024-02-05\nupdated: 2024-05-01\ndescription: Pages </script><script>alert(1)</script>\n---\n\n# Cache\n',
}

async function dataOf(
  address: string,
  options: Partial<GardenOptions>,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const snapshot = await snapshotOf(files, options)
  const page = snapshot.plan.pages.find((one) => one.address === address)
  const html = await snapshot.render(page!)
  const found = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  if (found.length === 0) return []
  expect(found).toHaveLength(1)
  return (JSON.parse(found[0]?.[1] ?? '') as { '@graph': readonly Readonly<Record<string, unknown>>[] })[
    '@graph'
  ]
}

const options = { baseUrl: 'https://n.example', base: '/x/', title: 'Notes', settings: { author: 'Ada' } }

describe('what search engines are told', () => {
  it('is an article with its days, its author, its topics and the trail to it', async () => {
    const [article, trail, ...rest] = await dataOf('linux/cache/', options)
    expect(rest).toEqual([])
    expect(article).toMatchObject({
      '@type': 'Article',
      headline: 'Cache',
      url: 'https://n.example/x/linux/cache/',
      description: 'Pages </script><script>alert(1)</script>',
      author: { '@type': 'Person', name: 'Ada' },
      datePublished: '2024-02-05',
      dateModified: '2024-05-01',
      isPartOf: { '@type': 'WebSite', name: 'Notes', url: 'https://n.example/x/' },
      about: [{ '@type': 'DefinedTermSet', name: 'Linux', url: 'https://n.example/x/linux/' }],
    })
    expect(trail).toEqual({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Notes', item: 'https://n.example/x/' },
        { '@type': 'ListItem', position: 2, name: 'Linux', item: 'https://n.example/x/linux/' },
        { '@type': 'ListItem', position: 3, name: 'Cache', item: 'https://n.example/x/linux/cache/' },
      ],
    })
  })

  it('is a set of terms for a topic', async () => {
    const graph = await dataOf('linux/', options)
    expect(graph.find((one) => one['@type'] === 'DefinedTermSet')).toMatchObject({
      name: 'Linux',
      hasDefinedTerm: [{ '@type': 'DefinedTerm', name: 'Cache', url: 'https://n.example/x/linux/cache/' }],
    })
  })

  it('is nothing where nobody knows where the site will live', async () => {
    expect(await dataOf('linux/cache/', { settings: { author: 'Ada' } })).toEqual([])
  })
})
