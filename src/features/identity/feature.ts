import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { GardenOptions } from '../../model/options.ts'
import { hrefOf } from '../../site/address.ts'
import { accentOf } from '../theme/facts.ts'
import { authorsProperty, findAsset, iconAddress, iconFile, writersOf } from './facts.ts'
import {
  authorSetting,
  copyrightSetting,
  faviconSetting,
  footerSetting,
  licenseSetting,
  linksSetting,
  logoSetting,
  webmentionSetting,
} from './identity-settings.ts'
import { letterIcon } from './letter-icon.ts'
import { nameOfLink } from './name-of-link.ts'
import { type Foot, type HomeAuthor, renderFoot, renderHomeAuthor } from './render-foot.ts'
import { renderInlineMarkdown } from './render-inline-markdown.ts'
import { identityRules } from './rules.ts'
import { writerNames } from './writers.ts'

/** What the head of every page says of the author. */
interface Head {
  readonly authors: readonly string[]
  readonly me: readonly string[]
  readonly webmention?: string
  readonly icon: string
  /** What a phone shows where somebody keeps the site among its apps; only where the site says where it lives. */
  readonly touchIcon?: string
}

/** Width and height of the icon that phones ask for, in pixels. */
const touchIconSize = 180

/** Whose a garden is. */
export const identity = defineFeature({
  name: 'identity',
  about: 'Whose the garden is: its author, logo, icon, licence and the foot of every page.',
  settings: [
    authorSetting,
    linksSetting,
    logoSetting,
    faviconSetting,
    footerSetting,
    licenseSetting,
    copyrightSetting,
    webmentionSetting,
  ],
  uses: (options) =>
    [
      settingOf(options, authorSetting)?.avatar ?? '',
      settingOf(options, logoSetting),
      settingOf(options, faviconSetting),
    ].filter((file) => file !== ''),
  rules: identityRules,
  facts: [writerNames],
  properties: [authorsProperty],
  files: (view) => (view.options.baseUrl === '' ? [] : [iconFile(view, touchIconSize)]),
  style: './identity.css',
  slots: {
    head: definePart<Head>({
      collect: (view, { note }) => {
        const { options } = view
        const author = settingOf(options, authorSetting)
        const webmention = settingOf(options, webmentionSetting)
        return {
          authors: note ? writersOf(view, note).map(({ name }) => name) : author ? [author.name] : [],
          ...(webmention !== '' && { webmention }),
          me: [...(author?.url === undefined ? [] : [author.url]), ...settingOf(options, linksSetting)],
          icon: hrefOfFile(view, settingOf(options, faviconSetting)) ?? usualIcon(options),
          ...(options.baseUrl !== '' && { touchIcon: hrefOf(options.base, iconAddress(touchIconSize)) }),
        }
      },
      render: ({ authors, me, webmention, icon, touchIcon }) =>
        [
          ...authors.map((name) => `<meta name="author" content="${escapeAttribute(name)}">\n`),
          ...me.map((href) => `<link rel="me" href="${escapeAttribute(href)}">\n`),
          webmention === undefined ? '' : `<link rel="webmention" href="${escapeAttribute(webmention)}">\n`,
          `<link rel="icon" href="${escapeAttribute(icon)}">\n`,
          touchIcon === undefined
            ? ''
            : `<link rel="apple-touch-icon" href="${escapeAttribute(touchIcon)}">\n`,
        ].join(''),
    }),
    brand: definePart<string>({
      collect: (view) => hrefOfFile(view, settingOf(view.options, logoSetting)),
      // Its name stands beside it.
      render: (src) => `<img class="logo" src="${escapeAttribute(src)}" alt="" height="28">`,
    }),
    'home.head': definePart<HomeAuthor>({
      collect: (view) => {
        const author = settingOf(view.options, authorSetting)
        if (author === undefined) return undefined
        return {
          author: { ...author, avatar: hrefOfFile(view, author.avatar ?? '') ?? '' },
          links: settingOf(view.options, linksSetting).map(nameOfLink),
        }
      },
      render: renderHomeAuthor,
    }),
    foot: definePart<Foot>({
      collect: (view) => {
        const { options } = view
        const author = settingOf(options, authorSetting)
        const avatar = hrefOfFile(view, author?.avatar ?? '')
        const foot: Foot = {
          ...(author && { author: { ...author, avatar: avatar ?? '' } }),
          links: settingOf(options, linksSetting).map(nameOfLink),
          license: settingOf(options, licenseSetting) ?? null,
          copyright: settingOf(options, copyrightSetting),
          text: renderInlineMarkdown(settingOf(options, footerSetting), options.base),
        }
        const isEmpty =
          !author && foot.links.length === 0 && !foot.license && foot.copyright === '' && foot.text === ''
        return isEmpty ? undefined : foot
      },
      render: renderFoot,
    }),
  },
})

/** Drawn once for a garden and not for each of its pages: the colours behind it take longer than all else in a head. */
const usualIcon = memoByObject((options: GardenOptions): string =>
  letterIcon(options.title, accentOf(options)),
)

/** Where a file of the garden is in the site; undefined where it is not there. */
function hrefOfFile({ garden, plan, options }: SiteView, file: string): string | undefined {
  const path = findAsset(garden, file)
  const address = path && plan.addressByAsset.get(path)
  return address && hrefOf(options.base, address)
}
