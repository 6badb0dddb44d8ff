import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../src/start/ensure-built.mjs'
import { findBrowser } from './browser.ts'

/**
 * Runs once before all tests: the end-to-end tests start the built program, which remembers nothing of them in the home
 * of whoever runs them, and a browser that has to be unpacked. Answers what to do after them.
 */
export async function setup(): Promise<() => void> {
  const state = mkdtempSync(join(tmpdir(), 'hortus-state-'))
  process.env['XDG_STATE_HOME'] = state
  const root = fileURLToPath(new URL('..', import.meta.url))
  if (!ensureBuilt(root, () => {})) throw new Error('The build failed')
  await findBrowser()
  return () => rmSync(state, { recursive: true, force: true })
}
