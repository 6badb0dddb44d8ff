import { folderOf, type NotePath, stemOf } from '../../model/path.ts'
import { listProperty, type Properties, textProperty } from '../../model/properties.ts'
import type { JekyllSettings } from './read-settings.ts'

/** A post: the folders above it, its day, and its name. */
interface Post {
  readonly folders: readonly string[]
  readonly year: string
  readonly month: string
  readonly day: string
  readonly slug: string
}

/** The post that a file is, by its name. */
export function postOf(path: NotePath): Post | undefined {
  const [, above = '', year, month = '', day = '', slug = ''] =
    /^(?:(.*)\/)?_posts\/(?:.*\/)?(\d{4})-(\d\d?)-(\d\d?)-([^/]+)\.[^./]+$/.exec(path) ??
    /^()(\d{4})-(\d\d?)-(\d\d?)-([^/]+)\.[^./]+$/.exec(path) ??
    []
  if (year === undefined) return undefined
  const folders = above.split('/').filter((name) => name !== '')
  return { folders, year, month: month.padStart(2, '0'), day: day.padStart(2, '0'), slug }
}

/** Patterns that have names (jekyllrb.com/docs/permalinks). */
const patterns: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title',
  pretty: '/:categories/:year/:month/:day/:title',
  ordinal: '/:categories/:year/:y_day/:title',
  weekdate: '/:categories/:year/W:week/:short_day/:title',
  none: '/:categories/:title',
}

/** Where a page is on its site, without its ending and without a slash at the end. */
export function addressesOf(
  path: NotePath,
  properties: Properties,
  settings: JekyllSettings,
): readonly string[] {
  const own = textProperty(properties, 'permalink')
  const post = postOf(path)
  const found = new Set<string>()
  if (own !== undefined) found.add(fill(own, path, post, properties))
  if (post === undefined) {
    const [, collection = '', inner = ''] = /^(?:.*\/)?_([^/]+)\/(.+)$/.exec(path) ?? []
    const pattern = settings.collections[collection]
    if (inner !== '' && pattern !== undefined)
      found.add(
        fill(pattern === '' ? '/:collection/:path' : pattern, path, undefined, properties)
          .replace(':collection', collection)
          .replace(':path', inner.replace(/\.[^./]+$/, '')),
      )
    else if (/(?:^|\/)(?:index|README)\.[^./]+$/i.test(path)) found.add(`/${folderOf(path)}`)
  } else
    for (const pattern of new Set([patterns[settings.permalink] ?? settings.permalink, patterns['date']!]))
      found.add(fill(pattern, path, post, properties))
  for (const one of listProperty(properties, 'redirect_from')) found.add(`/${one}`)
  const all = [...found].map(
    (one) =>
      `/${one}`
        .replace(/\/{2,}/g, '/')
        .replace(/(.)\/+$/, '$1')
        .replace(/(?:\/index)?\.html?$/, '') || '/',
  )
  const { base } = settings
  return [...all, ...(base === '' ? [] : all.map((one) => (one === '/' ? base : base + one)))]
}

function fill(pattern: string, path: NotePath, post: Post | undefined, properties: Properties): string {
  const categories = [
    ...(post?.folders ?? []),
    ...listProperty(properties, 'categories'),
    ...listProperty(properties, 'category'),
  ].flatMap((name) => name.split(' '))
  const date = textProperty(properties, 'date')
  const [, year = post?.year ?? '', month = post?.month ?? '', day = post?.day ?? ''] =
    /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? '') ?? []
  const moment = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const slug = textProperty(properties, 'slug') ?? post?.slug ?? stemOf(path)
  const words: Readonly<Record<string, string>> = {
    categories: [...new Set(categories)].map((name) => name.toLowerCase()).join('/'),
    year,
    short_year: year.slice(2),
    month,
    i_month: month.replace(/^0/, ''),
    day,
    i_day: day.replace(/^0/, ''),
    y_day:
      post === undefined
        ? ''
        : String(Math.round((moment - Date.UTC(Number(year), 0)) / 86_400_000) + 1).padStart(3, '0'),
    title: slug,
    slug,
    name: slug,
    output_ext: '.html',
    basename: stemOf(path),
  }
  return pattern.replace(/:(\w+)/g, (written, word: string) => words[word] ?? written)
}
