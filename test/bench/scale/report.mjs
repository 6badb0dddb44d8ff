import { isMissed } from '../bars.mjs'
import { fitExponent, growthTag } from '../statistics.mjs'

/** What may grow how fast with the notes: exponents, since seconds depend on the machine. The margin is noise. */
const growthLimits = [
  ['cold build, processor time', 1.15, ({ builds }) => find(builds, 'cold').cpuMs],
  ['cold build, peak memory', 1.1, ({ builds }) => find(builds, 'cold').peakBytes],
  ['build after one edit, processor time', 1.15, ({ builds }) => find(builds, 'one text edited').cpuMs],
  ['unchanged build, processor time', 1.1, ({ builds }) => find(builds, 'unchanged').cpuMs],
  ['files of the site', 1.05, ({ site }) => site.files],
  ['bytes of the site', 1.1, ({ site }) => site.bytes],
  ['bytes of the cache', 1.1, ({ cacheBytes }) => cacheBytes],
]

/** The bars: how each of {@link growthLimits} grows from the smallest garden to the largest. */
export function judgeScale(gardens) {
  return growthLimits.map(([name, limit, figureOf]) => ({
    name: `${name}, growth`,
    limit,
    unit: '',
    measured: gardens.length < 2 ? undefined : exponentOf(gardens, figureOf),
  }))
}

/** All that was measured, as Markdown. */
export function renderScale({ machine, gardens, bars }) {
  return [
    machine,
    '',
    ...table(
      ['notes', 'build', 'wall s', 'CPU s', 'peak MB', 'peak bytes per note'],
      gardens.flatMap(({ notes, builds }) =>
        builds.map(({ kind, wallMs, cpuMs, peakBytes }) => [
          count(notes),
          kind,
          seconds(wallMs),
          seconds(cpuMs),
          Math.round(peakBytes / 1e6),
          count(Math.round(peakBytes / notes)),
        ]),
      ),
    ),
    '',
    ...gardens[0].builds.flatMap(({ kind }) => renderStages(gardens, kind)),
    ...gardens.map(renderSite),
    ...gardens.map(renderPeer),
    '',
    ...gardens.flatMap(renderServing),
    '',
    ...bars.map(renderBar),
  ].join('\n')
}

/** The stages of one kind of build over all sizes: wall and processor time, the most memory until then, and growth. */
function renderStages(gardens, kind) {
  const builds = gardens.map(({ notes, builds }) => ({ notes, stages: find(builds, kind).stages }))
  const names = Object.keys(builds.at(-1).stages.cpuMs)
  const head = builds.flatMap(({ notes }) => [`${count(notes)}: wall s`, 'CPU s', 'peak MB'])
  const rows = names.map((name) => [
    name,
    ...builds.flatMap(({ stages: { ms, cpuMs, peakMiBBy } }) => [
      seconds(ms[name]),
      seconds(cpuMs[name]),
      peakMiBBy[name] ?? '',
    ]),
    growthOf(builds.map(({ notes, stages }) => ({ notes, cost: stages.cpuMs[name] }))),
  ])
  return [`**${kind}**`, '', ...table(['stage', ...head, 'growth of CPU'], rows), '']
}

/** A stage that takes less than this at the largest size says nothing about growth. */
const leastMilliseconds = 200

function growthOf(points) {
  if (points.length < 2 || !(points.at(-1).cost >= leastMilliseconds)) return ''
  const exponent = fitExponent(
    points.map(({ notes, cost }) => ({ size: notes, cost: Math.max(cost ?? 0, 1) })),
  )
  return `${exponent.toFixed(2)} ${growthTag(exponent)}`
}

function renderSite({ notes, gardenBytes, site, cacheBytes }) {
  const kinds = site.byKind.slice(0, 8).map(([kind, files]) => `${kind} ${count(files)}`)
  return (
    `- ${count(notes)} notes of ${perNote(gardenBytes, notes)} bytes: ${count(site.files)} files (${(site.files / notes).toFixed(2)} a note: ${kinds.join(', ')}), ` +
    `${perNote(site.bytes, notes)} bytes of site and ${perNote(cacheBytes, notes)} of cache a note`
  )
}

/** The first build beside that of a peer, measured one after the other; the ratio bears a busy machine better than either. */
function renderPeer({ notes, builds, peer }) {
  if (peer.absent) return `- ${count(notes)}: skipped: ${peer.absent}`
  const cold = find(builds, 'cold')
  const [wall, cpu, peak] = ['wallMs', 'cpuMs', 'peakBytes'].map((figure) =>
    (cold[figure] / peer[figure]).toFixed(2),
  )
  return (
    `- ${count(notes)}: a first build is ${wall} × the time of ${peer.name}, ${cpu} × its processor time and ${peak} × its memory ` +
    `(${seconds(peer.wallMs)} s, ${seconds(peer.cpuMs)} CPU s, ${Math.round(peer.peakBytes / 1e6)} MB)`
  )
}

function renderServing({ notes, firstPage, session }) {
  const lines = []
  if (firstPage?.wallMs)
    lines.push(
      `- ${count(notes)}: first page of \`hortus serve\` after ${seconds(firstPage.firstMs)} s at a first start, ${seconds(firstPage.wallMs)} s at a second`,
    )
  if (session?.firstMs)
    lines.push(
      `- ${count(notes)}: an edit in a session, to its page: text ${Math.round(session.textMs)} ms, link ${Math.round(session.linkMs)} ms; first snapshot ${seconds(session.firstMs)} s, which holds ${perNote(session.heldBytes, notes)} bytes a note, peak ${perNote(session.peakBytes, notes)}`,
    )
  for (const part of [firstPage, session])
    if (part?.skipped) lines.push(`- ${count(notes)}: skipped: ${part.skipped}`)
  return lines
}

function renderBar(bar) {
  if (bar.measured === undefined) return `- not measured: ${bar.name}`
  return `- ${isMissed(bar) ? 'MISSED' : 'holds'}: ${bar.name}: exponent ${bar.measured.toFixed(2)}, at most ${bar.limit}`
}

function exponentOf(gardens, figureOf) {
  return fitExponent(gardens.map((garden) => ({ size: garden.notes, cost: figureOf(garden) })))
}

function find(builds, kind) {
  return builds.find((build) => build.kind === kind)
}

function table(head, rows) {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

const count = (number) => number.toLocaleString('en')
const perNote = (bytes, notes) => count(Math.round(bytes / notes))
const seconds = (ms) => (ms === undefined ? '' : (ms / 1000).toFixed(2))
