import { folderOf, type NotePath, stemOf } from '../../model/path.ts'
import { listProperty, type Properties, textProperty } from '../../model/properties.ts'
import type { HugoSettings } from './read-settings.ts'

/** The section's own page, and the page of a folder with its files. */
const bundle = /(?:^|\/)_?index$/

/** Where a page is on its site, without a slash at the end, and other names by which references find it. */
export function addressesOf(
  path: NotePath,
  properties: Properties,
  { root, base, permalinks }: HugoSettings,
): readonly string[] {
  if (root !== '' && !path.startsWith(`${root}/`)) return []
  const inner = path.slice(root === '' ? 0 : root.length + 1)
  const file = `${folderOf(inner)}/${stemOf(inner)}`.replace(/^\//, '')
  // The name of a page in one of several languages: `about.fr.md`.
  const page = file.replace(bundle, '').replace(/\.[a-z]{2}(?:-[a-z]{2})?$/i, '')
  const slug = textProperty(properties, 'slug')
  const url = textProperty(properties, 'url')
  const named = slug === undefined ? page : [folderOf(page), slug].filter((part) => part !== '').join('/')
  const pattern = permalinks[page.split('/')[0] ?? '']
  const found = new Set<string>()
  for (const one of [page, named, ...(pattern === undefined ? [] : [fill(pattern, page, slug, properties)])])
    found.add(`/${one}`)
  for (const one of [url, ...listProperty(properties, 'aliases')])
    if (one?.includes('/'))
      found.add(
        `/${one}`
          .replace(/\/{2,}/g, '/')
          .replace(/(.)\/+$/, '$1')
          .replace(/\.html?$/, ''),
      )
  // A folder of a language is no part of addresses in the one that a site has first.
  for (const one of [...found]) found.add(one.replace(/^\/[a-z]{2}(?:-[a-z]{2})?(?=\/)/i, ''))
  for (const one of [...found]) found.add(one.replaceAll(' ', '-'))
  const isBundle = bundle.test(file) && page !== ''
  return [
    ...found,
    ...(base === '' ? [] : [...found].map((one) => (one === '/' ? base : base + one))),
    ...(isBundle ? [page, page.slice(page.lastIndexOf('/') + 1)] : []),
  ]
}

/** An address by a pattern such as `/:year/:month/:slug/`. */
function fill(pattern: string, page: string, slug: string | undefined, properties: Properties): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d\d)-(\d\d)/.exec(textProperty(properties, 'date') ?? '') ?? []
  const name = page.slice(page.lastIndexOf('/') + 1)
  const title = (textProperty(properties, 'title') ?? name).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const words: Readonly<Record<string, string>> = {
    year,
    month,
    day,
    title: title.replace(/^-|-$/g, ''),
    slug: slug ?? title.replace(/^-|-$/g, ''),
    slugorfilename: slug ?? name,
    slugorcontentbasename: slug ?? name,
    filename: name,
    contentbasename: name,
    section: page.split('/')[0] ?? '',
    sections: folderOf(page),
  }
  return pattern
    .replace(/:(\w+)(?:\[[^\]]*\])?/g, (written, word: string) => words[word.toLowerCase()] ?? written)
    .replace(/^\/+|\/+$/g, '')
}
