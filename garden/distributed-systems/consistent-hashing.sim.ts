import { defineSimulation, type Shape } from 'hortus/simulation'

// A thousand keys under four ways to find a key's node, before and after the last change of the nodes: the hash modulo their
// number; a ring with points after Karger and others 1997; rendezvous, the highest hash of key and node, after Thaler and
// Ravishankar 1998; and jump hash after Lamping and Veach 2014, which knows nodes by their place in the list only.

interface Run {
  readonly nodes: readonly string[]
  /** The nodes before the last change. */
  readonly before: readonly string[]
  /** How many nodes there have ever been. */
  readonly named: number
}

/** What became of the keys under one way. */
interface Result {
  readonly name: string
  readonly moved: number
  /** Of these, the ones that went from a node to another though both were there before and after. */
  readonly needless: number
  readonly fewest: number
  readonly most: number
}

const most = 8
const least = 2
const circle = 2 ** 32

/** FNV-1a, with its bits mixed once more as in MurmurHash3. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const keys = Array.from({ length: 1_000 }, (_, i) => `key ${i}`)
const hashes = keys.map(hashOf)
const wideHashes = keys.map((key, i) => BigInt(hashOf(`${key}'`)) * BigInt(circle) + BigInt(hashes[i]!))

interface Point {
  readonly at: number
  readonly node: string
}

function pointsOf(nodes: readonly string[], each: number): readonly Point[] {
  return nodes
    .flatMap((node) => Array.from({ length: each }, (_, i) => ({ at: hashOf(`${node} ${i}`), node })))
    .sort((a, b) => a.at - b.at)
}

/** The node of the first point at or after a key, around the ring. */
function onRing(points: readonly Point[], hash: number): string {
  let [from, to] = [0, points.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (points[middle]!.at < hash) from = middle + 1
    else to = middle
  }
  return points[from % points.length]!.node
}

function byRendezvous(nodes: readonly string[], key: string): string {
  let [best, node] = [-1, '']
  for (const one of nodes) {
    const hash = hashOf(`${one}/${key}`)
    if (hash > best) [best, node] = [hash, one]
  }
  return node
}

/** The function of the paper's figure 1. */
function jump(wide: bigint, buckets: number): number {
  let [key, at, next] = [wide, -1, 0]
  while (next < buckets) {
    at = next
    key = BigInt.asUintN(64, key * 2_862_933_555_777_941_757n + 1n)
    next = Math.floor((at + 1) * (2 ** 31 / (Number(key >> 33n) + 1)))
  }
  return at
}

/** The node of each key, by way. */
function assign(nodes: readonly string[], each: number): readonly (readonly string[])[] {
  const points = pointsOf(nodes, each)
  return [
    hashes.map((hash) => nodes[hash % nodes.length]!),
    hashes.map((hash) => onRing(points, hash)),
    keys.map((key) => byRendezvous(nodes, key)),
    wideHashes.map((wide) => nodes[jump(wide, nodes.length)]!),
  ]
}

const ways = ['hash modulo n', 'ring', 'rendezvous', 'jump hash'] as const

function resultsOf({ nodes, before }: Run, each: number): readonly Result[] {
  const [old, now] = [assign(before, each), assign(nodes, each)]
  const stayed = nodes.filter((node) => before.includes(node))
  return ways.map((name, way) => {
    const moved = keys.flatMap((_, key) => (old[way]![key] === now[way]![key] ? [] : [key]))
    const needless = moved.filter(
      (key) => stayed.includes(old[way]![key]!) && stayed.includes(now[way]![key]!),
    )
    const loads = nodes.map((node) => now[way]!.filter((one) => one === node).length)
    return {
      name,
      moved: moved.length,
      needless: needless.length,
      fewest: Math.min(...loads),
      most: Math.max(...loads),
    }
  })
}

function add({ nodes, named }: Run): Run {
  if (nodes.length === most) return { nodes, before: nodes, named }
  const node = String.fromCharCode(65 + (named % 26))
  return { nodes: [...nodes, node], before: nodes, named: named + 1 }
}

function remove({ nodes, named }: Run, node: string | undefined): Run {
  const rest = nodes.filter((one) => one !== node)
  return rest.length < least ? { nodes, before: nodes, named } : { nodes: rest, before: nodes, named }
}

/** The node that came or went last. */
function changeOf({ nodes, before }: Run): { readonly node: string; readonly came: boolean } | undefined {
  const came = nodes.find((node) => !before.includes(node))
  const went = before.find((node) => !nodes.includes(node))
  return came !== undefined
    ? { node: came, came: true }
    : went === undefined
      ? undefined
      : { node: went, came: false }
}

function headline(run: Run): string {
  const change = changeOf(run)
  const share = Math.round(keys.length / Math.max(run.nodes.length, run.before.length))
  if (change === undefined) return `${run.nodes.length} nodes, nothing has changed`
  return `${change.node} ${change.came ? 'came' : 'left'}: ${run.before.length} → ${run.nodes.length} nodes; a fair share is ${share}`
}

/** Where the letter of a point may stand: pixels from the middle, and how far along the ring from its point. */
const besidePoint = [72, 40].flatMap((r) => [0, 1, -1, 2, -2].map((along) => [r, (along * circle) / 32] as const))

/** A letter at each point: outside the ring, or inside it or a little aside where another letter is in the way. */
function drawNames(
  points: readonly Point[],
  place: (at: number, r: number) => readonly [number, number],
): readonly Shape[] {
  const taken: (readonly [number, number])[] = []
  return points.map(({ at: point, node }): Shape => {
    const isFree = ([x, y]: readonly [number, number]): boolean =>
      taken.every(([otherX, otherY]) => Math.abs(x - otherX) > 13 || Math.abs(y - otherY) > 17)
    const [x, y] =
      besidePoint.map(([r, along]) => place(point + along, r)).find(isFree) ?? place(point, 72)
    taken.push([x, y])
    return { shape: 'text', size: 15, x, y: y + 4, text: node, align: 'middle' }
  })
}

function drawRing(run: Run, each: number): readonly Shape[] {
  const change = changeOf(run)
  const points = pointsOf(change?.came === false ? run.before : run.nodes, each)
  const place = (at: number, r: number): readonly [number, number] => {
    const angle = (at / circle) * 2 * Math.PI - Math.PI / 2
    return [86 + r * Math.cos(angle), 130 + r * Math.sin(angle)]
  }
  const shapes: Shape[] = []
  // The ring with its points is few lines, of 300 points each, and not one for each point: that is cheap to move.
  let line: (readonly [number, number])[] = [place(points.at(-1)!.at, 56)]
  for (const [i, { at, node }] of points.entries()) {
    const start = i === 0 ? points.at(-1)!.at - circle : points[i - 1]!.at
    const parts = Math.max(1, Math.ceil((at - start) / (circle / 60)))
    const arc = Array.from({ length: parts }, (_, part) =>
      place(start + ((at - start) * (part + 1)) / parts, 56),
    )
    line.push(...arc, place(at, 50), place(at, 62), place(at, 56))
    if (i % 300 === 299 || i === points.length - 1) {
      shapes.push({ shape: 'line', points: line, thick: 1 })
      line = [place(at, 56)]
    }
    if (node === change?.node)
      shapes.unshift({ shape: 'line', points: [place(start, 56), ...arc], thick: 7, stroke: 'accent' })
  }
  if (points.length <= 10) shapes.push(...drawNames(points, place))
  const text = change === undefined ? 'the ring' : `${change.node}’s part`
  shapes.push({ shape: 'text', size: 15, x: 86, y: 135, text, align: 'middle', fill: 'quiet' })
  return shapes
}

function drawResult({ name, moved, needless, fewest, most }: Result, row: number): readonly Shape[] {
  const y = 70 + row * 46
  const width = (count: number): number => (count / keys.length) * 290
  return [
    { shape: 'text', size: 15, x: 172, y, text: name },
    { shape: 'text', size: 15, x: 327, y, text: String(moved), align: 'end', bold: true },
    { shape: 'text', size: 15, x: 390, y, text: String(needless), align: 'end' },
    { shape: 'text', size: 15, x: 470, y, text: `${fewest}–${most}`, align: 'end' },
    { shape: 'rect', x: 180, y: y + 7, width: 290, height: 10, stroke: 'line' },
    {
      shape: 'rect',
      x: 180,
      y: y + 7,
      width: width(moved - needless),
      height: 10,
      fill: 'accent',
      stroke: 'accent',
    },
    {
      shape: 'rect',
      x: 180 + width(moved - needless),
      y: y + 7,
      width: width(needless),
      height: 10,
      stroke: 'bad',
      dashed: needless > 0,
      thick: needless > 0 ? 2 : 0,
    },
  ]
}

export default defineSimulation({
  title: 'Which keys move when a node comes or goes',
  size: { width: 480, height: 320 },
  controls: { points: { kind: 'range', label: 'Points per node on the ring', min: 1, max: 64, value: 16 } },
  steps: 60,
  interval: 1200,
  picture: 1,
  state: (): Run => ({ nodes: ['A', 'B', 'C', 'D'], before: ['A', 'B', 'C', 'D'], named: 4 }),

  // In turn one comes and one goes, any of them.
  step: (run, { at, random }): Run =>
    at % 2 === 0 ? add(run) : remove(run, run.nodes[Math.floor(random() * run.nodes.length)]),

  press: (run, name): Run => (name === 'add' ? add(run) : remove(run, name)),

  draw: (run, { controls }) => [
    { shape: 'text', size: 15, x: 12, y: 22, text: headline(run), bold: true },
    { shape: 'text', size: 15, x: 320, y: 46, text: 'moved', align: 'end', fill: 'quiet' },
    { shape: 'text', size: 15, x: 390, y: 46, text: 'needless', align: 'end', fill: 'quiet' },
    { shape: 'text', size: 15, x: 470, y: 46, text: 'per node', align: 'end', fill: 'quiet' },
    ...drawRing(run, controls.points),
    ...resultsOf(run, controls.points).flatMap(drawResult),
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 262,
      text: `${keys.length} keys. Press a node to remove it:`,
      fill: 'quiet',
    },
    ...run.nodes.flatMap((node, i): Shape[] => [
      {
        shape: 'rect',
        x: 12 + i * 44,
        y: 274,
        width: 36,
        height: 34,
        round: 5,
        fill: 'sheet',
        stroke: 'quiet',
        press: node,
        label: `Remove node ${node}`,
      },
      { shape: 'text', size: 15, x: 30 + i * 44, y: 296, text: node, align: 'middle', bold: true },
    ]),
    {
      shape: 'rect',
      x: 380,
      y: 274,
      width: 90,
      height: 34,
      round: 5,
      fill: 'sheet',
      stroke: 'quiet',
      press: 'add',
      label: 'Add a node',
    },
    { shape: 'text', size: 15, x: 425, y: 296, text: '+ node', align: 'middle' },
  ],

  describe: (run, { controls }) => {
    const results = resultsOf(run, controls.points)
    const moved = results.map(({ name, moved, needless }) => `${name} ${moved} (${needless})`).join(', ')
    const loads = results.map(({ name, fewest, most }) => `${name} ${fewest} to ${most}`).join(', ')
    const opening = `${headline(run)}; ${keys.length} keys.`
    if (changeOf(run) === undefined) return `${opening} Keys per node: ${loads}.`
    return `${opening} Moved, and of these between two nodes that stayed: ${moved}. Keys per node: ${loads}.`
  },

  recorded: [
    {
      at: 1,
      says: 'E came: 4 → 5 nodes; a fair share is 200; 1000 keys. Moved, and of these between two nodes that stayed: hash modulo n 814 (622), ring 234 (0), rendezvous 171 (0), jump hash 226 (0). Keys per node: hash modulo n 192 to 208, ring 154 to 267, rendezvous 171 to 214, jump hash 174 to 226.',
    },
    {
      at: 0,
      log: '0!D',
      says: 'D left: 4 → 3 nodes; a fair share is 250; 1000 keys. Moved, and of these between two nodes that stayed: hash modulo n 762 (525), ring 218 (0), rendezvous 253 (0), jump hash 228 (0). Keys per node: hash modulo n 325 to 341, ring 301 to 383, rendezvous 324 to 349, jump hash 309 to 368.',
    },
    {
      at: 0,
      log: '0!B',
      says: 'B left: 4 → 3 nodes; a fair share is 250; 1000 keys. Moved, and of these between two nodes that stayed: hash modulo n 737 (481), ring 332 (0), rendezvous 248 (0), jump hash 675 (438). Keys per node: hash modulo n 325 to 341, ring 290 to 356, rendezvous 319 to 344, jump hash 309 to 368.',
    },
    {
      at: 0,
      log: '0.points=1,0!add',
      says: 'E came: 4 → 5 nodes; a fair share is 200; 1000 keys. Moved, and of these between two nodes that stayed: hash modulo n 814 (622), ring 390 (0), rendezvous 171 (0), jump hash 226 (0). Keys per node: hash modulo n 192 to 208, ring 37 to 390, rendezvous 171 to 214, jump hash 174 to 226.',
    },
    {
      at: 0,
      log: '0.points=64,0!add',
      says: 'E came: 4 → 5 nodes; a fair share is 200; 1000 keys. Moved, and of these between two nodes that stayed: hash modulo n 814 (622), ring 176 (0), rendezvous 171 (0), jump hash 226 (0). Keys per node: hash modulo n 192 to 208, ring 176 to 217, rendezvous 171 to 214, jump hash 174 to 226.',
    },
  ],
})
