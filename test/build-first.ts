import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../src/start/ensure-built.mjs'
import { findBrowser } from './browser.ts'

/** Runs once before all tests: the end-to-end tests start the built program, and a browser that has to be unpacked. */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  if (!ensureBuilt(root, () => {})) throw new Error('The build failed')
  await findBrowser()
}
