import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../src/start/ensure-built.mjs'

/** Runs once before all tests: the end-to-end tests start the built program. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  if (!ensureBuilt(root, () => {})) throw new Error('The build failed')
}
