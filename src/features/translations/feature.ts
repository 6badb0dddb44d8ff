import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { directionOf } from '../../model/language.ts'
import { originOf } from '../../site/address.ts'
import { collectVersions, type LanguageVersion } from './collect-versions.ts'
import { translationFacts } from './facts.ts'
import { twoOfOneLanguage } from './rules.ts'
import { translationsWords } from './translations-words.ts'

/** What search engines are told: addresses have to be whole. */
interface Alternates {
  readonly origin: string
  readonly versions: readonly LanguageVersion[]
  /** The one for readers of any other language. */
  readonly usual?: string
}

/** Below a note's title: the other languages, each by its own name. */
const languageSwitch = definePart<readonly LanguageVersion[]>({
  collect: (view, { note }) => {
    const versions = note === undefined ? [] : collectVersions(view, note)
    return versions.length === 0 ? undefined : versions.filter(({ isThis }) => !isThis)
  },
  render: (versions, { words, frame }) => {
    const links = versions.map(({ lang, href, title }) => {
      const dir = directionOf(lang) === frame.dir ? '' : ` dir="${directionOf(lang)}"`
      return `<a href="${escapeAttribute(href)}" hreflang="${escapeAttribute(lang)}" lang="${escapeAttribute(lang)}"${dir} title="${escapeAttribute(title)}">${escapeText(ownName(lang))}</a>`
    })
    return `<p class="in-languages">${translationsWords(words).also} ${words.list(links)}</p>`
  },
})

const alternates = definePart<Alternates>({
  collect: (view, { note }) => {
    const origin = originOf(view.options)
    const versions = note === undefined || origin === '' ? [] : collectVersions(view, note)
    if (versions.length === 0) return undefined
    const usual = versions.find(({ lang }) => lang === view.lang)?.href
    return { origin, versions, ...(usual !== undefined && { usual }) }
  },
  render: ({ origin, versions, usual }) =>
    [
      ...versions.map(({ lang, href }) => [lang, href] as const),
      ...(usual === undefined ? [] : [['x-default', usual] as const]),
    ]
      .map(
        ([lang, href]) =>
          `<link rel="alternate" hreflang="${escapeAttribute(lang)}" href="${escapeAttribute(origin + href)}">\n`,
      )
      .join(''),
})

/** What a language calls itself, as a title: `Français`. */
function ownName(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
}

/** The same note in other languages. */
export const translations = defineFeature({
  name: 'translations',
  about:
    'The same note in other languages: a switch below its title, and what search engines are told of it.',
  facts: [translationFacts],
  properties: [
    defineProperty({
      name: 'translations',
      about: 'The same note in other languages: links, or links by language.',
      kind: 'links',
    }),
  ],
  rules: [twoOfOneLanguage],
  slots: { head: alternates, 'note.head': languageSwitch, 'home.head': languageSwitch },
})
