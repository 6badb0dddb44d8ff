/**
 * Finds every occurrence of many patterns in one pass over a text (Aho and Corasick, 1975). Works on UTF-16 code units,
 * folded by a table: letter case is ignored, and tabs, line ends and all spaces that Unicode has are blanks. A fold never changes
 * the length of a text, so that offsets stay.
 */
export interface Automaton {
  /**
   * Calls `found` for every occurrence within `from`…`to`, by end, the longest of one end first. With `mayStart` only
   * those that start at an offset it allows are sure to be found; it saves looking at every letter of every word.
   */
  scan(
    text: string,
    from: number,
    to: number,
    found: (pattern: number, start: number, end: number) => void,
    mayStart?: (text: string, at: number) => boolean,
  ): void
}

/**
 * Lower-case of a code unit, where that is one code unit; blanks of all kinds are U+0020 and `’` is `'`. Filled as
 * needed.
 */
const folded = new Uint16Array(65_536)

/** Folds one code unit as {@link Automaton} does. */
export function foldUnit(code: number): number {
  return folded[code] || fillFold(code)
}

function fillFold(code: number): number {
  let fold = code
  if (code === 9 || code === 10 || code === 13 || /\p{Zs}/u.test(String.fromCharCode(code))) fold = 32
  else if (code === 0x2019) fold = 39
  else if (code < 0xd800 || code > 0xdfff) {
    const lower = String.fromCharCode(code).toLowerCase()
    if (lower.length === 1) fold = lower.charCodeAt(0)
  }
  folded[code] = fold
  return fold
}

/**
 * A state's number, and what leads on from it, in a hash table of plain arrays: about 48 bytes for each letter of a
 * pattern.
 */
interface Edges {
  get(state: number, code: number): number
  set(state: number, code: number, next: number): void
}

/** Builds the automaton of some patterns; empty ones never occur. Linear in their lengths together. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  let most = 1
  for (const pattern of patterns) most += pattern.length
  const edges = createEdges(most)
  const depth = new Uint32Array(most)
  const parent = new Uint32Array(most)
  const label = new Uint16Array(most)
  /** The pattern that ends in a state; -1 where none does. */
  const output = new Int32Array(most).fill(-1)
  let states = 1
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i]!
    let state = 0
    for (let at = 0; at < pattern.length; at++) {
      const code = foldUnit(pattern.charCodeAt(at))
      let next = edges.get(state, code)
      if (next === 0) {
        next = states++
        edges.set(state, code, next)
        depth[next] = at + 1
        parent[next] = state
        label[next] = code
      }
      state = next
    }
    if (state !== 0 && output[state] === -1) output[state] = i
  }
  const fail = findFails(edges, states, depth, parent, label)
  const nextOutput = new Uint32Array(states)
  const isEnd = new Uint8Array(states)
  for (const state of byDepth(depth, states)) {
    const suffix = fail[state]!
    nextOutput[state] = output[suffix]! >= 0 ? suffix : nextOutput[suffix]!
    isEnd[state] = output[state]! >= 0 || nextOutput[state] !== 0 ? 1 : 0
  }
  /** From the start, by code unit: most letters of a text lead nowhere, and this says so without hashing. */
  const first = new Uint32Array(65_536)
  for (let state = 1; state < states; state++) if (parent[state] === 0) first[label[state]!] = state

  return {
    scan(text, from, to, found, mayStart) {
      let state = 0
      for (let at = from; at < to; at++) {
        const unit = text.charCodeAt(at)
        const code = folded[unit] || fillFold(unit)
        let next = 0
        while (state !== 0) {
          next = edges.get(state, code)
          if (next !== 0) break
          state = fail[state]!
        }
        if (state === 0) {
          next = first[code]!
          if (next !== 0 && mayStart !== undefined && !mayStart(text, at)) next = 0
        }
        state = next
        if (isEnd[state] === 0) continue
        for (let end = output[state]! >= 0 ? state : nextOutput[state]!; end !== 0; end = nextOutput[end]!) {
          found(output[end]!, at + 1 - depth[end]!, at + 1)
        }
      }
    },
  }
}

/** For each state the longest proper suffix of it that is a state too. */
function findFails(
  edges: Edges,
  states: number,
  depth: Uint32Array,
  parent: Uint32Array,
  label: Uint16Array,
): Uint32Array {
  const fail = new Uint32Array(states)
  for (const state of byDepth(depth, states)) {
    if (depth[state]! < 2) continue
    let suffix = fail[parent[state]!]!
    let next = edges.get(suffix, label[state]!)
    while (next === 0 && suffix !== 0) {
      suffix = fail[suffix]!
      next = edges.get(suffix, label[state]!)
    }
    fail[state] = next
  }
  return fail
}

/** Every state but the first, the shallow ones first; a counting sort. */
function byDepth(depth: Uint32Array, states: number): Uint32Array {
  let deepest = 0
  for (let state = 1; state < states; state++) deepest = Math.max(deepest, depth[state]!)
  const starts = new Uint32Array(deepest + 2)
  for (let state = 1; state < states; state++) starts[depth[state]! + 1]!++
  for (let level = 1; level < starts.length; level++) starts[level]! += starts[level - 1]!
  const order = new Uint32Array(Math.max(0, states - 1))
  for (let state = 1; state < states; state++) order[starts[depth[state]!]!++] = state
  return order
}

/** An open hash table with room for `count` edges. 0 is no state that an edge leads to. */
function createEdges(count: number): Edges {
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 16))
  const mask = size - 1
  // State, code and next state lie together, so that a look costs the processor one line of memory.
  const table = new Uint32Array(size * 4)
  const placeOf = (state: number, code: number): number => {
    let place = (Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0
    place = (place ^ (place >>> 15)) & mask
    for (;;) {
      const at = place * 4
      if (table[at + 2] === 0 || (table[at] === state && table[at + 1] === code)) return at
      place = (place + 1) & mask
    }
  }
  return {
    get: (state, code) => table[placeOf(state, code) + 2]!,
    set(state, code, next) {
      const at = placeOf(state, code)
      table[at] = state
      table[at + 1] = code
      table[at + 2] = next
    },
  }
}
