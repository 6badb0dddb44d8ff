import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../property/seeded-random.ts'
import { readTree } from './read-tree.ts'
import { runHortus } from './run-hortus.ts'

let folder: string
const noteCount = 160
const random = seededRandom(31)
const fileOf = (i: number): string => join(folder, `garden/part ${i % 5}/n${i}.md`)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-edits-'))
  for (let i = 0; i < 5; i++) mkdirSync(join(folder, `garden/part ${i}`), { recursive: true })
  for (let i = 0; i < noteCount; i++)
    writeFileSync(
      fileOf(i),
      `---\ntags: [t${i % 6}]\n---\n\n# Note ${i}\n\n${words(40)} [[n${(i * 7) % noteCount}]].\n\n## ${words(2)}\n\n${words(30)} ![[n${i + 1}#Note ${i + 1}]]\n\n\`\`\`js\nlet x = ${i % 5}\n\`\`\`\n`,
    )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function words(count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(random() ** 3 * 9_000).toString(36)}`).join(' ')
}

async function build(out: string, cache: string): Promise<Readonly<Record<string, string>>> {
  // Which notes changed lately is told by what earlier builds saw alone, and a fresh build knows of none.
  for (const name of cacheFiles(cache).filter((name) => name.endsWith('.seen')))
    rmSync(join(folder, cache, 'hortus', name))
  const { stderr } = await runHortus(
    ['build', join(folder, 'garden'), '--untrusted', '--out', join(folder, out)],
    { XDG_CACHE_HOME: join(folder, cache) },
  )
  expect(stderr).not.toContain('hortus:')
  return readTree(join(folder, out))!
}

function cacheFiles(cache: string): readonly string[] {
  try {
    return readdirSync(join(folder, cache, 'hortus'))
  } catch {
    return []
  }
}

function change(i: number, edit: (text: string) => string): void {
  writeFileSync(fileOf(i), edit(readFileSync(fileOf(i), 'utf8')))
}

const edits: readonly (readonly [what: string, edit: () => void])[] = [
  ['a word', () => change(12, (text) => `${text}\nOne more word: uncommon.\n`)],
  ['a link', () => change(13, (text) => `${text}\nSee [[n77]].\n`)],
  ['a title', () => change(77, (text) => text.replace('# Note 77', '# Quite another title'))],
  ['a tag', () => change(78, (text) => text.replace('tags: [', 'tags: [new, '))],
  [
    'a new note',
    () => writeFileSync(join(folder, 'garden/part 1/n500.md'), '# New\n\nSee [[n3]] and [[n77]].\n'),
  ],
  ['a note less', () => rmSync(fileOf(9))],
  [
    'pages and files of the search and the map that somebody changed or removed',
    () => {
      const map = join(folder, 'site/-/map')
      rmSync(join(map, readdirSync(map).find((name) => name.endsWith('.bin'))!))
      const search = join(folder, 'site/-/search')
      for (const name of readdirSync(search).slice(1, 4)) rmSync(join(search, name))
      writeFileSync(join(folder, 'site/part-2/n17/index.html'), 'mine')
      change(14, (text) => `${text}\nAnother.\n`)
    },
  ],
  [
    'what was kept cut short',
    () => {
      const kept = cacheFiles('cache').filter((name) => /\.(search|pages|map|facts)$/.test(name))
      expect(kept.length).toBe(4)
      for (const name of kept) truncateSync(join(folder, 'cache/hortus', name), 2_000)
      change(15, (text) => `${text}\nAnother.\n`)
    },
  ],
]

it('makes after each edit the site that a build from nothing makes, and leaves what stays the same alone', async () => {
  await build('site', 'cache')
  for (const [what, edit] of edits) {
    const before = statSync(join(folder, 'site/part-0/n50/index.html')).mtimeMs
    edit()
    const site = await build('site', 'cache')
    expect(statSync(join(folder, 'site/part-0/n50/index.html')).mtimeMs, what).toBe(before)
    rmSync(join(folder, 'fresh'), { recursive: true, force: true })
    rmSync(join(folder, 'no-cache'), { recursive: true, force: true })
    expect(site, what).toEqual(await build('fresh', 'no-cache'))
  }
})
