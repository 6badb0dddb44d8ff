import { layOutRooms, roomHeight } from './lay-out-rooms.mjs'

/** @typedef {import('./lay-out-rooms.mjs').Layout} Layout */

/**
 * Rooms of one kind with the frame around them.
 *
 * @typedef {{ name: string, layout: Layout, x: number, y: number, width: number, height: number }} Frame
 */

const padding = 22
const titleHeight = 30
const aisle = 64

const style = `
  svg { --ink: #1f2328; --quiet: #59636e; --line: #8c959f; --room: #ffffff; --frame: #f6f8fa; --edge: #d1d9e0; --back: #bc4c00 }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #f0f6fc; --quiet: #9198a1; --line: #6e7681; --room: #212830; --frame: #151b23; --edge: #3d444d; --back: #f0883e }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .title { font-weight: 600; letter-spacing: .04em; fill: var(--quiet) }
  .note { font-size: 12px; fill: var(--quiet) }
  .room text { text-anchor: middle }
  .frame { fill: var(--frame); stroke: var(--edge) }
  .room rect { fill: var(--room); stroke: var(--line) }
  .arrow, .way { fill: none; stroke: var(--line); marker-end: url(#head) }
  .way { stroke-width: 3; marker-end: url(#wide) }
  .back { stroke: var(--back); stroke-dasharray: 4 3; marker-end: url(#warned) }
  .back.way { marker-end: url(#warned-wide) }
  .head { fill: var(--line) }
  .warned { fill: var(--back) }
`

/**
 * Draws the house: kinds of rooms as frames, rooms as boxes, imports as arrows. An arrow between frames stands for all
 * imports between their rooms; what each room imports is in its tooltip.
 *
 * @param {ReadonlyMap<string, { group: string, name: string }>} rooms by key
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports keys of the rooms that a room imports
 * @returns {string} an SVG that follows the reader's colour scheme
 */
export function renderHouse(rooms, imports) {
  const frameOf = (/** @type {string} */ group, /** @type {number} */ wide) => {
    const keys = [...rooms].filter(([, room]) => room.group === group).map(([key]) => key)
    const nameOf = (/** @type {string} */ key) => rooms.get(key)?.name ?? key
    const inner = new Map(
      keys.map((key) => {
        const own = [...(imports.get(key) ?? [])].filter((to) => rooms.get(to)?.group === group)
        return [nameOf(key), new Set(own.map(nameOf))]
      }),
    )
    return placeFrame(group, layOutRooms(inner, wide))
  }
  const shells = frameOf('shells', 600)
  const features = frameOf('features', 560)
  const web = frameOf('web', 360)
  const kernel = frameOf('kernel', 900)
  const middle = features.width + aisle + web.width
  const width = Math.max(shells.width, middle, kernel.width)
  const height = Math.max(features.height, web.height)
  shells.width = kernel.width = width
  features.x = (width - middle) / 2
  web.x = features.x + features.width + aisle
  features.y = web.y = shells.height + aisle
  features.height = web.height = height
  kernel.y = web.y + height + aisle
  const frames = [shells, features, web, kernel].filter(({ layout }) => layout.rooms.length > 0)
  const bottom = kernel.y + kernel.height
  const notes = [
    'An arrow goes from a room to one that it imports; those that follow from two others are left out.',
    'A wide arrow stands for all imports between two groups. Dashed: against the direction of the others.',
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 ${round(width + 16)} ${round(bottom + 64)}" role="img" aria-label="The rooms of Hortus and what they import">`,
    `<style>${style}</style>`,
    `<defs>${marker('head', 'head', 7)}${marker('wide', 'head', 3.5)}${marker('warned', 'warned', 7)}${marker('warned-wide', 'warned', 3.5)}</defs>`,
    ...frames.map(renderFrame),
    ...waysBetween(frames, rooms, imports).map(renderWay),
    ...frames.flatMap((frame) => frame.layout.arrows.map((arrow) => renderArrow(frame, arrow))),
    ...frames.flatMap((frame) =>
      frame.layout.rooms.map((room) =>
        renderRoom(frame, room, describe(frame.name, room.name, rooms, imports)),
      ),
    ),
    ...notes.map(
      (note, index) => `<text class="note" x="0" y="${round(bottom + 24 + 20 * index)}">${note}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n')
}

/**
 * @param {string} name
 * @param {Layout} layout
 * @returns {Frame}
 */
function placeFrame(name, layout) {
  const width = Math.max(layout.width, 80) + 2 * padding
  return { name, layout, x: 0, y: 0, width, height: layout.height + titleHeight + padding }
}

/** @param {Frame} frame */
function renderFrame({ name, x, y, width, height }) {
  return [
    `<rect class="frame" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="10"/>`,
    `<text class="title" x="${round(x + 14)}" y="${round(y + 21)}">${name}</text>`,
  ].join('')
}

/**
 * @param {Frame} frame
 * @param {Layout['rooms'][number]} room
 * @param {string} title
 */
function renderRoom(frame, room, title) {
  const [x, y] = pointIn(frame, [room.x, room.y])
  return [
    `<g class="room"><title>${title}</title>`,
    `<rect x="${round(x - room.width / 2)}" y="${y}" width="${room.width}" height="${roomHeight}" rx="6"/>`,
    `<text x="${x}" y="${y + 20}">${room.name}</text></g>`,
  ].join('')
}

/**
 * @param {Frame} frame
 * @param {Layout['arrows'][number]} arrow
 */
function renderArrow(frame, { points, isBack }) {
  const [start, ...others] = points.map((point) => pointIn(frame, point))
  if (start === undefined) return ''
  let from = start
  const path = others.map((to, index) => {
    const isStraight = index % 2 === 1
    const half = (from[1] + to[1]) / 2
    const curve = `C${from[0]} ${round(half)} ${to[0]} ${round(half)} ${to[0]} ${to[1]}`
    from = to
    return isStraight ? `L${to[0]} ${to[1]}` : curve
  })
  return `<path class="arrow${isBack ? ' back' : ''}" d="M${start[0]} ${start[1]}${path.join('')}"/>`
}

/**
 * @param {Frame} frame
 * @param {readonly [number, number]} point
 * @returns {[number, number]}
 */
function pointIn(frame, [x, y]) {
  return [round(frame.x + (frame.width - frame.layout.width) / 2 + x), round(frame.y + titleHeight + y)]
}

/**
 * The ways between frames, each where no other one goes.
 *
 * @param {readonly Frame[]} frames
 * @param {ReadonlyMap<string, { group: string, name: string }>} rooms
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 */
function waysBetween(frames, rooms, imports) {
  const order = frames.map(({ name }) => name)
  const pairs = new Set(
    [...imports].flatMap(([from, keys]) =>
      [...keys].map((to) => `${rooms.get(from)?.group} ${rooms.get(to)?.group}`),
    ),
  )
  return [...pairs]
    .map((pair) => pair.split(' '))
    .flatMap(([from = '', to = '']) => {
      const [start, end] = [from, to].map((name) => frames.find((frame) => frame.name === name))
      if (start === undefined || end === undefined || start === end) return []
      const isBack = order.indexOf(from) > order.indexOf(to) && start.y !== end.y
      return [{ from: start, to: end, isBack }]
    })
    .sort((a, b) => (`${a.from.name} ${a.to.name}` < `${b.from.name} ${b.to.name}` ? -1 : 1))
    .map((way) => ({ ...way, points: pointsOfWay(way.from, way.to, frames) }))
}

/**
 * @param {Frame} from
 * @param {Frame} to
 * @param {readonly Frame[]} frames
 * @returns {[number, number][]}
 */
function pointsOfWay(from, to, frames) {
  if (from.y === to.y) {
    const isRight = from.x < to.x
    const y = from.y + from.height / 2 + (isRight ? -14 : 14)
    return isRight
      ? [
          [from.x + from.width, y],
          [to.x, y],
        ]
      : [
          [from.x, y],
          [to.x + to.width, y],
        ]
  }
  const isDown = from.y < to.y
  const middle = frames.filter((frame) => frame.name === 'features' || frame.name === 'web')
  const side = middle.find((frame) => frame === from || frame === to)
  const features = middle.find(({ name }) => name === 'features')
  // Past the row in the middle, between its two frames.
  const x = side ? side.x + side.width / 2 : (features?.x ?? 0) + (features?.width ?? 0) + aisle / 2
  const shifted = x + (isDown ? 0 : 16)
  return isDown
    ? [
        [shifted, from.y + from.height],
        [shifted, to.y],
      ]
    : [
        [shifted, from.y],
        [shifted, to.y + to.height],
      ]
}

/** @param {ReturnType<typeof waysBetween>[number]} way */
function renderWay({ from, to, isBack, points }) {
  const [start = [0, 0], end = [0, 0]] = points
  const line = `M${round(start[0])} ${round(start[1])}L${round(end[0])} ${round(end[1])}`
  return `<path class="way${isBack ? ' back' : ''}" d="${line}"><title>${from.name} import ${to.name}</title></path>`
}

/**
 * @param {string} group
 * @param {string} name
 * @param {ReadonlyMap<string, { group: string, name: string }>} rooms
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 */
function describe(group, name, rooms, imports) {
  const names = [...(imports.get(`${group} ${name}`) ?? [])].sort().map((key) => rooms.get(key)?.name ?? key)
  return names.length > 0 ? `${name} imports ${names.join(', ')}` : `${name} imports no other room`
}

/**
 * @param {string} id
 * @param {string} className
 * @param {number} size
 */
function marker(id, className, size) {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${size}" markerHeight="${size}" orient="auto"><path class="${className}" d="M0 0L8 4L0 8z"/></marker>`
}

/** @param {number} value */
function round(value) {
  return Math.round(value)
}
