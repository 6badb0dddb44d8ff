import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { renderSection } from '../../site/note-lists.ts'
import { renderColumnPlace } from '../../site/render-column.ts'
import { topicFacts } from '../topics/facts.ts'
import { homeMap } from './home-map.ts'
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
    'home.topics': definePart({
      collect: homeMap,
      render: (input, { words }) => renderHomeMap(input, words),
    }),
    // A garden without topics has no list of them to stand above.
    home: definePart({
      collect: (view) => (view.garden.read(topicFacts).isDeclared ? undefined : homeMap(view)),
      render: (input, { words }) => renderSection(words.map, renderHomeMap(input, words), 'home-topics'),
    }),
  },
})
