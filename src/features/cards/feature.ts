import { hash } from 'node:crypto'
import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { ownFiles } from '../../model/own-address.ts'
import { cardSize } from '../../model/picture.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { cardsSetting } from './cards-setting.ts'
import { cardAddressOf, collectCards, siteCardAddress } from './collect-cards.ts'
import { cardRules } from './rules.ts'
import { withMap } from './with-map.ts'

/** What the head of a page says for whoever shows a link to it, besides what its frame knows. */
interface Preview {
  readonly type: 'article' | 'website'
  /** Whole; absent where the site has no cards. */
  readonly image?: string
  /** What the picture shows, in words. */
  readonly alt?: string
}

/** Pictures and words for links to pages. */
export const cards = defineFeature({
  name: 'cards',
  about:
    'What other programs show where somebody links to a page: its title, what it is about, and a picture of both.',
  settings: [cardsSetting],
  rules: cardRules,
  properties: [
    defineProperty({
      name: 'card',
      about: 'Whether links to the page are shown with a picture of its own.',
      kind: 'flag',
      offers: ['true', 'false'],
      isOfPage: true,
    }),
  ],
  files: (view) =>
    [...collectCards(view)].map(([page, card]) => ({
      address: page === '' ? siteCardAddress : cardAddressOf(page),
      make: async (beside) => [await view.paint(await withMap(view, card, beside))],
    })),
  slots: {
    head: definePart<Preview>({
      collect: (view, { address, note }) => {
        const { options } = view
        if (options.baseUrl === '' || address === ownFiles.notFound) return undefined
        const type = note === undefined || address === '' ? 'website' : 'article'
        const made = collectCards(view)
        const own = address === '' ? undefined : made.get(address)
        const card = own ?? made.get('' as typeof address)
        if (card === undefined) return { type }
        const { picture } = card.request()
        // Who shows links keeps a picture by its address: where other words are on it, it has another. What is around it on
        // the map is known only when pages are written, and a picture that has this of last month is no wrong one.
        const version = hash('sha1', JSON.stringify(picture), 'hex').slice(0, 8)
        const at = hrefOf(options.base, own === undefined ? siteCardAddress : cardAddressOf(address))
        const alt = picture.kind !== 'card' ? '' : [picture.title, picture.line].filter(Boolean).join('. ')
        return { type, image: `${originOf(options)}${at}?v=${version}`, alt }
      },
      render: ({ type, image, alt }, { frame }) => {
        const { address, title, siteTitle, description, canonical } = frame
        const said: readonly (readonly [name: string, content: string | undefined])[] = [
          ['og:type', type],
          ['og:site_name', siteTitle],
          ['og:title', address === '' ? siteTitle : title],
          ['og:description', description === '' ? undefined : description],
          ['og:url', canonical],
          ['og:image', image],
          ['og:image:type', image && 'image/png'],
          ['og:image:width', image && String(cardSize.width)],
          ['og:image:height', image && String(cardSize.height)],
          ['og:image:alt', image && alt],
        ]
        const card = image === undefined ? 'summary' : 'summary_large_image'
        return [
          ...said.flatMap(([name, content]) =>
            content === undefined ? [] : `<meta property="${name}" content="${escapeAttribute(content)}">\n`,
          ),
          `<meta name="twitter:card" content="${card}">\n`,
        ].join('')
      },
    }),
  },
})
