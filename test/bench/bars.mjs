import { linearLimit, median } from './statistics.mjs'

/**
 * What has to hold, each `{ name, limit, unit, measured }`; `measured` is undefined where this run cannot tell (a tool
 * is absent, or the garden was not asked for). They judge the bench only; no test has a limit on time.
 */
export function judgeBars({ gardens, exponent }) {
  const find = (name) => gardens.find((garden) => garden.name === name)
  const hub = gardens.find((garden) => !garden.isGrown && garden.notes > 1_000)
  const grown = find('hub-30000')
  return [
    bar('hub: wall beside Hugo with Pagefind', 1, '×', wallRatio(hub, 'Hortus', 'Hugo+Pagefind')),
    bar('hub: CPU beside Hugo with Pagefind', 1.3, '×', cpuRatio(hub, 'Hortus', 'Hugo+Pagefind')),
    bar('hub: peak memory', 700, 'MB', peakMegabytes(hub)),
    bar('30,000 notes: wall beside Hugo with Pagefind', 1, '×', wallRatio(grown, 'Hortus', 'Hugo+Pagefind')),
    bar('30,000 notes: peak memory', 1300, 'MB', peakMegabytes(grown)),
    bar('obsidian-help: cold build', 1500, 'ms', coldMedian(find('obsidian-help'))),
    bar('hub: unchanged second build beside the first', 0.3, '×', againRatio(hub, 'Hortus', 'unchanged')),
    bar('hub: one edited note in a session, median', 100, 'ms', sessionMedian(hub)),
    bar('hub: first page of `hortus serve`, second start', 2000, 'ms', hub?.firstPage?.wallMs),
    bar('growth from 1,000 to 30,000 notes, exponent', linearLimit, '', exponent),
  ]
}

/** Whether a bar was measured and missed. */
export function isMissed({ measured, limit }) {
  return measured !== undefined && !(measured <= limit)
}

/** Wall time of one tool's cold build beside another's: the median of the ratios within each run. */
export function wallRatio(garden, tool, other) {
  return ratioOf(garden, tool, other, ({ wallMs }) => wallMs)
}

/** The same for processor time. */
export function cpuRatio(garden, tool, other) {
  return ratioOf(garden, tool, other, ({ cpuMs }) => cpuMs)
}

function ratioOf(garden, tool, other, figureOf) {
  const runs = findRow(garden, tool)?.cold ?? []
  const others = findRow(garden, other)?.cold ?? []
  const ratios = runs.flatMap((run, index) =>
    others[index] ? [figureOf(run) / figureOf(others[index])] : [],
  )
  return ratios.length === 0 ? undefined : median(ratios)
}

/** Wall time of a later build (`unchanged` or `edited`) beside the cold one of the same run. */
export function againRatio(garden, tool, kind) {
  const row = findRow(garden, tool)
  const ratios = (row?.[kind] ?? []).map(({ wallMs }, index) => wallMs / row.cold[index].wallMs)
  return ratios.length === 0 ? undefined : median(ratios)
}

function coldMedian(garden) {
  const runs = findRow(garden, 'Hortus')?.cold ?? []
  return runs.length === 0 ? undefined : median(runs.map(({ wallMs }) => wallMs))
}

function peakMegabytes(garden) {
  const runs = findRow(garden, 'Hortus')?.cold ?? []
  const peak = median(runs.map(({ peakBytes }) => peakBytes)) / 1e6
  return Number.isNaN(peak) ? undefined : peak
}

function sessionMedian(garden) {
  const session = garden?.session
  return session?.textMs ? median([...session.textMs, ...session.linkMs]) : undefined
}

function findRow(garden, tool) {
  return garden?.rows.find((row) => row.tool === tool && row.failure === undefined)
}

function bar(name, limit, unit, measured) {
  return { name, limit, unit, measured }
}
