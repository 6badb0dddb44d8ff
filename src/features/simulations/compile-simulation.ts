import {
  importedPath,
  isModule,
  type ModuleFiles,
  maxModuleCode,
  maxModules,
} from '../../model/module-files.ts'
import { baseName, folderOf } from '../../model/path.ts'
import { isSimulation } from '../../model/simulation-name.ts'
import { engine, type ModuleImport, type ReadModule, readModule } from './read-module.ts'

/** A simulation as one script. */
export interface CompiledSimulation {
  /** It leaves the simulation in the global `__simulation`. */
  readonly code: string
  /** Which file a line of it comes from, and which line of that. */
  readonly lineOf: (line: number) => { readonly file: string; readonly line: number }
}

/** A module that is read, under the name by which others find it. */
interface Linked {
  readonly name: string
  readonly code: string
}

/**
 * A simulation as one script that stands by itself: before it come the modules of the garden that it imports, each once
 * and after those that it imports in turn. Throws a `SimulationError`.
 */
export async function compileSimulation(
  name: string,
  text: string,
  modules?: ModuleFiles,
): Promise<CompiledSimulation> {
  const from = modules?.from ?? name
  const others = new Map(modules?.others.map((module) => [module.path, module]))
  const done = new Map<string, { readonly index: number; readonly module: ReadModule }>()
  const linked: Linked[] = []
  let length = text.length

  /** What a module imports on a line before its own, since imports hold for all of a module. */
  const link = async (path: string, module: ReadModule, above: readonly string[]): Promise<string> => {
    const declared: string[] = []
    for (const one of module.imports) declared.push(await declare(path, module, one, above))
    return `${declared.join('')}\n${module.code}`
  }

  const declare = async (
    path: string,
    module: ReadModule,
    { target, names, at }: ModuleImport,
    above: readonly string[],
  ): Promise<string> => {
    if (target === engine) return declareEngine(names, (said) => module.fail(said, at))
    const next = findModule(path, target, others, (said) => module.fail(said, at))
    if (isSimulation(next) && next !== from)
      module.fail(
        `found an import of the simulation ${JSON.stringify(target)}, expected a module that several may share`,
        at,
      )
    const circle = [...above, path]
    if (circle.includes(next))
      module.fail(
        `found a circle of imports: ${[...circle.slice(circle.indexOf(next)), next].map(nameOf).join(' → ')}, expected none`,
        at,
      )
    const known = done.get(next) ?? (await add(next, circle, (said) => module.fail(said, at)))
    const given = `__module${known.index}`
    if (typeof names === 'string') return `const ${names} = ${given};`
    for (const [name] of names)
      if (!known.module.exports.has(name))
        module.fail(
          `found the import “${name}”, expected what ${nameOf(next)} exports: ${[...known.module.exports.keys()].sort().join(', ') || 'nothing'}`,
          at,
        )
    return `const { ${names.map(([name, own]) => `${name}: ${own}`).join(', ')} } = ${given};`
  }

  const add = async (path: string, above: readonly string[], fail: (said: string) => never) => {
    const found = others.get(path)
    if (done.size >= maxModules) return fail(`found more than ${maxModules} modules, expected fewer`)
    if (found === undefined)
      return fail(`found no ${path} among the files that the garden shows, expected a module there`)
    length += found.text?.length ?? Infinity
    if (found.text === undefined || length > maxModuleCode)
      return fail(`${path} cannot be read, or there are more than ${maxModuleCode} characters with it`)
    const module = await readModule(nameOf(path), found.text)
    if (module.defaultAt !== undefined)
      module.fail(
        'found a default export in what others import, expected export const or function',
        module.defaultAt,
      )
    const code = await link(path, module, above)
    const given = [...module.exports].map(([name, own]) => `get ${name}() { return ${own} }`)
    const known = { index: done.size, module }
    done.set(path, known)
    linked.push({
      name: nameOf(path),
      code: `const __module${known.index} = (() => {${code}\nreturn Object.freeze({ ${given.join(', ')} }) })();\n`,
    })
    return known
  }

  /** A module of the same folder by its name alone. */
  const nameOf = (path: string): string => (folderOf(path) === folderOf(from) ? baseName(path) : path)

  const root = await readModule(name, text)
  const code = await link(from, root, [])
  if (root.defaultAt === undefined)
    root.fail('found no default export, expected export default defineSimulation({ … })')
  // In a function: what a module names is its own.
  linked.push({ name, code: `{${code}\n}` })
  return { code: `"use strict";{${linked.map((one) => one.code).join('')}}`, lineOf: linesOf(linked) }
}

/** The file of the garden that an import names. */
function findModule(
  path: string,
  target: string,
  others: ReadonlyMap<string, unknown>,
  fail: (said: string) => never,
): string {
  const said = JSON.stringify(target)
  const next = importedPath(path, target)
  if (next !== undefined) return next
  if (isModule(target))
    return fail(`found an import of ${said}, which leads out of the garden, expected a file of it`)
  const meant =
    ['.ts', '.js'].find((ending) => others.has(importedPath(path, target + ending) ?? '')) ?? '.ts'
  return fail(
    `found an import of ${said}, expected the name of a module with its ending: ${JSON.stringify(target + meant)}`,
  )
}

function linesOf(linked: readonly Linked[]): CompiledSimulation['lineOf'] {
  let line = 1
  const starts = linked.map(({ name, code }) => {
    const start = { name, line: line + 1 }
    line += code.split('\n').length - 1
    return start
  })
  return (at) => {
    const { name, line } = starts.findLast((start) => start.line <= at) ?? starts[0]!
    return { file: name, line: Math.max(1, at - line + 1) }
  }
}

function declareEngine(names: ModuleImport['names'], fail: (said: string) => never): string {
  if (typeof names === 'string')
    return fail('found import * of hortus/simulation, expected import { defineSimulation }')
  return names
    .map(([given, own]) => {
      if (given !== 'defineSimulation')
        return fail(`found the import ${JSON.stringify(given)}, expected defineSimulation`)
      return `const ${own} = (simulation) => simulation;`
    })
    .join('')
}
