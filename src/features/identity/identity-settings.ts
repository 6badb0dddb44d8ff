import { defineSetting, type Setting, type SettingProblem } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** Who writes the garden. */
export interface Author {
  readonly name: string
  /** A page about them elsewhere. */
  readonly url?: string
  /** A picture in the garden. */
  readonly avatar?: string
  /** One line. */
  readonly about?: string
}

/** What a garden's config may say of whose it is. */
export interface IdentityConfig {
  /** A name, or a name with more about it. */
  readonly author?: string | Author
  /** Where else the author is: web and mail addresses. */
  readonly links?: readonly string[]
  /** A picture in the garden, before its name. */
  readonly logo?: string
  /** A picture in the garden for the tab of the browser; default: the first letter on the accent. */
  readonly favicon?: string
  /** Markdown at the foot of every page: paragraphs with emphasis, code and links. */
  readonly footer?: string
  /** `CC-BY-4.0` or another licence that is known, or its name and address. */
  readonly license?: string | { readonly name: string; readonly url: string }
  /** `2024–2026 Ada Lovelace`. */
  readonly copyright?: string
  /** Where other sites may say that they wrote of a page, as https://www.w3.org/TR/webmention/ has it. */
  readonly webmention?: string
}

/** A licence with the page that says what it allows. */
export interface License {
  readonly name: string
  readonly url: string
}

export const authorSetting = defineSetting<Author | undefined>({
  name: 'author',
  about: 'Who writes the garden.',
  usual: undefined,
  read(value) {
    if (typeof value === 'string')
      return isLine(value) ? { value: { name: value } } : [wrong(value, 'a name')]
    if (!isRecord(value)) return [wrong(value, 'a name, or an object such as { "name": "Ada" }')]
    const { name, url, avatar, about, ...rest } = value
    const problems: SettingProblem[] = Object.keys(rest).map((at) => ({
      at,
      problem: 'unknown setting, expected one of name, url, avatar, about',
    }))
    if (!isLine(name)) problems.push(wrong(name, 'a name', 'name'))
    if (url !== undefined && !isWebAddress(url)) problems.push(wrong(url, 'a web address', 'url'))
    if (avatar !== undefined && !isPicture(avatar)) problems.push(wrong(avatar, aPicture, 'avatar'))
    if (about !== undefined && !isLine(about)) problems.push(wrong(about, 'one line', 'about'))
    if (problems.length > 0 || !isLine(name)) return problems
    return {
      value: {
        name,
        ...(isWebAddress(url) && { url }),
        ...(isPicture(avatar) && { avatar }),
        ...(isLine(about) && { about }),
      },
    }
  },
})

export const linksSetting = defineSetting<readonly string[]>({
  name: 'links',
  about: 'Where else the author is.',
  usual: [],
  read(value) {
    const expected = 'a list of addresses such as ["https://example.org/@ada", "mailto:ada@example.org"]'
    if (!Array.isArray(value) || value.length > 24) return [wrong(value, expected)]
    const links: string[] = []
    for (const link of value as readonly unknown[]) {
      if (!isWebAddress(link) && !isMailAddress(link)) return [wrong(link, 'a web or mail address')]
      links.push(link)
    }
    return { value: links }
  },
})

export const logoSetting = pictureSetting('logo', 'A picture before the name of the garden.')

export const faviconSetting = pictureSetting('favicon', 'A picture for the tab of the browser.')

export const footerSetting = defineSetting<string>({
  name: 'footer',
  about: 'Markdown at the foot of every page.',
  usual: '',
  read: (value) =>
    typeof value === 'string' && value.length <= 4_000
      ? { value }
      : [wrong(value, 'Markdown of at most 4,000 characters')],
})

export const licenseSetting = defineSetting<License | undefined>({
  name: 'license',
  about: 'What others may do with the notes.',
  usual: undefined,
  read(value) {
    if (typeof value === 'string') {
      const known = knownLicenses[value]
      return known
        ? { value: known }
        : [wrong(value, `${Object.keys(knownLicenses).join(', ')}, or { "name": …, "url": … }`)]
    }
    if (isRecord(value) && isLine(value['name']) && isWebAddress(value['url']))
      return { value: { name: value['name'], url: value['url'] } }
    return [wrong(value, 'the name of a licence such as "CC-BY-4.0", or { "name": …, "url": … }')]
  },
})

export const copyrightSetting = defineSetting<string>({
  name: 'copyright',
  about: 'Whose the notes are, and since when.',
  usual: '',
  read: (value) => (isLine(value) ? { value } : [wrong(value, 'one line')]),
})

export const webmentionSetting = defineSetting<string>({
  name: 'webmention',
  about: 'Where other sites may say that they wrote of a page.',
  usual: '',
  read: (value) => (isWebAddress(value) ? { value } : [wrong(value, 'a web address')]),
})

/** By their names in the list of SPDX: https://spdx.org/licenses/. */
const knownLicenses: Readonly<Record<string, License>> = {
  'CC-BY-4.0': creativeCommons('CC BY 4.0', 'by'),
  'CC-BY-SA-4.0': creativeCommons('CC BY-SA 4.0', 'by-sa'),
  'CC-BY-NC-4.0': creativeCommons('CC BY-NC 4.0', 'by-nc'),
  'CC-BY-NC-SA-4.0': creativeCommons('CC BY-NC-SA 4.0', 'by-nc-sa'),
  'CC-BY-ND-4.0': creativeCommons('CC BY-ND 4.0', 'by-nd'),
  'CC-BY-NC-ND-4.0': creativeCommons('CC BY-NC-ND 4.0', 'by-nc-nd'),
  'CC0-1.0': { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  MIT: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
}

function creativeCommons(name: string, terms: string): License {
  return { name, url: `https://creativecommons.org/licenses/${terms}/4.0/` }
}

function pictureSetting(name: string, about: string): Setting<string> {
  return defineSetting<string>({
    name,
    about,
    usual: '',
    read: (value) => (isPicture(value) ? { value } : [wrong(value, aPicture)]),
  })
}

const aPicture = 'a picture in the garden such as "img/leaf.svg"'

function isPicture(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 300 &&
    /\.(?:svg|png|jpe?g|webp|avif|gif|ico)$/i.test(value) &&
    !/^\/|\\|^[a-z][a-z\d+.-]*:|\p{Cc}/iu.test(value) &&
    !value.split('/').some((part) => part === '..' || part === '.' || part === '')
  )
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 300 && !/\p{Cc}/u.test(value)
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^\s/?#]+\S*$/i.test(value) && value.length <= 1_000
}

function isMailAddress(value: unknown): value is string {
  return typeof value === 'string' && /^mailto:[^\s@]+@[^\s@]+$/i.test(value) && value.length <= 300
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(found: unknown, expected: string, at?: string): SettingProblem {
  return { ...(at !== undefined && { at }), problem: `found ${describeValue(found)}, expected ${expected}` }
}
