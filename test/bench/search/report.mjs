import { isMissed } from '../bars.mjs'
import { median, percentile } from '../statistics.mjs'

/** What has to hold of search; see `../bars.mjs`. */
export function judgeSearchBars(gardens) {
  const hub = gardens.find(({ notes, name }) => notes > 1_000 && !/^hub-\d/.test(name))
  const grown = gardens.find(({ name }) => name === 'hub-30000')
  const most = (garden, of) => garden && Math.max(...garden.ours.cold.map(of))
  const typical = (garden, of) => garden && median(garden.ours.cold.map(of))
  const bars = [
    bar(
      'hub: cold first query, median',
      120,
      'kB',
      typical(hub, ({ bytes }) => bytes / 1000),
    ),
    bar(
      'hub: requests of a cold first query, median',
      6,
      '',
      typical(hub, ({ requests }) => requests),
    ),
    bar(
      'hub: requests in sequence, most',
      3,
      '',
      most(hub, ({ chain }) => chain),
    ),
    bar(
      '30,000 notes: cold first query, median',
      200,
      'kB',
      typical(grown, ({ bytes }) => bytes / 1000),
    ),
    bar(
      'hub: to the first hit, local, median',
      400,
      'ms',
      hub && median(hub.ours.local.map(({ firstMs }) => firstMs)),
    ),
    bar('hub: query once loaded, 95 %', 15, 'ms', hub?.ours.queryMs),
    bar('hub: search files', 250, '', hub?.ours.files),
    // 1.5 s where preparing the notes takes 2: a ratio within one run, because both suffer alike from a busy machine.
    bar(
      'hub: processor time of the index beside that of preparing the notes',
      0.75,
      '×',
      hub && hub.ours.indexMs / hub.ours.prepareMs,
    ),
  ]
  for (const { name, ours, peer } of gardens) {
    // Bars are upper limits: what is missing to 1 is what must be small.
    bars.push(bar(`${name}: 1 − mean reciprocal rank, no errors`, 0.1, '', 1 - ours.mrrExact))
    if (peer)
      bars.push(
        bar(`${name}: Pagefind’s mean reciprocal rank + 0.1 − ours`, 0, '', peer.mrr + 0.1 - ours.mrr),
      )
  }
  return bars
}

/** The result as Markdown. */
export function renderSearchReport({ gardens, bars, pagefind, queryCount, coldCount }) {
  const columns = [
    'garden',
    'notes',
    'search',
    'MRR',
    'MRR no errors',
    'cold kB',
    '95 %',
    'requests',
    'in sequence',
    'first hit s',
    'files',
    'index kB',
    'index CPU s',
  ]
  const rows = gardens.flatMap(({ name, notes, ours, peer }) => [
    row(name, notes, 'Hortus', ours, ours.indexMs),
    ...(peer ? [row(name, notes, `Pagefind ${pagefind.version}`, peer, peer.cpuMs)] : []),
  ])
  return [
    `${queryCount} known-item queries, a third of them with an error; ${coldCount} cold first queries with ten excerpts and all code, ` +
      'medians, with round trips of 150 ms and 1.6 Mbit/s.',
    '',
    ...[columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...gardens.map(
      ({ name, ours }) =>
        `- ${name}: query once loaded ${ours.queryMs.toFixed(1)} ms (95 %); index ${(ours.indexMs / 1000).toFixed(2)} s of processor time, reading and preparing the notes ${(ours.prepareMs / 1000).toFixed(2)} s`,
    ),
    '',
    ...bars.map((each) => {
      const mark = each.measured === undefined ? 'not measured' : isMissed(each) ? 'MISSED' : 'holds'
      const measured = each.measured === undefined ? '' : `${Number(each.measured.toFixed(3))} ${each.unit}, `
      return `- ${mark}: ${each.name}: ${measured}at most ${each.limit} ${each.unit}`.trimEnd()
    }),
    ...(pagefind.absent ? [`- skipped: ${pagefind.absent}.`] : []),
  ].join('\n')
}

function row(name, notes, tool, { mrr, mrrExact, cold, files, bytes }, indexMs) {
  const of = (pick) => median(cold.map(pick))
  return [
    name,
    notes.toLocaleString('en'),
    tool,
    mrr.toFixed(3),
    mrrExact.toFixed(3),
    (of((one) => one.bytes) / 1000).toFixed(0),
    (
      percentile(
        cold.map((one) => one.bytes),
        0.95,
      ) / 1000
    ).toFixed(0),
    of((one) => one.requests),
    of((one) => one.chain),
    (of((one) => one.firstMs) / 1000).toFixed(2),
    files,
    (bytes / 1000).toFixed(0),
    (indexMs / 1000).toFixed(2),
  ]
}

function bar(name, limit, unit, measured) {
  return { name, limit, unit, measured }
}
