import { bundleConfig } from './bundle-config.ts'
import type { CompiledConfig } from './compiled-config.ts'
import { showPath } from './show-path.ts'
import { BeyondNode, stripConfig } from './strip-config.ts'

/**
 * Compiles a config and what it imports by relative path into one module, as a `data:` URL: nothing is written, nothing
 * of the garden is run, any thread can import it, and changed text is another module. Packages are not compiled in: they
 * are imported from the garden's own `node_modules`; `hortus` is the running program itself, installed or not. Types are
 * taken out by Node; what it cannot read is left to Vite where that is installed beside the program. Rejects with one line
 * when the source cannot be compiled.
 */
export async function compileConfig(file: string, hortus: URL): Promise<CompiledConfig> {
  try {
    return await stripConfig(file, hortus)
  } catch (error) {
    if (!(error instanceof BeyondNode)) throw error
    return bundleWhereInstalled(file, hortus, error)
  }
}

/**
 * The same by Vite alone, for a config that Node has read and cannot run; `reason` is thrown where Vite is not installed.
 */
export async function bundleWhereInstalled(
  file: string,
  hortus: URL,
  { file: at, message }: BeyondNode,
): Promise<CompiledConfig> {
  // Never that of the garden, which may not run anything yet.
  const vite = await import('vite').catch(() => undefined)
  if (vite === undefined)
    throw new Error(
      `${showPath(at)}: ${message}: Node cannot read this by itself; "npm install vite" where hortus is installed lets it be read, or write it in JavaScript`,
    )
  return bundleConfig(vite, file, hortus)
}
