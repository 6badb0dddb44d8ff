import { placeOfName } from '../../completion/completion-place.ts'
import type { PanelActions } from './panel-state.ts'
import type { PropertyRow } from './property-rows.ts'

/** Most values that a field offers. */
const limit = 30

/**
 * Fills a field's list of offers: values that the property has elsewhere in the garden, and behind `[[` the names of
 * notes. Values that the property has already are not offered again.
 */
export function completeField(event: Event, list: string, row: PropertyRow, actions: PanelActions): void {
  const field = event.currentTarget
  const options = document.getElementById(list)
  const { names, path } = actions.settings
  if (!(field instanceof HTMLInputElement) || !options) return
  const completer = names()?.completer
  const query = field.value.trim()
  const link = /^\[\[([^\]]*)$/.exec(query)
  const place = link
    ? placeOfName(link[1] ?? '')
    : ({
        kind: 'value',
        from: 0,
        to: 0,
        query: row.kind === 'list' ? query : '',
        name: row.place.name,
      } as const)
  const offered = completer?.complete(path, place, limit) ?? []
  const there = new Set(row.items)
  options.replaceChildren(
    ...offered.flatMap(({ insert, detail }) => {
      const value = link ? `[[${insert}]]` : insert
      if (there.has(value)) return []
      const option = document.createElement('option')
      option.value = value
      option.label = detail
      return [option]
    }),
  )
}
