import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CompiledConfig } from './compiled-config.ts'

/** Modules of Node with which a program cannot load other code. */
const harmlessModules = new Set(['path', 'url', 'util', 'crypto', 'os', 'querystring', 'string_decoder'])

/** Words by which code loads what no compiler sees. */
const loader =
  /\b(?:require|eval|Function|getBuiltinModule|dlopen|WebAssembly)\b|\bimport\s*(?:\/|\((?!\s*(["'])[^"'\\]*\1\s*[,)]))/

const moduleFile = /\.(?:[cm]?[jt]sx?|json|node|wasm)$/

/**
 * Digest of a config's program: its own text, that of all it imports by relative path, and the files of the packages
 * that it imports from inside the garden. Where it loads code in a way that cannot be told from its text, all files of
 * the garden's folder that could be modules count, too.
 */
export function digestConfig(folder: string, { sources, imports }: CompiledConfig): string {
  const digest = createHash('sha256')
  const add = (file: string, content: string | Uint8Array): void => {
    digest.update(JSON.stringify([relative(folder, file), content.length])).update(content)
  }
  for (const [file, code] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) add(file, code)
  const packages = imports.flatMap((name) => packageFolder(folder, name) ?? [])
  const isOpen =
    imports.some((name) => isBuiltin(name) && !harmlessModules.has(name.replace(/^node:/, ''))) ||
    [...sources.values()].some((code) => loader.test(code))
  for (const root of [...new Set(packages), ...(isOpen ? [folder] : [])].sort())
    for (const file of moduleFiles(root)) add(file, readFileSync(file))
  return digest.digest('hex')
}

/**
 * The folder of the package that an imported file belongs to, if that is inside the garden: the garden's own folder where
 * it is a package that imports itself.
 */
function packageFolder(folder: string, url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined
  const file = fileURLToPath(url)
  if (!file.startsWith(folder + sep)) return undefined
  const [path] = file.split(
    /(?<=[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\](?!.*[/\\]node_modules[/\\])/,
  )
  return path === file ? folder : path
}

/** Every file below a folder that could be a module, but those of packages in it and hidden ones; sorted. */
function moduleFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry: Dirent) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return moduleFiles(path)
    return entry.isFile() && moduleFile.test(entry.name) ? [path] : []
  })
}
