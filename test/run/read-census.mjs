import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/**
 * A spot in a file that a census counts.
 *
 * @typedef {{ path: string, line: number, name: string }} Spot
 *
 * What a file uses of another one: the names it imports, or `all` where it takes the whole module by a name of its own.
 *
 * @typedef {{ path: string, names: readonly string[] | 'all' }} Use
 *
 * @typedef {Spot & { isType: boolean }} Export
 *
 * What a census reads of one module. `functions` have the number of their lines, `types` are those that stand at its top
 * level, exported or not.
 *
 * @typedef {{
 *   path: string,
 *   lines: number,
 *   functions: readonly (Spot & { lines: number })[],
 *   casts: readonly Spot[],
 *   claims: readonly Spot[],
 *   types: readonly Spot[],
 *   exports: readonly Export[],
 *   uses: readonly Use[],
 * }} CensusFile
 */

/**
 * Reads one module for a census.
 *
 * @param {string} root the project
 * @param {string} path of the module, from the root, POSIX
 * @returns {CensusFile}
 */
export function readCensusFile(root, path) {
  const source = readFileSync(posix.join(root, path), 'utf8')
  const { program, module, errors } = parseSync(path, source)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const lineAt = countLines(source)
  const spot = (/** @type {string} */ name, /** @type {number} */ offset) => ({
    path,
    line: lineAt(offset),
    name,
  })
  return {
    path,
    lines: lineAt(source.length) - 1,
    ...readBodies(program, source, spot, lineAt),
    types: program.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      const isType =
        declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'TSTypeAliasDeclaration'
      return isType ? [spot(declared.id.name, declared.start)] : []
    }),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ exportName, isType, start }) =>
        exportName.name === null ? [] : [{ ...spot(exportName.name, start), isType }],
      ),
    ),
    uses: readUses(path, source, module),
  }
}

/**
 * @param {import('vite').ESTree.Program} program
 * @param {string} source
 * @param {(name: string, offset: number) => Spot} spot
 * @param {(offset: number) => number} lineAt
 */
function readBodies(program, source, spot, lineAt) {
  /** @type {(Spot & { lines: number })[]} */
  const functions = []
  /** @type {Spot[]} */
  const casts = []
  /** @type {Spot[]} */
  const claims = []
  /** @type {Map<number, string>} Names of functions that have none of their own, by where they start. */
  const names = new Map()
  /** @type {Set<number>} */
  const suites = new Set()
  const addFunction = (/** @type {{ id?: unknown, start: number, end: number }} */ node) => {
    if (suites.has(node.start)) return
    const lines = lineAt(node.end) - lineAt(node.start) + 1
    functions.push({ ...spot(nameOf(node.id) ?? names.get(node.start) ?? '(function)', node.start), lines })
  }
  const addCast = (/** @type {{ typeAnnotation: { start: number, end: number }, start: number }} */ node) => {
    const type = source.slice(node.typeAnnotation.start, node.typeAnnotation.end)
    if (type !== 'const') casts.push(spot(`as ${type.replace(/\s+/g, ' ')}`, node.typeAnnotation.start))
  }
  const giveName = (/** @type {unknown} */ key, /** @type {{ start: number } | null} */ value) => {
    const name = nameOf(key)
    if (value !== null && name !== undefined) names.set(value.start, name)
  }
  new Visitor({
    VariableDeclarator: (node) => giveName(node.id, node.init),
    Property: (node) => giveName(node.key, node.value),
    PropertyDefinition: (node) => giveName(node.key, node.value),
    MethodDefinition: (node) => giveName(node.key, node.value),
    // A suite of tests is as long as its tests are many.
    CallExpression: (node) => {
      if (!/^describe\b/.test(source.slice(node.start, node.start + 9))) return
      for (const { start } of node.arguments) suites.add(start)
    },
    FunctionDeclaration: addFunction,
    FunctionExpression: addFunction,
    ArrowFunctionExpression: addFunction,
    TSAsExpression: addCast,
    TSTypeAssertion: addCast,
    TSNonNullExpression: (node) => {
      claims.push(spot(source.slice(node.start, node.end).replace(/\s+/g, ' ').slice(-60), node.end - 1))
    },
  }).visit(program)
  return { functions, casts, claims }
}

/** @param {unknown} node */
function nameOf(node) {
  if (typeof node !== 'object' || node === null || !('name' in node)) return undefined
  return typeof node.name === 'string' ? node.name : undefined
}

/**
 * @param {string} path
 * @param {string} source
 * @param {import('vite').ParseResult['module']} module
 * @returns {readonly Use[]}
 */
function readUses(path, source, module) {
  const ours = (/** @type {string} */ specifier) =>
    posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
  /** @type {Use[]} */
  const uses = []
  const add = (/** @type {string} */ specifier, /** @type {Use['names']} */ names) => {
    if (specifier.startsWith('.')) uses.push({ path: ours(specifier), names })
  }
  for (const { moduleRequest, entries } of module.staticImports)
    add(
      moduleRequest.value,
      entries.some(({ importName }) => importName.kind === 'NamespaceObject')
        ? 'all'
        : entries.map(({ importName }) => importName.name ?? 'default'),
    )
  for (const { moduleRequest, importName } of module.staticExports.flatMap(({ entries }) => entries))
    if (moduleRequest !== null)
      add(moduleRequest.value, importName.kind === 'Name' ? [importName.name ?? 'default'] : 'all')
  // What is imported while the program runs, or for a type alone, in code or in a comment: any name of the file may be it.
  for (const [, specifier, name] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)(?:\.(\w+))?/g))
    if (specifier !== undefined)
      add(
        specifier,
        name === undefined || name === 'then' ? (source.match(/\b[\p{L}_$][\w$]*/gu) ?? []) : [name],
      )
  for (const [, pattern] of source.matchAll(/\bimport\.meta\.glob(?:<[^(]*>)?\(\s*\[?\s*['"]([^'"]+)['"]/g))
    if (pattern !== undefined) add(pattern, 'all')
  return uses
}

/**
 * @param {string} source
 * @returns {(offset: number) => number} the line of an offset, from 1
 */
function countLines(source) {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? Infinity) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
