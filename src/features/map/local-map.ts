import { escapeAttribute } from '../../body/escape-html.ts'
import { noteFacts } from '../../define/note-facts.ts'
import { definePart } from '../../define/part.ts'
import { mapHref } from './map-page.ts'

/**
 * The place for the part of the map around a note: a script fills it when it comes into view, and nothing is fetched
 * before. Plain pages are not on the map.
 */
export const localMap = definePart({
  collect: (view, { note }) =>
    note === undefined || view.garden.read(noteFacts).get(note.path)?.kind === 'page'
      ? undefined
      : mapHref(view),
  render: (map, { frame: { address, home } }) => {
    const data = { files: `${home}-/map/`, base: home, address, map }
    const attributes = Object.entries(data).map(
      ([name, value]) => ` data-${name}="${escapeAttribute(value)}"`,
    )
    return `<hortus-local-map${attributes.join('')}></hortus-local-map>`
  },
})
