import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCommand } from '../read-command.mjs'
import { copyPlainNotes } from './copy-plain-notes.mjs'

/**
 * Eleventy from the folder asked for, the project's own packages, or npm's global ones; it is never installed from here.
 * `{ absent }` with the reason where it is in none of them.
 */
export function findEleventy(projectDir, askedDir) {
  const roots = askedDir
    ? [askedDir]
    : [projectDir, join(readCommand('npm', ['root', '-g']) ?? projectDir, '..')]
  const packageDir = roots
    .map((root) => join(root, 'node_modules/@11ty/eleventy'))
    .find((dir) => existsSync(join(dir, 'package.json')))
  if (!packageDir) return { absent: 'Eleventy is not installed (`npm install --global @11ty/eleventy`)' }
  const { version, bin } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
  return {
    name: 'Eleventy',
    version,
    remark:
      'pages with wiki-links and backlinks by a plugin of this bench (names and paths only; no aliases, fragments, embeds, context, assets or check). ' +
      'Its copy of the notes has no frontmatter, since a note with invalid YAML stops it.',
    prepare: (garden, dir) => prepareEleventy(garden, dir, join(packageDir, bin.eleventy)),
  }
}

function prepareEleventy(garden, dir, program) {
  const notesDir = join(dir, 'notes')
  mkdirSync(join(dir, 'includes'), { recursive: true })
  const paths = copyPlainNotes(garden, notesDir)
  const plugin = pathToFileURL(createRequire(import.meta.url).resolve('./eleventy-wiki-links.mjs')).href
  const config = `export { configure as default } from ${JSON.stringify(plugin)}\n`
  writeFileSync(join(dir, 'eleventy.config.mjs'), config)
  return {
    command: (outDir) => [
      process.execPath,
      program,
      '--quiet',
      '--config=eleventy.config.mjs',
      '--input=notes',
      `--output=${outDir}`,
    ],
    cwd: dir,
    env: { ELEVENTY_RUN_MODE: 'build' },
    noteFile: join(notesDir, paths[paths.length >> 1]),
  }
}
