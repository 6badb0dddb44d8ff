/**
 * `npm run draw`: draws the rooms of the house and what they import to `docs/house.svg`, from the imports as they are.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { readModules } from '../unit/architecture/read-modules.ts'
import { renderHouse } from './render-house.mjs'

const shells = new Set(['cli', 'server', 'lsp', 'start', 'index'])

/** Where the drawing is kept. */
export const houseFile = fileURLToPath(new URL('../../docs/house.svg', import.meta.url))

/** @typedef {{ group: 'shells' | 'features' | 'web' | 'kernel', name: string }} Room */

/**
 * The room of a module.
 *
 * @param {string} path from the project's root, POSIX
 * @returns {Room}
 *
 * @example
 * roomOf('src/features/series/facts.ts') // { group: 'features', name: 'series' }
 */
export function roomOf(path) {
  const [top = '', folder = '', inner = '', file] = path.split('/')
  const bare = (/** @type {string} */ name) => name.replace(/\.\w+$/, '')
  if (top === 'web') return { group: 'web', name: inner === '' ? 'entries' : folder }
  if (folder === 'features') return { group: 'features', name: file === undefined ? bare(inner) : inner }
  const name = bare(folder)
  return { group: shells.has(name) ? 'shells' : 'kernel', name }
}

/** The drawing as text; the same for the same imports. */
export function drawHouse() {
  /** @type {Map<string, Room>} */
  const rooms = new Map()
  /** @type {Map<string, Set<string>>} */
  const imports = new Map()
  const keyOf = (/** @type {string} */ path) => {
    const room = roomOf(path)
    const key = `${room.group} ${room.name}`
    rooms.set(key, room)
    return key
  }
  for (const module of readModules(['src', 'web'])) {
    const from = keyOf(module.path)
    const to = module.imports.flatMap(({ path }) => (path === undefined ? [] : [keyOf(path)]))
    imports.set(from, new Set([...(imports.get(from) ?? []), ...to.filter((key) => key !== from)]))
  }
  return renderHouse(rooms, imports)
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(houseFile), { recursive: true })
  writeFileSync(houseFile, drawHouse())
}
