import { defineSimulation, type Shape } from 'hortus/simulation'

// Five ways to choose what leaves a full cache, under the same requests: first in first out; least recently used; least often
// used since it came; two lists, of which the second holds what was used again and at most half of the room; and SIEVE, after
// Zhang and others 2024: one queue, a mark on what was used, and a hand that spares the marked once.

const ways = ['fifo', 'lru', 'lfu', 'lists', 'sieve'] as const
type Way = (typeof ways)[number]

/** What a cache holds, the newest first; of two lists the active ones come before the others. */
interface Cache {
  readonly keys: number[]
  /** Uses since each came; of SIEVE 1 for marked. */
  readonly uses: number[]
  /** How many are active. */
  active: number
  /** Where SIEVE looks next; -1 for the oldest. */
  hand: number
  hits: number
  /** `1` for a hit, of the last hundred requests. */
  last: string
}

interface Run {
  readonly caches: Readonly<Record<Way, Cache>>
  readonly requests: number
}

const nameOf: Readonly<Record<Way, string>> = {
  fifo: 'FIFO',
  lru: 'LRU',
  lfu: 'LFU',
  lists: 'two lists',
  sieve: 'SIEVE',
}
const perStep = 10
const keys = 400
const firstOfScan = 1_000
/** Sums of 1, 1/2, 1/3 …: how often the first keys are asked. */
const sums = Array.from({ length: keys }, () => 0)
for (let i = 0; i < keys; i++) sums[i] = (sums[i - 1] ?? 0) + 1 / (i + 1)

/** A key: number 0 is asked most, number i by 1/(i + 1) as often. */
function popular(random: () => number): number {
  const drawn = random() * sums[keys - 1]!
  let [from, to] = [0, keys - 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sums[middle]! <= drawn) from = middle + 1
    else to = middle
  }
  return from
}

const works = {
  zipf: 'popular keys',
  scan: 'popular keys, and at times a scan',
  loop: 'a circle one and a half times as large',
  shift: 'popular keys that change',
} as const

function keyOf(work: keyof typeof works, request: number, room: number, random: () => number): number {
  const rank = popular(random)
  if (work === 'scan' && request % 400 >= 300) return firstOfScan + request
  if (work === 'loop') return request % (room * 1.5)
  return work === 'shift' ? (rank + Math.floor(request / 500) * 37) % keys : rank
}

function put(cache: Cache, at: number, key: number, uses: number): void {
  cache.keys.splice(at, 0, key)
  cache.uses.splice(at, 0, uses)
}

function take(cache: Cache, at: number): readonly [number, number] {
  return [cache.keys.splice(at, 1)[0]!, cache.uses.splice(at, 1)[0]!]
}

/** What happens to an entry that is used. */
function use(cache: Cache, i: number, way: Way, room: number): void {
  cache.uses[i] = way === 'sieve' ? 1 : cache.uses[i]! + 1
  if (way !== 'lru' && way !== 'lists') return
  if (way === 'lists' && i >= cache.active) cache.active++
  const [key, uses] = take(cache, i)
  put(cache, 0, key, uses)
  // The oldest of too many is then the newest of the others.
  cache.active = Math.min(cache.active, room / 2)
}

/** Makes room for one. */
function evict(cache: Cache, way: Way): void {
  const { keys, uses, hand } = cache
  if (way === 'lfu') take(cache, uses.lastIndexOf(Math.min(...uses)))
  else if (way !== 'sieve') take(cache, keys.length - 1)
  else {
    let i = hand === -1 ? keys.length - 1 : hand
    while (uses[i]! > 0) {
      uses[i] = 0
      i = i === 0 ? keys.length - 1 : i - 1
    }
    take(cache, i)
    // The next towards the head, which is one further away when the new one is there.
    cache.hand = i === 0 ? -1 : i
  }
}

function request(cache: Cache, key: number, way: Way, room: number): void {
  const i = cache.keys.indexOf(key)
  cache.last = (cache.last + (i === -1 ? '0' : '1')).slice(-100)
  if (i !== -1) {
    cache.hits++
    use(cache, i, way, room)
    return
  }
  if (cache.keys.length >= room) evict(cache, way)
  put(cache, cache.active, key, way === 'sieve' ? 0 : 1)
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`)
const recent = ({ last }: Cache): number => [...last].filter((one) => one === '1').length

/**
 * A bar for each entry: of a popular key tall, of another low, of a scan thin. Those of a kind are one outline, which runs along
 * the ground between them: a drawing of few shapes is cheap to move.
 */
function drawEntries({ keys }: Cache, y: number, room: number): readonly Shape[] {
  const gap = 228 / room
  const bars = (fill: 'accent' | 'quiet' | 'bad', width: number, height: number): readonly Shape[] => {
    const points = keys.flatMap((key, i): [number, number][] => {
      if (fill !== (key >= firstOfScan ? 'bad' : key < 32 ? 'accent' : 'quiet')) return []
      const [from, to] = [88 + (i + 0.5) * gap - width / 2, 88 + (i + 0.5) * gap + width / 2]
      return [
        [from, y + 22],
        [from, y + 22 - height],
        [to, y + 22 - height],
        [to, y + 22],
      ]
    })
    return points.length === 0 ? [] : [{ shape: 'area', points, fill }]
  }
  return [...bars('accent', gap - 1, 22), ...bars('quiet', gap - 1, 8), ...bars('bad', 1.5, 16)]
}

export default defineSimulation({
  title: 'What leaves a full cache',
  size: { width: 480, height: 276 },
  controls: {
    work: { kind: 'choice', label: 'Requests', options: works, value: 'scan', restart: true },
    room: {
      kind: 'choice',
      label: 'Room for',
      options: { 16: '16', 32: '32', 64: '64' },
      value: '32',
      restart: true,
    },
  },
  steps: 200,
  interval: 100,
  picture: 160,
  state: (): Run => {
    const empty = (): Cache => ({ keys: [], uses: [], active: 0, hand: -1, hits: 0, last: '' })
    return {
      caches: { fifo: empty(), lru: empty(), lfu: empty(), lists: empty(), sieve: empty() },
      requests: 0,
    }
  },
  step: ({ caches, requests }, { controls, random }): Run => {
    const room = Number(controls.room)
    for (let i = 0; i < perStep; i++) {
      const key = keyOf(controls.work, requests + i, room, random)
      for (const way of ways) request(caches[way], key, way, room)
    }
    return { caches, requests: requests + perStep }
  },
  draw: ({ caches, requests }, { controls }) => [
    text(12, 20, `${requests} requests`, { bold: true }),
    text(398, 20, 'hits', { align: 'end' }),
    text(468, 20, 'last 100', { align: 'end' }),
    ...ways.flatMap((way, i): Shape[] => {
      const y = 34 + i * 38
      return [
        text(12, y + 17, nameOf[way], { bold: true }),
        ...drawEntries(caches[way], y, Number(controls.room)),
        text(398, y + 17, percent(caches[way].hits, requests), { align: 'end', bold: true }),
        text(468, y + 17, `${recent(caches[way])}`, { align: 'end' }),
      ]
    }),
    text(12, 242, 'Tall: a key of the 32 with the lowest number; low: another;', {
      fill: 'quiet',
    }),
    text(12, 262, 'thin: read by a scan and never again. The newest is on the left.', {
      fill: 'quiet',
    }),
  ],
  describe: ({ caches, requests }, { controls }) => {
    const each = ways.map((way) => {
      const scanned = caches[way].keys.filter((key) => key >= firstOfScan).length
      const held = controls.work === 'scan' ? `, ${scanned} of a scan in it` : ''
      return `${nameOf[way]} ${percent(caches[way].hits, requests)}, ${recent(caches[way])} of the last 100${held}`
    })
    return `After ${requests} requests with room for ${controls.room} the hits are: ${each.join('; ')}.`
  },
  recorded: [
    {
      at: 40,
      says: 'After 400 requests with room for 32 the hits are: FIFO 30.8 %, 0 of the last 100, 32 of a scan in it; LRU 35.5 %, 0 of the last 100, 32 of a scan in it; LFU 38.0 %, 0 of the last 100, 5 of a scan in it; two lists 36.8 %, 0 of the last 100, 16 of a scan in it; SIEVE 38.0 %, 0 of the last 100, 5 of a scan in it.',
    },
    {
      at: 200,
      says: 'After 2000 requests with room for 32 the hits are: FIFO 31.1 %, 0 of the last 100, 32 of a scan in it; LRU 34.4 %, 0 of the last 100, 32 of a scan in it; LFU 42.3 %, 0 of the last 100, 1 of a scan in it; two lists 38.5 %, 0 of the last 100, 16 of a scan in it; SIEVE 42.3 %, 0 of the last 100, 5 of a scan in it.',
    },
    {
      at: 200,
      log: '0.work=zipf',
      says: 'After 2000 requests with room for 32 the hits are: FIFO 42.2 %, 40 of the last 100; LRU 47.4 %, 46 of the last 100; LFU 56.2 %, 60 of the last 100; two lists 52.1 %, 52 of the last 100; SIEVE 56.2 %, 57 of the last 100.',
    },
    {
      at: 200,
      log: '0.work=loop',
      says: 'After 2000 requests with room for 32 the hits are: FIFO 0.0 %, 0 of the last 100; LRU 0.0 %, 0 of the last 100; LFU 0.0 %, 0 of the last 100; two lists 0.0 %, 0 of the last 100; SIEVE 0.0 %, 0 of the last 100.',
    },
    {
      at: 200,
      log: '0.work=shift',
      says: 'After 2000 requests with room for 32 the hits are: FIFO 41.9 %, 40 of the last 100; LRU 46.5 %, 46 of the last 100; LFU 28.1 %, 3 of the last 100; two lists 49.5 %, 52 of the last 100; SIEVE 45.1 %, 47 of the last 100.',
    },
  ],
})
