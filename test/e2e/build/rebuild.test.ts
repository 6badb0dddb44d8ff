import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTree } from './read-tree.ts'
import { runHortus } from './run-hortus.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-rebuild-'))
  mkdirSync(join(folder, 'garden'))
  for (let i = 0; i < 600; i++) {
    const text = `---\naliases: [Alias ${i}]\n---\n\n# Note ${i}\n\nSee [[n${(i * 7) % 600}|that]] and ![[n${i + 1}#Note ${i + 1}]] #t${i % 9}\n\n\`\`\`js\nlet x = ${i % 5}\n\`\`\`\n`
    writeFileSync(join(folder, `garden/n${i}.md`), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function build(out: string, cache: string): Promise<Readonly<Record<string, string>>> {
  const { code, stdout, stderr } = await runHortus(
    ['build', join(folder, 'garden'), '--untrusted', '--json', '--out', join(folder, out)],
    { XDG_CACHE_HOME: join(folder, cache) },
  )
  expect(stderr).not.toContain('hortus:')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).notes).toBe(
    readdirSync(join(folder, 'garden')).filter((name) => name.endsWith('.md')).length,
  )
  return readTree(join(folder, out))!
}

it('makes the site that a fresh build makes of what an earlier one prepared, and writes nothing into the garden', async () => {
  const listed = readdirSync(join(folder, 'garden'))
  await build('site', 'cache')
  writeFileSync(join(folder, 'garden/n7.md'), '# Another title\n\nIt says [[n3]] now.\n')
  rmSync(join(folder, 'garden/n9.md'))
  // Which notes have changed since the last build is told by what that one saw alone: a fresh build knows of none.
  const seen = readdirSync(join(folder, 'cache/hortus')).find((name) => name.endsWith('.seen'))!
  rmSync(join(folder, 'cache/hortus', seen))
  const again = await build('site', 'cache')
  expect(again).toEqual(await build('fresh', 'no-cache'))
  expect(again['n7/index.html']).toContain('Another title')

  const kept = join(folder, 'cache/hortus')
  const notes = readdirSync(kept).find((name) => name.endsWith('.notes'))!
  const parts = readdirSync(join(kept, notes)).filter((name) => name !== 'index')
  expect(statSync(join(kept, notes)).mode & 0o777).toBe(0o700)
  truncateSync(join(kept, notes, parts[0]!), 10_000)
  expect(await build('third', 'cache')).toEqual(again)
  expect(readdirSync(join(folder, 'garden'))).toEqual(listed.filter((name) => name !== 'n9.md'))
})

it('is spared by every command that asks about the garden, and answers as without it', async () => {
  const ask = async (cache: string): Promise<string> => {
    const { stdout } = await runHortus(['graph', join(folder, 'garden'), '--format', 'gexf'], {
      XDG_CACHE_HOME: join(folder, cache),
    })
    return stdout
  }
  const filesOf = (cache: string): string[] =>
    readdirSync(join(folder, cache, 'hortus')).filter((name) => name.endsWith('.notes'))
  const first = await ask('asked')
  expect(filesOf('asked')).toHaveLength(1)
  expect(await ask('asked')).toBe(first)
  writeFileSync(join(folder, 'garden/n8.md'), '# Asked again\n\nIt leads to [[n3]].\n')
  const again = await ask('asked')
  expect(again).toContain('Asked again')
  expect(again).toBe(await ask('asked-anew'))
})
