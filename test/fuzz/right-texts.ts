import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const gardens = fileURLToPath(new URL('../fixtures/markdown/', import.meta.url))

/** Notes and canvases of the fixtures: every syntax there is, rightly used. */
export function readRightTexts(extension: '.md' | '.canvas'): readonly string[] {
  return readdirSync(gardens, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension) && path.includes('in/'))
    .sort()
    .map((path) => readFileSync(join(gardens, path), 'utf8'))
}
