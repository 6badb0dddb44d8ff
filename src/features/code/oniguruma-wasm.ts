import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Bytes of the engine that the grammars' expressions are written for. */
export function readOnigurumaWasm(): Promise<Uint8Array<ArrayBuffer>> {
  // The built program has it beside itself, since the package that brings it is not installed with it.
  const built = fileURLToPath(new URL('./onig.wasm', import.meta.url))
  return readFile(existsSync(built) ? built : createRequire(import.meta.url).resolve('shiki/onig.wasm'))
}
