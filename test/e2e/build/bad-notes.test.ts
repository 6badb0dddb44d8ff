import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTree } from './read-tree.ts'
import { runHortus } from './run-hortus.ts'

/** A plugin of the garden's own that misbehaves on demand: nothing else makes the parser hang for sure. */
const config = `
export default {
  title: 'Notes',
  remarkPlugins: [
    () => (tree) => {
      const text = JSON.stringify(tree)
      if (text.includes('please hang')) for (;;) {}
      if (text.includes('please grow')) for (const kept = []; ; ) kept.push(new Array(200_000).fill(0.5))
      if (text.includes('please throw')) throw new Error('thrown on purpose')
    },
  ],
}
`
const bad = { 'hangs.md': '# Hangs\n\nplease hang', 'grows.md': 'please grow', 'throws.md': 'please throw' }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-bad-'))
  for (const name of ['good', 'mixed']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'hortus.config.js'), config)
    for (let i = 0; i < 1_050; i++)
      writeFileSync(join(folder, name, `n${i}.md`), `# Note ${i}\n\nSee [[n${(i + 1) % 1_050}]].`)
  }
  for (const [path, text] of Object.entries(bad)) writeFileSync(join(folder, 'mixed', path), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a note that cannot be rendered', () => {
  it('is a page with its text and a diagnostic, and changes no other page', {
    timeout: 900_000,
  }, async () => {
    await runHortus(['build', join(folder, 'good'), '--out', join(folder, 'good-site'), '--trust'])
    const run = await runHortus([
      'build',
      join(folder, 'mixed'),
      '--out',
      join(folder, 'site'),
      '--json',
      '--trust',
    ])
    expect(run.code, run.stderr).toBe(1)
    expect(JSON.parse(run.stdout.trim().split('\n').at(-1)!)).toMatchObject({
      notes: 1_053,
      diagnostics: { error: 3 },
    })

    const check = await runHortus(['check', join(folder, 'mixed'), '--format', 'json', '--level', 'error'])
    const { diagnostics } = JSON.parse(check.stdout) as {
      diagnostics: { path: string; code: string; message: string }[]
    }
    expect(Object.fromEntries(diagnostics.map(({ path, code }) => [path, code]))).toEqual({
      'hangs.md': 'note-timed-out',
      'grows.md': 'note-out-of-memory',
      'throws.md': 'note-failed',
    })
    for (const [path, text] of Object.entries(bad)) {
      const page = readFileSync(join(folder, 'site', path.replace('.md', ''), 'index.html'), 'utf8')
      expect(page).toContain(`<pre class="source">\n${text}</pre>`)
    }

    const good = readTree(join(folder, 'good-site'))!
    const mixed = readTree(join(folder, 'site'))!
    const notes = Object.keys(good).filter((path) => /^n\d+\//.test(path))
    expect(notes).toHaveLength(1_050)
    expect(notes.filter((path) => good[path] !== mixed[path])).toEqual([])
  })
})
