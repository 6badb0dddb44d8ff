/**
 * A room that has its place in a drawing; `x` is the middle, `y` the top.
 *
 * @typedef {{ name: string, x: number, y: number, width: number }} PlacedRoom
 *
 * An arrow by the points that it goes through, from the importing room down to the imported; `isBack` where it goes
 * against the others, in a circle.
 *
 * @typedef {{ from: string, to: string, points: readonly (readonly [number, number])[], isBack: boolean }} Arrow
 *
 * @typedef {{ rooms: readonly PlacedRoom[], arrows: readonly Arrow[], width: number, height: number }} Layout
 */

/** What one cell of a row holds: a room, or the way of an arrow past the row. */
/** @typedef {{ name: string, isRoom: boolean, width: number, x: number, row: number }} Cell */

export const roomHeight = 30
const gap = 18
const rowHeight = 76
const wayWidth = 10

/** @param {string} name */
const widthOf = (name) => Math.max(64, Math.round(name.length * 7.4) + 22)

/**
 * Lays rooms out in rows, so that arrows go down. An arrow that follows from two others is left out. Rooms without any
 * arrow stand in rows of their own, below.
 *
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports what each room imports of the others
 * @param {number} wide how long a row of rooms without arrows may be
 * @returns {Layout}
 */
export function layOutRooms(imports, wide) {
  const names = [...imports.keys()].sort()
  const { down, back } = splitCircles(names, imports)
  const needed = withoutImplied(names, down)
  const isTied = (/** @type {string} */ name) =>
    [...needed, ...back].some(([from, to]) => from === name || to === name)
  const tied = names.filter(isTied)
  const rows = tied.length > 0 ? orderRows(makeRows(tied, needed)) : []
  const alone = breakRows(
    names.filter((name) => !isTied(name)),
    wide,
  )
  const all = [...rows.map(({ cells }) => cells), ...alone]
  const width = Math.max(0, ...all.map(lengthOf))
  let top = 0
  /** @type {PlacedRoom[]} */
  const rooms = []
  /** @type {Map<Cell, number>} */
  const tops = new Map()
  all.forEach((cells, index) => {
    let x = (width - lengthOf(cells)) / 2
    for (const cell of cells) {
      cell.x = Math.round(x + cell.width / 2)
      tops.set(cell, top)
      if (cell.isRoom) rooms.push({ name: cell.name, x: cell.x, y: top, width: cell.width })
      x += cell.width + gap
    }
    top += index < rows.length - 1 ? rowHeight : roomHeight + gap
  })
  return { rooms, arrows: [...traceArrows(rows, tops), ...backArrows(back, rooms)], width, height: top - gap }
}

/**
 * The imports that all go one way, and those that close a circle.
 *
 * @param {readonly string[]} names
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 */
function splitCircles(names, imports) {
  /** @type {(readonly [string, string])[]} */
  const down = []
  /** @type {(readonly [string, string])[]} */
  const back = []
  /** @type {Map<string, 'open' | 'done'>} */
  const states = new Map()
  const visit = (/** @type {string} */ name) => {
    states.set(name, 'open')
    for (const to of [...(imports.get(name) ?? [])].sort()) {
      if (states.get(to) === 'open') back.push([name, to])
      else {
        down.push([name, to])
        if (!states.has(to)) visit(to)
      }
    }
    states.set(name, 'done')
  }
  for (const name of names) if (!states.has(name)) visit(name)
  return { down, back }
}

/**
 * @param {readonly string[]} names
 * @param {readonly (readonly [string, string])[]} edges
 */
function withoutImplied(names, edges) {
  const next = new Map(
    names.map((name) => [name, edges.filter(([from]) => from === name).map(([, to]) => to)]),
  )
  const reaches = (/** @type {string} */ from, /** @type {string} */ goal) => {
    const seen = new Set([from])
    for (const name of seen) for (const to of next.get(name) ?? []) seen.add(to)
    return seen.has(goal)
  }
  return edges.filter(
    ([from, to]) => !(next.get(from) ?? []).some((other) => other !== to && reaches(other, to)),
  )
}

/**
 * Rows from the top; each arrow passes a row by a cell of its own.
 *
 * @param {readonly string[]} names
 * @param {readonly (readonly [string, string])[]} edges
 */
function makeRows(names, edges) {
  /** @type {Map<string, number>} */
  const levels = new Map()
  const levelOf = (/** @type {string} */ name) => {
    const known = levels.get(name)
    if (known !== undefined) return known
    /** @type {number} */
    const level = Math.max(-1, ...edges.filter(([from]) => from === name).map(([, to]) => levelOf(to))) + 1
    levels.set(name, level)
    return level
  }
  const highest = Math.max(...names.map(levelOf))
  /** @type {{ cells: Cell[], ties: (readonly [Cell, Cell])[] }[]} Ties go from a row to the next one. */
  const rows = Array.from({ length: highest + 1 }, () => ({ cells: [], ties: [] }))
  const cells = new Map(
    names.map((name) => {
      const row = highest - levelOf(name)
      /** @type {Cell} */
      const cell = { name, isRoom: true, width: widthOf(name), x: 0, row }
      rows[row]?.cells.push(cell)
      return [name, cell]
    }),
  )
  for (const [from, to] of edges) {
    let cell = cells.get(from)
    const end = cells.get(to)
    if (cell === undefined || end === undefined) continue
    while (cell.row < end.row) {
      const row = cell.row + 1
      /** @type {Cell} */
      const next =
        row === end.row ? end : { name: `${from} ${to}`, isRoom: false, width: wayWidth, x: 0, row }
      if (next !== end) rows[row]?.cells.push(next)
      rows[cell.row]?.ties.push([cell, next])
      cell = next
    }
  }
  return rows
}

/**
 * Orders each row by where its neighbours stand, back and forth until it has settled.
 *
 * @param {ReturnType<typeof makeRows>} rows
 */
function orderRows(rows) {
  const place = (/** @type {readonly Cell[]} */ cells) => {
    let x = -lengthOf(cells) / 2
    for (const cell of cells) {
      cell.x = x + cell.width / 2
      x += cell.width + gap
    }
  }
  for (const { cells } of rows) place(cells)
  for (let sweep = 0; sweep < 24; sweep++) {
    const isDown = sweep % 2 === 0
    for (const { cells } of isDown ? rows : [...rows].reverse()) {
      const wishes = new Map(
        cells.map((cell) => {
          const ties = rows[isDown ? cell.row - 1 : cell.row]?.ties ?? []
          const near = ties.flatMap(([upper, lower]) =>
            isDown ? (lower === cell ? [upper.x] : []) : upper === cell ? [lower.x] : [],
          )
          return [cell, near.length > 0 ? near.reduce((sum, x) => sum + x, 0) / near.length : cell.x]
        }),
      )
      const wish = (/** @type {Cell} */ cell) => wishes.get(cell) ?? 0
      cells.sort((a, b) => wish(a) - wish(b) || a.x - b.x)
      place(cells)
    }
  }
  return rows
}

/**
 * @param {ReturnType<typeof makeRows>} rows
 * @param {ReadonlyMap<Cell, number>} tops
 * @returns {Arrow[]}
 */
function traceArrows(rows, tops) {
  const ties = rows.flatMap((row) => row.ties)
  const topOf = (/** @type {Cell} */ cell) => tops.get(cell) ?? 0
  return ties
    .filter(([upper]) => upper.isRoom)
    .map(([upper, first]) => {
      /** @type {(readonly [number, number])[]} */
      const points = [[upper.x, topOf(upper) + roomHeight]]
      let cell = first
      while (!cell.isRoom) {
        points.push([cell.x, topOf(cell)], [cell.x, topOf(cell) + roomHeight])
        cell = ties.find(([from]) => from === cell)?.[1] ?? { ...cell, isRoom: true }
      }
      points.push([cell.x, topOf(cell)])
      return { from: upper.name, to: cell.name, points, isBack: false }
    })
}

/**
 * @param {readonly (readonly [string, string])[]} edges
 * @param {readonly PlacedRoom[]} rooms
 * @returns {Arrow[]}
 */
function backArrows(edges, rooms) {
  return edges.flatMap(([from, to]) => {
    const start = rooms.find(({ name }) => name === from)
    const end = rooms.find(({ name }) => name === to)
    if (start === undefined || end === undefined) return []
    const points = /** @type {const} */ ([
      [start.x + 8, start.y],
      [end.x + 8, end.y + roomHeight],
    ])
    return [{ from, to, points, isBack: true }]
  })
}

/**
 * @param {readonly string[]} names
 * @param {number} wide
 * @returns {Cell[][]}
 */
function breakRows(names, wide) {
  /** @type {Cell[][]} */
  const rows = []
  for (const name of names) {
    const row = rows.at(-1)
    /** @type {Cell} */
    const cell = { name, isRoom: true, width: widthOf(name), x: 0, row: 0 }
    if (row !== undefined && lengthOf([...row, cell]) <= wide) row.push(cell)
    else rows.push([cell])
  }
  return rows
}

/** @param {readonly Cell[]} cells */
function lengthOf(cells) {
  return cells.reduce((sum, { width }) => sum + width, (cells.length - 1) * gap)
}
