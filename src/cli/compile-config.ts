import { isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Plugin } from 'vite'
import { importModule } from '../store/import-module.ts'
import { showPath } from './show-path.ts'

/**
 * Compiles a config and what it imports by relative path into one module, as a `data:` URL: nothing is written, any
 * thread can import it, and changed text is another module. Packages are not compiled in: they are imported from
 * the garden's own `node_modules`; `hortus` is the running program itself, installed or not. Rejects with one line
 * when the source cannot be compiled.
 */
export async function compileConfig(file: string, hortus: URL): Promise<string> {
  const { build } = (await importModule('vite')) as typeof import('vite')
  const url = JSON.stringify(pathToFileURL(file).href)
  const result = await build({
    configFile: false,
    envDir: false,
    root: dirname(file),
    publicDir: false,
    logLevel: 'silent',
    define: {
      'import.meta.url': url,
      'import.meta.filename': JSON.stringify(file),
      'import.meta.dirname': JSON.stringify(dirname(file)),
    },
    plugins: [keepPackagesOutside(hortus)],
    ssr: { noExternal: true },
    build: {
      ssr: file,
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  }).catch((error: unknown) => {
    throw new Error(describeFailure(file, error))
  })
  if (!('output' in result)) throw new Error(`${file}: the compiler gave no module`)
  return `data:text/javascript;base64,${Buffer.from(result.output[0].code).toString('base64')}`
}

/** Turns imports of packages into imports of the very files, since a `data:` module cannot look packages up. */
function keepPackagesOutside(hortus: URL): Plugin {
  return {
    name: 'hortus:packages',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || id.startsWith('.') || id.startsWith('/') || isBuiltin(id)) return null
      if (id === 'hortus') return { id: hortus.href, external: true }
      const found = await this.resolve(id, importer, { skipSelf: true })
      if (!found) throw new Error(`cannot find the package "${id}"`)
      return found.external ? found : { id: pathToFileURL(found.id).href, external: true }
    },
  }
}

/** The bundler's message in one line, with the place where it knows one. */
function describeFailure(file: string, error: unknown): string {
  const { message, errors } = error as Error & { readonly errors?: readonly BundlerError[] }
  const first = errors?.[0]
  const where = first?.loc?.file ?? file
  const place = first?.loc ? `:${first.loc.line}:${first.loc.column + 1}` : ''
  const lines = stripVTControlCharacters(first?.message ?? message).split('\n')
  const text = lines.find((line) => line.trim() !== '') ?? 'unknown reason'
  return `${showPath(where)}${place}: ${text.replace(/^(?:Error: |\[[^\]]*\]\s*)+/, '').trim()}`
}

interface BundlerError {
  readonly message?: string
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number }
}
