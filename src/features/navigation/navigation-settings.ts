import { defineSetting, type SettingProblem } from '../../define/setting.ts'
import type { PageLink } from '../../model/page.ts'
import type { Href } from '../../model/page-link.ts'
import { describeValue } from '../../text/describe-value.ts'

/** What a garden's config may say of its column and its home. */
export interface NavigationConfig {
  readonly navigation?: {
    /** What comes first among its like: names of places and groups such as `tags`, plain pages by their files. */
    readonly order?: readonly string[]
    /** What is not listed: the same names. */
    readonly hidden?: readonly string[]
    /** Links to elsewhere. */
    readonly links?: readonly { readonly title: string; readonly url: string }[]
  }
  /** The parts of home, in order: `start`, `map`, `text`, `topics`, `history`, `now`; `*` stands for all others. */
  readonly home?: readonly string[]
}

/** {@link NavigationConfig.navigation} with nothing left out. */
export interface Navigation {
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly links: readonly PageLink[]
}

/** Names that a list may have, and links. */
const most = 100

export const navigationSetting = defineSetting<Navigation>({
  name: 'navigation',
  about: 'What the column lists, and in which order.',
  usual: { order: [], hidden: [], links: [] },
  read(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [wrong(value, 'an object such as { "hidden": ["tags"] }')]
    const { order = [], hidden = [], links = [], ...rest } = value as Readonly<Record<string, unknown>>
    const problems: SettingProblem[] = Object.keys(rest).map((at) => ({
      at,
      problem: 'unknown setting, expected one of order, hidden, links',
    }))
    const names = { order: readNames(order, 'order'), hidden: readNames(hidden, 'hidden') }
    for (const read of Object.values(names)) if (!('value' in read)) problems.push(...read)
    const known = readLinks(links)
    if (!('value' in known)) problems.push(...known)
    return 'value' in names.order && 'value' in names.hidden && 'value' in known && problems.length === 0
      ? { value: { order: names.order.value, hidden: names.hidden.value, links: known.value } }
      : problems
  },
})

export const homeSetting = defineSetting<readonly string[] | undefined>({
  name: 'home',
  about: 'Which parts home has, and in which order.',
  usual: undefined,
  read: (value) => readNames(value),
})

type Read<Value> = { readonly value: Value } | readonly SettingProblem[]

function readNames(value: unknown, at?: string): Read<readonly string[]> {
  if (!Array.isArray(value) || value.length > most) return [wrong(value, 'a list of names', at)]
  const names: string[] = []
  for (const name of value as readonly unknown[]) {
    if (typeof name !== 'string' || name === '') return [wrong(name, 'a name', at)]
    names.push(name)
  }
  return { value: names }
}

function readLinks(value: unknown): Read<readonly PageLink[]> {
  const expected = 'a list such as [{ "title": "Blog", "url": "https://example.org" }]'
  if (!Array.isArray(value) || value.length > most) return [wrong(value, expected, 'links')]
  const links: PageLink[] = []
  for (const link of value as readonly unknown[]) {
    if (typeof link !== 'object' || link === null) return [wrong(link, expected, 'links')]
    const { title, url, ...rest } = link as Readonly<Record<string, unknown>>
    if (typeof title !== 'string' || title.trim() === '' || title.length > 300)
      return [wrong(title, 'a title of one line', 'links.title')]
    if (typeof url !== 'string' || url.length > 1_000 || !/^https?:\/\/[^\s/?#]+\S*$/i.test(url))
      return [wrong(url, 'a web address', 'links.url')]
    const [other] = Object.keys(rest)
    if (other !== undefined)
      return [{ at: `links.${other}`, problem: 'unknown setting, expected one of title, url' }]
    links.push({ title, href: url as Href })
  }
  return { value: links }
}

function wrong(found: unknown, expected: string, at?: string): SettingProblem {
  return { ...(at !== undefined && { at }), problem: `found ${describeValue(found)}, expected ${expected}` }
}
