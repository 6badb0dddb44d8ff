import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCensusFile } from './read-census.mjs'

/**
 * @typedef {import('./read-census.mjs').Spot} Spot
 * @typedef {{ path: string, lines: number }} FileLines
 */

/** What uses the exports of `src/` and `web/`, besides themselves. */
const users = ['test', 'garden', '.']

/**
 * Counts what makes code long or hard to trust. The uses of an export are looked for in the whole project; the rest is of
 * the given folders.
 *
 * @param {string} root the project
 * @param {readonly string[]} folders from the root, POSIX
 * @returns {{ lines: readonly FileLines[], spots: Readonly<Record<string, readonly Spot[]>> }} `lines` counts stylesheets
 *   too; `spots` has those of each measure
 *
 * @example
 * takeCensus(root, ['src', 'web']).spots['functions over 80 lines'] // [{ path: 'src/a.ts', line: 12, name: 'parseA, 90 lines' }]
 */
export function takeCensus(root, folders) {
  const own = new Set(folders.flatMap((folder) => listModules(root, folder)))
  const paths = new Set([...own, ...['src', 'web', ...users].flatMap((folder) => listModules(root, folder))])
  const all = [...paths].sort().map((path) => readCensusFile(root, path))
  const files = all.filter(({ path }) => own.has(path))
  const functions = files.flatMap((file) => file.functions).sort((a, b) => b.lines - a.lines)
  const long = (/** @type {number} */ most) =>
    functions
      .filter(({ lines }) => lines > most)
      .map((spot) => ({ ...spot, name: `${spot.name}, ${spot.lines} lines` }))
  const isOfProgram = (/** @type {{ path: string }} */ { path }) => /^(?:src|web)\//.test(path)
  const open = publicModules(root)
  const isUsed = findUsed(all, open)
  const isUsedByProgram = findUsed(all.filter(isOfProgram), open)
  const exports = files.flatMap((file) => file.exports)
  return {
    lines: [...files, ...folders.flatMap((folder) => listStyles(root, folder))],
    spots: {
      'files over 300 lines': files
        .filter(({ lines }) => lines > 300)
        .map(({ path, lines }) => ({ path, line: 1, name: `${lines} lines` })),
      'functions over 60 lines': long(60),
      'functions over 80 lines': long(80),
      casts: files.flatMap((file) => file.casts),
      'non-null `!`': files.flatMap((file) => file.claims),
      'exports nobody imports': exports.filter((item) => !item.isType && !isUsed(item)),
      'exports only tests import': exports.filter(
        (item) => !item.isType && isOfProgram(item) && isUsed(item) && !isUsedByProgram(item),
      ),
      'exported types nobody imports': exports.filter((item) => item.isType && !isUsed(item)),
      'exported types only tests import': exports.filter(
        (item) => item.isType && isOfProgram(item) && isUsed(item) && !isUsedByProgram(item),
      ),
      'type names declared twice': findTwice(files.flatMap((file) => file.types)),
    },
  }
}

/**
 * The modules below a folder, or in it alone for `.`.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listModules(root, folder) {
  const recursive = folder !== '.'
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .map((name) => (recursive ? `${folder}/${name.replaceAll('\\', '/')}` : name))
    .filter(
      (path) => /\.(?:ts|mjs)$/.test(path) && !/\.d\.ts$|(?:^|\/)fixtures\/|\/node_modules\//.test(path),
    )
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {FileLines[]}
 */
function listStyles(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
}

/**
 * The modules whose exports are for other packages.
 *
 * @param {string} root
 * @returns {ReadonlySet<string>}
 */
function publicModules(root) {
  /** @type {{ exports: Record<string, { types?: string }> }} */
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return new Set(
    Object.values(exports).map(({ types = '' }) =>
      types.replace(/^\.\/dist\/types\//, 'src/').replace(/\.d\.ts$/, '.ts'),
    ),
  )
}

/**
 * @param {readonly import('./read-census.mjs').CensusFile[]} files those that may use an export
 * @param {ReadonlySet<string>} open modules whose exports all are used
 * @returns {(item: import('./read-census.mjs').Export) => boolean}
 */
function findUsed(files, open) {
  /** @type {Map<string, Set<string>>} */
  const namesByPath = new Map()
  /** @type {RegExp[]} */
  const patterns = []
  const whole = new Set(open)
  for (const { path, names } of files.flatMap(({ uses }) => uses)) {
    if (path.includes('*')) patterns.push(toPattern(path))
    else if (names === 'all') whole.add(path)
    else namesByPath.set(path, new Set([...(namesByPath.get(path) ?? []), ...names]))
  }
  return ({ path, name }) =>
    whole.has(path) ||
    namesByPath.get(path)?.has(name) === true ||
    patterns.some((pattern) => pattern.test(path))
}

/** @param {string} glob with `*` and `**` alone */
function toPattern(glob) {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'))
  return new RegExp(`^${source}$`)
}

/**
 * @param {readonly Spot[]} types
 * @returns {readonly Spot[]} one for each name that stands in more than one place
 */
function findTwice(types) {
  /** @type {Map<string, Spot[]>} */
  const spotsByName = new Map()
  for (const spot of types) spotsByName.set(spot.name, [...(spotsByName.get(spot.name) ?? []), spot])
  return [...spotsByName.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            ...first,
            name: `${first.name}, also ${others.map(({ path, line }) => `${path}:${line}`).join(', ')}`,
          },
        ],
  )
}
