import { type PropertyTarget, propertyTargets } from '../../link/property-targets.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { noteKindOf } from '../../model/note-kind.ts'
import { toOrderKey } from '../../model/order-key.ts'
import { isNotePath, type NotePath, toNameKey } from '../../model/path.ts'
import { type Properties, textProperty } from '../../model/properties.ts'
import type { ListedPart, Series, SeriesClaim } from '../../model/series.ts'
import type { SeriesId } from '../../model/series-id.ts'

interface SeriesDraft {
  readonly id: SeriesId
  readonly title: string
  readonly note: Note | undefined
  readonly claims: SeriesClaim[]
}

/**
 * The garden's series from both ends: notes that name one in `series`, with `part` as their number, and notes of type
 * `series` (or that others name as theirs) with an ordered list of links. Sorted by title.
 */
export function collectSeries(source: FactsSource): readonly Series[] {
  const drafts = new Map<SeriesId, SeriesDraft>()
  const declare = ({ path, name, label }: Pick<PropertyTarget, 'path' | 'name' | 'label'>): SeriesDraft => {
    const id = (path ?? `/name/${name}`) as string as SeriesId
    let draft = drafts.get(id)
    if (draft === undefined) {
      const note = path === undefined ? undefined : source.notesByPath.get(path)
      draft = { id, title: note?.title ?? label, note, claims: [] }
      drafts.set(id, draft)
    }
    return draft
  }
  const isSeries = (note: Note): boolean => noteKindOf(source.propertiesOf(note)) === 'series'
  for (const note of source.notesByPath.values()) {
    const { path } = note
    if (isSeries(note)) declare({ path, name: toNameKey(path), label: path })
  }
  for (const note of source.notesByPath.values()) {
    const properties = source.propertiesOf(note)
    if (properties['series'] === undefined) continue
    const part = partOf(properties)
    for (const target of propertyTargets(source, note, 'series')) {
      if (target.path === note.path) continue
      declare(target).claims.push({
        path: note.path,
        ...(part !== undefined && { part }),
        ...(target.range && { range: target.range }),
      })
    }
  }
  const series = [...drafts.values()].map((draft) => finish(source, draft, isSeries))
  const titleKeys = new Map(series.map(({ id, title }) => [id, toOrderKey(title)]))
  return series.sort(
    (a, b) => compareText(titleKeys.get(a.id)!, titleKeys.get(b.id)!) || compareText(a.id, b.id),
  )
}

/** The property `part` as a positive whole number. */
function partOf(properties: Properties): number | undefined {
  const written = textProperty(properties, 'part')
  const part = Number(written ?? Number.NaN)
  return Number.isSafeInteger(part) && part > 0 ? part : undefined
}

function finish(
  source: FactsSource,
  { id, title, note, claims }: SeriesDraft,
  isSeries: (note: Note) => boolean,
): Series {
  const listed = note === undefined ? [] : listParts(source, note)
  const isOwnList =
    (note !== undefined && isSeries(note)) ||
    // Any note may hold some list; it is the list of parts if one of them agrees.
    listed.some(({ path }) => claims.some((claim) => claim.path === path))
  const list = isOwnList ? listed : []
  return {
    id,
    title,
    ...(note && { note: note.path }),
    parts: orderParts(claims, list),
    claims,
    listed: list,
  }
}

/** The first ordered list of the note in which an item begins with a link. */
function listParts(source: FactsSource, note: Note): readonly ListedPart[] {
  const resolutions = source.links.resolutionsByPath.get(note.path) ?? []
  const parts: ListedPart[] = []
  let list: number | undefined
  for (const [i, link] of note.links.entries()) {
    if (!link.item?.isOrdered || (list !== undefined && link.item.list !== list)) continue
    const resolution = resolutions[i]
    if (resolution === undefined) continue
    const path = resolvedPath(resolution)
    if (resolution.kind !== 'missing' && (path === undefined || !isNotePath(path))) continue
    if (path === note.path || (path !== undefined && parts.some((part) => part.path === path))) continue
    list = link.item.list
    parts.push({
      ...(path !== undefined && { path: path as NotePath }),
      part: parts.length + 1,
      range: link.range,
    })
  }
  return parts
}

function orderParts(claims: readonly SeriesClaim[], listed: readonly ListedPart[]): readonly NotePath[] {
  const placeByPath = new Map<NotePath, number>()
  for (const { path, part } of listed) if (path !== undefined) placeByPath.set(path, part)
  const last = Number.MAX_SAFE_INTEGER
  for (const { path, part } of claims) placeByPath.set(path, part ?? placeByPath.get(path) ?? last)
  return [...placeByPath]
    .map(([path, place]) => ({ path, place, key: toOrderKey(path) }))
    .sort((a, b) => a.place - b.place || compareText(a.key, b.key) || compareText(a.path, b.path))
    .map(({ path }) => path)
}
