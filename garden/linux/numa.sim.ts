import { defineSimulation, type Shape } from 'hortus/simulation'

// Two nodes, each with memory and four threads. An array of 64 pages is written once and then read by all threads, a part
// each. Where a page lies is decided by its first write (or by turns). A round takes as long as the busiest memory or link
// needs: a memory gives a page in one unit of time, the link between the nodes in two. Made-up numbers of the right kind.

interface Run {
  /** Node of each page; -1 before its first write. */
  readonly places: readonly number[]
  readonly time: number
  readonly rounds: number
  readonly remote: number
  readonly read: number
  /** Pages in the last round, by kind of load. */
  readonly load: Load
}

interface Load {
  readonly memory: readonly [number, number]
  readonly link: number
}

const pages = 64
const threads = 8
const each = pages / threads
const linkCost = 2

const nodeOf = (thread: number): number => (thread < threads / 2 ? 0 : 1)

/** Which page a thread reads in a place of its part: its own part, or with `shift` that of the thread half a machine on. */
const readerOf = (page: number, isMoved: boolean): number =>
  (Math.floor(page / each) + (isMoved ? threads / 2 : 0)) % threads

function placeFor(page: number, by: 'one' | 'each' | 'turns'): number {
  if (by === 'one') return 0
  return by === 'each' ? nodeOf(Math.floor(page / each)) : page % 2
}

const none: Load = { memory: [0, 0], link: 0 }

/** What a round costs: the busiest of two memories and the link in each direction. */
const timeOf = ({ memory, link }: Load): number => Math.max(...memory, link * linkCost)

function loadOf(places: readonly number[], isMoved: boolean): Load {
  const memory: [number, number] = [0, 0]
  const across: [number, number] = [0, 0]
  places.forEach((place, page) => {
    memory[place === 1 ? 1 : 0]++
    if (nodeOf(readerOf(page, isMoved)) !== place) across[place === 1 ? 1 : 0]++
  })
  return { memory, link: Math.max(...across) }
}

const remoteIn = (places: readonly number[], isMoved: boolean): number =>
  places.filter((place, page) => nodeOf(readerOf(page, isMoved)) !== place).length

/**
 * Cells of one colour around their middles, as one outline, which goes from one to the next and back the same way: a drawing of
 * few shapes is cheap to move.
 */
function cells(
  middles: readonly (readonly [number, number])[],
  width: number,
  height: number,
  fill: 'accent' | 'sheet',
): readonly Shape[] {
  const out = middles.flatMap(([x, y]): [number, number][] => {
    const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2]
    return [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
      [left, top],
    ]
  })
  const back = middles.map(([x, y]): [number, number] => [x - width / 2, y - height / 2]).reverse()
  return middles.length === 0 ? [] : [{ shape: 'area', points: [...out, ...back], fill }]
}

function drawNode(node: 0 | 1, run: Run): readonly Shape[] {
  const left = node === 0 ? 12 : 268
  const here = run.places.flatMap((place, page) => (place === node ? [page] : []))
  const places = here.map((_, i) => [left + 14.5 + (i % 16) * 11.4, 73.5 + Math.floor(i / 16) * 14] as const)
  return [
    { shape: 'rect', x: left, y: 36, width: 200, height: 150, round: 6, stroke: 'quiet' },
    { shape: 'text', size: 15, x: left + 10, y: 56, text: `node ${node}`, bold: true },
    { shape: 'text', size: 15, x: left + 190, y: 56, text: `${here.length} pages`, align: 'end', fill: 'quiet' },
    ...cells(places, 10, 12, 'accent'),
    ...cells(
      places.filter((_, i) => nodeOf(Math.floor(here[i]! / each)) === 1),
      8,
      10,
      'sheet',
    ),
    {
      shape: 'text',
      size: 15,
      x: left + 10,
      y: 150,
      text: node === 0 ? 'threads 1 to 4' : 'threads 5 to 8',
    },
    {
      shape: 'text',
      size: 15,
      x: left + 10,
      y: 174,
      text: `memory: ${run.load.memory[node]} a round`,
      fill: 'quiet',
    },
  ]
}

const policies = {
  one: 'written first by thread 1',
  each: 'each part by its thread',
  turns: 'pages by turns',
} as const

export default defineSimulation({
  title: 'Where a page lies is decided by who writes it first',
  size: { width: 480, height: 290 },
  controls: {
    first: { kind: 'choice', label: 'First write', options: policies, value: 'one', restart: true },
    moved: { kind: 'switch', label: 'Threads change nodes after the first write', value: false, restart: true },
  },
  steps: 20,
  interval: 600,
  picture: 10,
  state: (): Run => ({
    places: Array.from({ length: pages }, () => -1),
    time: 0,
    rounds: 0,
    remote: 0,
    read: 0,
    load: none,
  }),
  step: (run, { at, controls }): Run => {
    if (at === 0)
      return { ...run, places: run.places.map((_, page) => placeFor(page, controls.first)), load: none }
    const load = loadOf(run.places, controls.moved)
    return {
      ...run,
      load,
      time: run.time + timeOf(load),
      rounds: run.rounds + 1,
      remote: run.remote + remoteIn(run.places, controls.moved),
      read: run.read + pages,
    }
  },
  draw: (run) => {
    const across = run.read === 0 ? 0 : Math.round((100 * run.remote) / run.read)
    const rate = run.time === 0 ? 0 : run.read / run.time
    return [
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 22,
        text:
          run.rounds === 0
            ? run.places[0] === -1
              ? 'Nothing is written yet'
              : 'Written; not read yet'
            : `${rate.toFixed(2)} pages in a unit of time, ${across} % from the other node`,
        bold: true,
      },
      ...drawNode(0, run),
      ...drawNode(1, run),
      {
        shape: 'line',
        points: [
          [212, 110],
          [268, 110],
        ],
        thick: run.load.link > 0 ? 5 : 1.5,
        dashed: run.load.link === 0,
        stroke: run.load.link > 0 ? 'bad' : 'quiet',
      },
      { shape: 'text', size: 15, x: 240, y: 100, text: 'link', align: 'middle', fill: 'quiet' },
      { shape: 'text', size: 15, x: 240, y: 130, text: String(run.load.link), align: 'middle' },
      { shape: 'rect', x: 12, y: 204, width: 12, height: 12, fill: 'accent', stroke: 'accent' },
      { shape: 'text', size: 15, x: 30, y: 215, text: 'of threads 1 to 4' },
      { shape: 'rect', x: 212, y: 204, width: 12, height: 12, fill: 'sheet', stroke: 'accent' },
      { shape: 'text', size: 15, x: 230, y: 215, text: 'of threads 5 to 8' },
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 248,
        text: 'In a unit of time a memory gives one page,',
        fill: 'quiet',
      },
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 270,
        text: `the link half a page each way. A round took ${timeOf(run.load)}.`,
        fill: 'quiet',
      },
    ]
  },
  describe: (run, { controls }) => {
    const on = [0, 1].map((node) => run.places.filter((place) => place === node).length)
    if (run.places[0] === -1) return 'No page is written yet.'
    const opening = `First write: ${policies[controls.first]}. Pages on node 0 and 1: ${on[0]} and ${on[1]}.`
    if (run.rounds === 0) return `${opening} Nothing is read yet.`
    return `${opening} After ${run.rounds} rounds ${(run.read / run.time).toFixed(2)} pages were read in a unit of time, ${Math.round((100 * run.remote) / run.read)} % from the other node. A round took ${timeOf(run.load)}; the memories gave ${run.load.memory[0]} and ${run.load.memory[1]} pages, and the busier way of the link ${run.load.link}.`
  },
  recorded: [
{ at: 10, says: 'First write: written first by thread 1. Pages on node 0 and 1: 64 and 0. After 9 rounds 1.00 pages were read in a unit of time, 50 % from the other node. A round took 64; the memories gave 64 and 0 pages, and the busier way of the link 32.' },
{ at: 10, log: '0.first=each', says: 'First write: each part by its thread. Pages on node 0 and 1: 32 and 32. After 9 rounds 2.00 pages were read in a unit of time, 0 % from the other node. A round took 32; the memories gave 32 and 32 pages, and the busier way of the link 0.' },
{ at: 10, log: '0.first=turns', says: 'First write: pages by turns. Pages on node 0 and 1: 32 and 32. After 9 rounds 2.00 pages were read in a unit of time, 50 % from the other node. A round took 32; the memories gave 32 and 32 pages, and the busier way of the link 16.' },
{ at: 10, log: '0.first=each,0.moved=true', says: 'First write: each part by its thread. Pages on node 0 and 1: 32 and 32. After 9 rounds 1.00 pages were read in a unit of time, 100 % from the other node. A round took 64; the memories gave 32 and 32 pages, and the busier way of the link 32.' },
{ at: 10, log: '0.first=one,0.moved=true', says: 'First write: written first by thread 1. Pages on node 0 and 1: 64 and 0. After 9 rounds 1.00 pages were read in a unit of time, 50 % from the other node. A round took 64; the memories gave 64 and 0 pages, and the busier way of the link 32.' },
],
})
