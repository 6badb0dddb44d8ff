import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycles } from './find-cycles.ts'
import {
  barrels,
  type FolderRule,
  isFacts,
  longFiles,
  nodeModules,
  ruleOf,
  sharedPackages,
  typePackages,
} from './import-rules.ts'
import { knownBreaches } from './known-breaches.ts'
import { readModules, type SourceModule } from './read-modules.ts'

const modules = readModules(['src', 'web'])

/**
 * `src/link` of `src/link/a/b.ts`, `src/features/map` and `src/features/map/web` of what is in them, `src` of
 * `src/index.ts`, `web` of anything below it.
 */
function folderOf(path: string): string {
  const [top, second, third, fourth, fifth] = path.split('/')
  if (top === 'web' || third === undefined) return top!
  if (second !== 'features' || fourth === undefined) return `${top}/${second}`
  return `src/features/${third}${fourth === 'web' && fifth !== undefined ? '/web' : ''}`
}

/** A folder without a rule is told of by a test of its own. */
function getRule(folder: string): FolderRule {
  return ruleOf(folder) ?? { ours: [], packages: [], node: true }
}

/** `@parcel/watcher` of `@parcel/watcher/x`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Stylesheets are no modules, but may be imported as text. */
function isStylesheet(path: string): boolean {
  return path.endsWith('.css') && existsSync(new URL(`../../../${path}`, import.meta.url))
}

/** One line for each import that the test refuses. */
function refusedImports(
  refuses: (module: SourceModule, imported: SourceModule['imports'][number]) => boolean,
): string[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((imported) => refuses(module, imported))
      .map((imported) => `${module.path} imports ${imported.specifier}`),
  )
}

describe('the architecture', () => {
  it('has a rule for every folder', () => {
    const folders = new Set(modules.map((module) => folderOf(module.path)))
    expect([...folders].filter((folder) => ruleOf(folder) === undefined)).toEqual([])
  })

  it('lets a folder import what its rule names, and a feature nothing of another but its facts', () => {
    const breaches = refusedImports((module, { path }) => {
      if (path === undefined) return false
      const from = folderOf(module.path)
      const to = folderOf(path)
      if (from === to || to === 'src/model') return false
      if (to.startsWith('src/features')) {
        if (from.startsWith('src/features/')) return from !== `${to}/web` && !isFacts(path)
        return !getRule(from).ours.includes('features')
      }
      return !getRule(from).ours.includes(to.replace(/^src\//, ''))
    })
    expect(breaches.filter((breach) => !knownBreaches.has(breach))).toEqual([])
    expect([...knownBreaches].filter((breach) => !breaches.includes(breach))).toEqual([])
  })

  it('gives each package one owner', () => {
    const refused = refusedImports((module, { specifier, path, isType }) => {
      if (path !== undefined || isBuiltin(specifier)) return false
      const name = packageOf(specifier)
      if (isType && typePackages.has(name)) return false
      const folder = folderOf(module.path)
      return !getRule(folder).packages.includes(name) && !sharedPackages[name]?.folders.includes(folder)
    })
    expect(refused).toEqual([])
    const folders = new Set(modules.map((module) => folderOf(module.path)))
    const owned = [...folders].flatMap((folder) => getRule(folder).packages)
    expect(owned.filter((name, i) => owned.indexOf(name) !== i || name in sharedPackages)).toEqual([])
  })

  it('keeps Node out of what also runs in a browser', () => {
    const refused = refusedImports(
      (module, { specifier }) =>
        isBuiltin(specifier) && !getRule(folderOf(module.path)).node && !(module.path in nodeModules),
    )
    expect(refused).toEqual([])
  })

  it('loads nothing of Node in a browser', () => {
    const byPath = new Map(modules.map((module) => [module.path, module]))
    const reached = new Set(modules.filter(({ path }) => /^(web|src\/features\/[^/]+\/web)\//.test(path)))
    for (const { imports } of reached) {
      for (const { path, isType } of imports) {
        const module = isType ? undefined : byPath.get(path ?? '')
        if (module !== undefined) reached.add(module)
      }
    }
    const ofNode = [...reached].filter(({ imports }) =>
      imports.some(({ specifier, isType }) => isBuiltin(specifier) && !isType),
    )
    expect(ofNode.map(({ path }) => path)).toEqual([])
  })

  it('has no import cycles', () => {
    expect(findCycles(modules)).toEqual([])
  })

  it('finds a cycle where there is one', () => {
    const module = (path: string, ...to: string[]): SourceModule => ({
      path,
      lines: 1,
      isBarrel: false,
      imports: to.map((target) => ({ specifier: target, path: target, isType: false })),
    })
    expect(findCycles([module('a', 'b'), module('b', 'c'), module('c', 'b'), module('d', 'd')])).toEqual([
      ['b', 'c'],
      ['d'],
    ])
  })

  it('imports only files that are there, with their extension', () => {
    const known = new Set(modules.map((module) => module.path))
    expect(
      refusedImports((_, { path }) => path !== undefined && !known.has(path) && !isStylesheet(path)),
    ).toEqual([])
  })

  it('has no barrel files but the two entries', () => {
    expect(
      modules.filter((module) => module.isBarrel && !barrels.has(module.path)).map((module) => module.path),
    ).toEqual([])
  })

  it('names files in kebab-case, and nothing utils, helpers, misc or common', () => {
    const names = modules.flatMap((module) => [module.path, ...dirname(module.path).split('/').slice(1)])
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(basename(name)))).toEqual([])
    expect(names.filter((name) => /\b(utils?|helpers?|misc|common)\b/.test(basename(name)))).toEqual([])
  })

  it('has no file of more than 300 lines without a reason', () => {
    const long = modules.filter((module) => module.lines > 300).map((module) => module.path)
    expect(long.filter((path) => !(path in longFiles))).toEqual([])
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([])
  })
})
