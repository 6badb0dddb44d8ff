import { isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Plugin } from 'vite'
import type { CompiledConfig } from './compiled-config.ts'
import { showPath } from './show-path.ts'

/**
 * Compiles a config with the bundler, which reads more than Node does: enums, JSX, imports without an extension. It and all
 * that it imports by relative path become one module; packages are imported as {@link CompiledConfig} says. Rejects with
 * one line when the source cannot be compiled.
 */
export async function bundleConfig(
  { build }: typeof import('vite'),
  file: string,
  hortus: URL,
): Promise<CompiledConfig> {
  const url = JSON.stringify(pathToFileURL(file).href)
  const sources = new Map<string, string>()
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
    plugins: [keepPackagesOutside(hortus), readModulesAlone(sources)],
    // Else the compiler looks for a program of the garden's that says how styles are made, and runs it.
    css: { postcss: {} },
    ssr: { noExternal: true },
    build: {
      ssr: file,
      write: false,
      minify: false,
      target: 'node22.18',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  }).catch((error: unknown) => {
    throw new Error(describeFailure(file, error))
  })
  if (!('output' in result)) throw new Error(`${file}: the compiler gave no module`)
  const { code, imports, dynamicImports } = result.output[0]
  return {
    module: `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`,
    sources,
    imports: [...imports, ...dynamicImports],
  }
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

/**
 * Takes modules alone: for style sheets and the like the compiler would run compilers that the garden brings along. Keeps
 * the text of each.
 */
function readModulesAlone(sources: Map<string, string>): Plugin {
  return {
    name: 'hortus:modules',
    enforce: 'pre',
    load(id) {
      if (!/\.(?:[cm]?[jt]sx?|json)$/.test(id) && !id.startsWith('\0'))
        throw new Error(`cannot import "${id}": expected a file in JavaScript, TypeScript or JSON`)
      return null
    },
    transform(code, id) {
      // What the bundler adds by itself is nobody's text.
      if (!id.startsWith('\0')) sources.set(id, code)
      return null
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
