import { realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type ImportSpecifier, init, parse } from 'es-module-lexer'
import { resolve } from 'import-meta-resolve'
import { messageOf } from '../model/message-of.ts'
import { stripTypes } from '../session/strip-types.ts'
import { readTextFile } from '../store/read-text-file.ts'
import type { CompiledConfig } from './compiled-config.ts'

/** What Node cannot read, in a module of a config; the message is the reason. */
export class BeyondNode extends Error {
  /** The module's. */
  readonly file: string

  constructor(file: string, reason: string) {
    super(reason)
    this.file = file
  }
}

/** Most bytes of one module. */
const maxBytes = 16_777_216

/** Modules as Node reads them: with types that can be blanked out, or none. */
const readable = new Set(['.ts', '.mts', '.js', '.mjs'])

/**
 * Compiles a config as Node would run it, without running anything: the types of each module are blanked out, and each
 * import by relative path becomes an import of the module's own text. Rejects with {@link BeyondNode} for all that needs a
 * compiler.
 */
export async function stripConfig(file: string, hortus: URL): Promise<CompiledConfig> {
  await init
  const sources = new Map<string, string>()
  const imports = new Set<string>()
  const modules = new Map<string, string>()
  const open = new Set<string>()

  /** The `data:` URL of a module, with those of all that it imports in it. */
  function moduleOf(path: string): string {
    const known = modules.get(path)
    if (known !== undefined) return known
    if (open.has(path)) throw new BeyondNode(path, 'it imports itself by way of others')
    if (!readable.has(extname(path)))
      throw new BeyondNode(path, 'expected a file in JavaScript or TypeScript')
    open.add(path)
    const text = readTextFile(path, maxBytes)
    sources.set(path, text)
    const module = dataUrl(place(path) + linkModule(path, readableCode(path, text)))
    modules.set(path, module)
    return module
  }

  function linkModule(path: string, code: string): string {
    let linked = ''
    let end = 0
    for (const { n: name, d: dynamic, s, e } of findImports(path, code)) {
      // Only of `import.meta`.
      if (dynamic === -2) continue
      if (name === undefined) throw new BeyondNode(path, 'it imports a name that it makes up')
      const target = JSON.stringify(targetOf(path, name))
      linked += code.slice(end, s) + (dynamic === -1 ? target.slice(1, -1) : target)
      end = e
    }
    return linked + code.slice(end)
  }

  function targetOf(path: string, name: string): string {
    if (/^\.\.?\//.test(name)) return moduleOf(findBeside(path, name))
    const target = name === 'hortus' ? hortus.href : isBuiltin(name) ? name : findPackage(path, name)
    imports.add(target)
    return target
  }

  const module = moduleOf(realpathSync(file))
  return { module, sources, imports: [...imports] }
}

/** A module without its types, each character where it was. */
function readableCode(path: string, text: string): string {
  try {
    const stripped = stripTypes(text)
    // Of JavaScript it is asked whether it can be read at all.
    return /^\.m?ts$/.test(extname(path)) ? stripped : text
  } catch (error) {
    throw new BeyondNode(path, messageOf(error))
  }
}

function findImports(path: string, code: string): readonly ImportSpecifier[] {
  try {
    return parse(code)[0]
  } catch (error) {
    throw new BeyondNode(path, messageOf(error))
  }
}

function findBeside(path: string, name: string): string {
  try {
    return realpathSync(fileURLToPath(new URL(name, pathToFileURL(path))))
  } catch {
    throw new BeyondNode(path, `cannot find "${name}"`)
  }
}

function findPackage(path: string, name: string): string {
  try {
    const target = resolve(name, pathToFileURL(path).href)
    if (target.startsWith('file:') && !name.startsWith('/') && !name.startsWith('file:')) return target
  } catch {
    // Said below.
  }
  throw new BeyondNode(path, `cannot find the package "${name}"`)
}

/** What a module knows of itself, on the line of its first statement: as text it has no place. */
function place(path: string): string {
  const known = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) }
  return `Object.assign(import.meta,${JSON.stringify(known)});`
}

function dataUrl(code: string): string {
  return `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
}
