import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { frontmatterEnd } from '../grow-garden.mjs'
import { isNotePath, listFiles } from '../list-files.mjs'

/**
 * Copies a garden's notes without their frontmatter, for tools that a note with invalid YAML stops. `adapt` may change
 * what is left of each text. Assets are left out. Gives the paths of the notes.
 */
export function copyPlainNotes(garden, target, adapt = (text) => text) {
  const paths = listFiles(garden).filter(isNotePath)
  for (const path of paths) {
    const text = readFileSync(join(garden, path), 'utf8')
    const file = join(target, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, adapt(text.slice(frontmatterEnd(text))))
  }
  return paths
}
