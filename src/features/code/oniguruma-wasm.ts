import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Bytes of the engine that the grammars' expressions are written for. */
export function readOnigurumaWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(createRequire(import.meta.url).resolve('shiki/onig.wasm'))
}
