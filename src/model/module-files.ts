import { folderOf } from './path.ts'
import type { Range } from './range.ts'

/** The modules of the garden that a simulation may lead to. */
export interface ModuleFiles {
  /** Where the simulation itself is in the garden. */
  readonly from: string
  readonly others: readonly ModuleFile[]
}

/** A module beside a simulation. */
export interface ModuleFile {
  readonly path: string
  /** Absent where it is too large or cannot be read. */
  readonly text?: string
}

/** How many modules a simulation may lead to. */
export const maxModules = 20

/** Characters of a simulation with all that it imports. */
export const maxModuleCode = 100_000

const written = /\b(?:from|import)\s*(["'])(\.\.?\/[^"'\n\\]+)\1/g

/**
 * The modules beside `path` that `text` imports, by its looks: one that stands in a comment is among them too. What a
 * module does import, its compiler says.
 */
export function importsOf(path: string, text: string): readonly string[] {
  return writtenImports(path, text).map((one) => one.path)
}

/** An import of a module as it is written. */
export interface WrittenImport {
  /** Between its quotes: `../order.ts`. */
  readonly target: string
  readonly range: Range
  /** The file that it names; see {@link importedPath}. */
  readonly path: string
}

/** The imports of {@link importsOf}, with their places. */
export function writtenImports(path: string, text: string): readonly WrittenImport[] {
  return [...text.matchAll(written)].flatMap(({ 0: whole, 2: target = '', index }): WrittenImport[] => {
    const named = importedPath(path, target)
    const start = index + whole.lastIndexOf(target)
    return named === undefined ? [] : [{ target, range: { start, end: start + target.length }, path: named }]
  })
}

/** Whether a file is a module by its ending. */
export function isModule(path: string): boolean {
  return /\.m?[jt]s$/i.test(path)
}

/** The file that a module at `from` names as `../order.ts`; undefined where that is no module or leads out of the garden. */
export function importedPath(from: string, target: string): string | undefined {
  if (!isModule(target)) return undefined
  const parts = folderOf(from).split('/').filter(Boolean)
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** All that a simulation leads to, in the order in which it does; undefined where it imports nothing of the garden. */
export function collectModules(
  from: string,
  text: string,
  textOf: (path: string) => string | undefined,
  isThere: (path: string) => boolean,
): ModuleFiles | undefined {
  const others = new Map<string, ModuleFile>()
  const follow = (path: string, code: string): void => {
    for (const next of importsOf(path, code)) {
      if (next === from || others.has(next) || !isThere(next) || others.size > maxModules) continue
      const found = textOf(next)
      const isRead = found !== undefined && found.length <= maxModuleCode
      others.set(next, { path: next, ...(isRead && { text: found }) })
      if (isRead) follow(next, found)
    }
  }
  follow(from, text)
  return text.search(written) === -1 ? undefined : { from, others: [...others.values()] }
}
