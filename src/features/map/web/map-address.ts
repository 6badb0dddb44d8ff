import type { MapCamera } from './map-place.ts'
import { type ColorBy, type MapFilter, openFilter, type SizeBy } from './map-state.ts'

/** What of a map its address keeps: opened again, it shows the same picture. */
export interface MapAddress {
  readonly camera: MapCamera | undefined
  /** The chosen note as `addressNote` says it. */
  readonly note: string | undefined
  /** The same of notes that are pinned. */
  readonly pins: readonly string[]
  readonly filter: MapFilter
  readonly color: ColorBy
  readonly size: SizeBy
  readonly steps: number
}

/** Reads the part of an address behind `#`. What is not understood is as good as absent. */
export function parseMapAddress(hash: string): MapAddress {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const at = (query.get('at') ?? '').split(',').map(Number)
  const [x, y, span] = at
  const list = (name: string): readonly string[] => query.getAll(name)
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value =>
    values.find((value) => value === query.get(name)) ?? values[0]!
  const steps = Number(query.get('steps'))
  const isCamera = at.length === 3 && at.every(Number.isFinite) && span! > 0
  return {
    camera: isCamera ? { x: x!, y: y!, span: span! } : undefined,
    note: query.get('note') ?? undefined,
    pins: list('pin'),
    filter: {
      ...openFilter,
      kinds: list('kind'),
      stages: list('stage'),
      tags: list('tag'),
      years: list('year'),
      regions: list('region'),
      onlyOrphans: query.has('orphans'),
      until: /^\d{4}-\d{2}(?:-\d{2})?$/.test(query.get('until') ?? '') ? query.get('until')! : undefined,
      isHiding: query.has('hide'),
    },
    color: oneOf('color', ['topic', 'stage', 'age', 'region', 'folder']),
    size: oneOf('size', ['links', 'rank']),
    steps: steps === 1 || steps === 2 || steps === 3 ? steps : 0,
  }
}

/** The same as text, without what is as usual. */
export function formatMapAddress({ camera, note, pins, filter, color, size, steps }: MapAddress): string {
  const query = new URLSearchParams()
  if (camera) {
    const { x, y, span } = camera
    // A thousandth of the view is less than a reader sees.
    const places = Math.max(0, Math.ceil(3 - Math.log10(span)))
    query.set('at', [x, y, span].map((value) => Number(value.toFixed(places))).join(','))
  }
  if (note !== undefined) query.set('note', note)
  for (const pin of pins) query.append('pin', pin)
  for (const kind of filter.kinds) query.append('kind', kind)
  for (const stage of filter.stages) query.append('stage', stage)
  for (const tag of filter.tags) query.append('tag', tag)
  for (const year of filter.years) query.append('year', year)
  for (const region of filter.regions) query.append('region', region)
  if (filter.onlyOrphans) query.set('orphans', '')
  if (filter.until !== undefined) query.set('until', filter.until)
  if (filter.isHiding) query.set('hide', '')
  if (color !== 'topic') query.set('color', color)
  if (size !== 'links') query.set('size', size)
  if (steps > 0) query.set('steps', String(steps))
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/')
  return text === '' ? '' : `#${text}`
}
