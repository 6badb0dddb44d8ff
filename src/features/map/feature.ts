import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { type Card, renderCards } from '../../site/render-cards.ts'
import { renderColumnPlace } from '../../site/render-column.ts'
import { neighbourLands } from './files/neighbour-lands.ts'
import { homeMap, regionCards } from './home-map.ts'
import { localMap } from './local-map.ts'
import { mapHref, mapPage } from './map-page.ts'
import { renderHomeMap } from './render-home-map.ts'

/** The notes and topics as a map that stays put. */
export const map = defineFeature({
  name: 'map',
  about: 'The map: notes and topics as regions that stay put, around each note and as a page.',
  style: './map.css',
  script: './web/map.ts',
  pages: [mapPage],
  files: neighbourLands,
  slots: {
    'column.places': definePart({
      collect: mapHref,
      render: (href, { words }) => renderColumnPlace('map', { title: words.map, href }),
    }),
    bottom: definePart({
      collect: mapHref,
      render: (href, { words }) => `<a href="${escapeAttribute(href)}">${words.map}</a>`,
    }),
    'note.aside': localMap,
    home: definePart({
      collect: homeMap,
      render: (input, { words }) => renderHomeMap(input, words),
    }),
    'home.topics': definePart<readonly Card[]>({
      collect: regionCards,
      render: (cards, { words }) => renderCards(cards, words),
      links: (cards) => cards,
    }),
  },
})
