import { escapeAttribute } from '../body/escape-html.ts'
import type { PageFrame } from '../model/page.ts'

/**
 * The place for the part of the map around a note: a script fills it when it comes into view, and nothing is fetched
 * before. Plain pages are not on the map.
 */
export function renderLocalMap({ address, home, column, facts }: PageFrame): string {
  const map = column.places.find(({ kind }) => kind === 'map')
  if (map === undefined || facts?.noteKind === 'page') return ''
  const data = { files: `${home}-/map/`, base: home, address, map: map.href }
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`)
  return `<hortus-local-map${attributes.join('')}></hortus-local-map>`
}
