import { defineSimulation, type Shape } from 'hortus/simulation'

// Figure 8 of Ongaro and Ousterhout 2014: five servers, and the question when an entry of an earlier term may be called
// committed. Who leads and who copies what follows the figure; votes, terms and commits follow the protocol's rules. A leader
// sends one entry at a time, as it may.

interface Server {
  readonly isUp: boolean
  /** The highest term that it has seen. */
  readonly term: number
  /** The terms of its entries; the first is index 1. */
  readonly log: readonly number[]
}

interface Run {
  readonly servers: readonly Server[]
  /** The server that leads, by its place. */
  readonly leader?: number
  /** Terms of the entries that some leader has called committed, by index. */
  readonly committed: readonly number[]
  readonly said: string
}

type Deed =
  | { readonly kind: 'append'; readonly server: number }
  | { readonly kind: 'crash'; readonly server: number }
  | { readonly kind: 'elect'; readonly server: number }
  | { readonly kind: 'copy'; readonly to: number; readonly index: number }

const begun: readonly Deed[] = [
  { kind: 'append', server: 0 },
  { kind: 'copy', to: 1, index: 2 },
  { kind: 'crash', server: 0 },
  { kind: 'elect', server: 4 },
  { kind: 'append', server: 4 },
  { kind: 'crash', server: 4 },
  { kind: 'elect', server: 0 },
  { kind: 'append', server: 0 },
  { kind: 'copy', to: 2, index: 2 },
]

/** The figure's (d): S1 crashes before its entry of term 4 is on a majority. */
const early: readonly Deed[] = [
  { kind: 'crash', server: 0 },
  { kind: 'elect', server: 4 },
  { kind: 'copy', to: 1, index: 2 },
  { kind: 'copy', to: 2, index: 2 },
  { kind: 'copy', to: 3, index: 2 },
]

/** The figure's (e): it crashes after. */
const late: readonly Deed[] = [
  { kind: 'copy', to: 1, index: 3 },
  { kind: 'copy', to: 2, index: 3 },
  { kind: 'crash', server: 0 },
  { kind: 'elect', server: 4 },
  { kind: 'elect', server: 1 },
]

const majority = 3
const nameOf = (server: number): string => `S${server + 1}`
const list = (servers: readonly number[]): string => servers.map(nameOf).join(', ')

function changed(run: Run, server: number, change: Partial<Server>): readonly Server[] {
  return run.servers.map((one, i) => (i === server ? { ...one, ...change } : one))
}

/** Whether a candidate's log is at least as up to date as that of a voter. */
function isUpToDate(candidate: readonly number[], voter: readonly number[]): boolean {
  const [last = 0, other = 0] = [candidate.at(-1), voter.at(-1)]
  return last > other || (last === other && candidate.length >= voter.length)
}

/** Everybody who is up and can be reached votes, and all learn the new term. */
function elect(run: Run, server: number): Run {
  const own = run.servers[server]!
  const term = 1 + Math.max(own.term, ...run.servers.filter(({ isUp }) => isUp).map((one) => one.term))
  const isAsked = (i: number): boolean => i === server || run.servers[i]!.isUp
  const votes = run.servers.flatMap(({ log }, i) => (isAsked(i) && isUpToDate(own.log, log) ? [i] : []))
  const servers = run.servers.map((one, i) =>
    isAsked(i) ? { ...one, term, isUp: i === server ? true : one.isUp } : one,
  )
  const { leader: _, ...rest } = run
  const who = own.isUp ? nameOf(server) : `${nameOf(server)} is back and`
  return votes.length >= majority
    ? {
        ...rest,
        servers,
        leader: server,
        said: `${who} leads term ${term} by the votes of ${list(votes)}.`,
      }
    : {
        ...rest,
        servers,
        said: `${who} cannot lead term ${term}: only ${list(votes)} vote for it.`,
      }
}

/** The leader calls committed what a majority stores; with the rule, only through an entry of its own term. */
function commit(run: Run, isOwnTermOnly: boolean): Run {
  if (run.leader === undefined) return run
  const { log, term } = run.servers[run.leader]!
  let upTo = 0
  for (let index = 1; index <= log.length; index++) {
    const stored = run.servers.filter((one) => one.log[index - 1] === log[index - 1]).length
    if (stored >= majority && (!isOwnTermOnly || log[index - 1] === term)) upTo = index
  }
  if (upTo <= run.committed.length) return run
  const said = `${run.said} ${nameOf(run.leader)} calls the entries up to ${upTo} committed.`
  return { ...run, committed: log.slice(0, upTo), said }
}

function act(run: Run, deed: Deed, isOwnTermOnly: boolean): Run {
  if (deed.kind === 'elect') return elect(run, deed.server)
  if (deed.kind === 'crash') {
    const { leader: _, ...rest } = run
    return {
      ...rest,
      servers: changed(run, deed.server, { isUp: false }),
      said: `${nameOf(deed.server)} crashes.`,
    }
  }
  if (deed.kind === 'append') {
    const { log, term } = run.servers[deed.server]!
    const said = `${nameOf(deed.server)} writes an entry of term ${term} at index ${log.length + 1}.`
    return { ...run, servers: changed(run, deed.server, { log: [...log, term] }), said }
  }
  const from = run.leader ?? 0
  const entry = run.servers[from]!.log[deed.index - 1]!
  const log = run.servers[deed.to]!.log
  const rest = log[deed.index - 1] === entry ? log.slice(deed.index) : []
  const isOver = log[deed.index - 1] !== undefined && log[deed.index - 1] !== entry
  const said = `${nameOf(from)} copies its entry of term ${entry} to ${nameOf(deed.to)}${isOver ? `, over the one of term ${log[deed.index - 1]}` : ''}.`
  const servers = changed(run, deed.to, { log: [...log.slice(0, deed.index - 1), entry, ...rest] })
  return commit({ ...run, servers, said }, isOwnTermOnly)
}

/** How many servers still have the entry that was called committed. */
const copiesOf = ({ servers, committed }: Run, index: number): number =>
  servers.filter(({ log }) => log[index - 1] === committed[index - 1]).length

/** The first index whose committed entry a majority no longer has. */
function lostOf(run: Run): number | undefined {
  const at = run.committed.findIndex((_, i) => copiesOf(run, i + 1) < majority)
  return at === -1 ? undefined : at + 1
}

function status(run: Run): string {
  const lost = lostOf(run)
  if (lost !== undefined)
    return `The entry of term ${run.committed[lost - 1]} at index ${lost} was called committed and is overwritten: ${copiesOf(run, lost)} of 5 servers still have it.`
  return `Committed up to index ${run.committed.length}.`
}

const rowOf = (server: number): number => 34 + server * 38

function drawServer(run: Run, server: number): readonly Shape[] {
  const { isUp, term, log } = run.servers[server]!
  const y = rowOf(server)
  const role = !isUp
    ? `down, term ${term}`
    : run.leader === server
      ? `leads term ${term}`
      : `follows, term ${term}`
  return [
    { shape: 'text', x: 12, y: y + 21, text: nameOf(server), bold: true, size: 15 },
    {
      shape: 'text',
      size: 15,
      x: 48,
      y: y + 21,
      text: role,
      fill: isUp ? 'ink' : 'quiet',
      bold: run.leader === server,
    },
    ...log.flatMap((entry, i): Shape[] => {
      const isCommitted = run.committed[i] === entry
      const x = 190 + i * 92
      return [
        {
          shape: 'rect',
          x,
          y,
          width: 84,
          height: 30,
          round: 3,
          fill: isCommitted ? 'sheet' : 'paper',
          stroke: isUp ? 'ink' : 'quiet',
          thick: isCommitted ? 3 : 1,
          dashed: !isUp,
          opacity: isUp ? 1 : 0.7,
        },
        { shape: 'text', size: 15, x: x + 42, y: y + 20, text: `term ${entry}`, align: 'middle' },
      ]
    }),
  ]
}

export default defineSimulation({
  title: 'Figure 8: when is an entry of an earlier term committed?',
  size: { width: 480, height: 290 },
  controls: {
    own: { kind: 'switch', label: 'Count only entries of the own term', value: true, restart: true },
    crash: {
      kind: 'choice',
      label: 'S1 crashes',
      options: { early: 'before its new entry is copied', late: 'after' },
      value: 'early',
      restart: true,
    },
  },
  steps: begun.length + 5,
  interval: 1500,
  picture: 9,

  // Before the figure's (a): one entry everywhere, and S1 leads term 2.
  state: (): Run => ({
    servers: [0, 1, 2, 3, 4].map(() => ({ isUp: true, term: 2, log: [1] })),
    leader: 0,
    committed: [1],
    said: 'All have the entry of term 1, and S1 leads term 2.',
  }),

  step: (run, { controls, at }): Run => {
    const deed = [...begun, ...(controls.crash === 'early' ? early : late)][at]
    return deed === undefined ? run : act(run, deed, controls.own)
  },

  draw: (run) => {
    const lost = lostOf(run)
    return [
      ...[1, 2, 3].map(
        (index): Shape => ({
          shape: 'text',
          size: 15,
          x: 140 + index * 92,
          y: 22,
          text: `index ${index}`,
          align: 'middle',
          fill: 'quiet',
        }),
      ),
      ...run.servers.flatMap((_, server) => drawServer(run, server)),
      { shape: 'text', size: 15, x: 12, y: 250, text: run.said.split(/(?<=\.) /)[0]!, bold: true },
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 274,
        text:
          lost === undefined
            ? `Thick: called committed (up to index ${run.committed.length})`
            : `OVERWRITTEN: term ${run.committed[lost - 1]} at index ${lost} was called committed`,
        fill: lost === undefined ? 'quiet' : 'bad',
        bold: lost !== undefined,
      },
    ]
  },

  describe: (run) => `${run.said} ${status(run)}`,

  recorded: [
    { at: 9, says: 'S1 copies its entry of term 2 to S3. Committed up to index 1.' },
    { at: 14, says: 'S5 copies its entry of term 3 to S4. Committed up to index 1.' },
    {
      at: 9,
      log: '0.own=false',
      says: 'S1 copies its entry of term 2 to S3. S1 calls the entries up to 2 committed. Committed up to index 2.',
    },
    {
      at: 12,
      log: '0.own=false',
      says: 'S5 copies its entry of term 3 to S2, over the one of term 2. The entry of term 2 at index 2 was called committed and is overwritten: 2 of 5 servers still have it.',
    },
    {
      at: 11,
      log: '0.crash=late',
      says: 'S1 copies its entry of term 4 to S3. S1 calls the entries up to 3 committed. Committed up to index 3.',
    },
    {
      at: 13,
      log: '0.crash=late',
      says: 'S5 is back and cannot lead term 5: only S4, S5 vote for it. Committed up to index 3.',
    },
    {
      at: 14,
      log: '0.crash=late,0.own=false',
      says: 'S2 leads term 6 by the votes of S2, S3, S4, S5. Committed up to index 3.',
    },
  ],
})
