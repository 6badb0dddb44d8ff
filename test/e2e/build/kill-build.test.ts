import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../property/seeded-random.ts'
import { readTree } from './read-tree.ts'
import { runHortus, startHortus } from './run-hortus.ts'

const isFull = process.env['HORTUS_FULL'] === '1'
const kills = isFull ? 100 : 30
const notes = isFull ? 400 : 120
let folder: string
const gardens = ['a', 'b'] as const
const sites: Record<string, Readonly<Record<string, string>>> = {}

/** Two gardens that share some notes, so that some files are reused, some rewritten, some removed. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-kill-'))
  for (const [g, garden] of gardens.entries()) {
    mkdirSync(join(folder, garden), { recursive: true })
    for (let i = 0; i < notes; i++) {
      const own = i % 3 === 0 ? `of garden ${garden}` : ''
      writeFileSync(
        join(folder, garden, `note ${i + (i % 5) * g * 1000}.md`),
        `# Note ${i}\n\n[[note ${(i + 1) % notes}]] ${own}\n`,
      )
    }
    const out = join(folder, `whole-${garden}`)
    expect((await runHortus(['build', join(folder, garden), '--out', out])).stderr).toBe('')
    sites[garden] = readTree(out)!
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Which of the two whole sites a folder is; `half` is what must never be. */
function stateOf(site: string): string {
  const tree = readTree(site)
  if (tree === undefined) return 'absent'
  return gardens.find((garden) => isSameTree(tree, sites[garden]!)) ?? 'half'
}

function isSameTree(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const paths = Object.keys(a)
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path])
}

describe('hortus build, killed', () => {
  it(`leaves the old or the new site after each of ${kills} kills`, { timeout: 600_000 }, async () => {
    const random = seededRandom(50)
    const out = join(folder, 'site')
    await runHortus(['build', join(folder, 'a'), '--out', out])
    const seen = new Set<string>()
    let whole = 0
    let killed = 0
    for (let kill = 0; kill < kills; kill++) {
      const started = performance.now()
      const child = startHortus(['build', join(folder, gardens[(kill + 1) % 2]!), '--out', out])
      const ended = new Promise<string | null>((resolve) =>
        child.once('close', (_, signal) => resolve(signal)),
      )
      // Every fifth is left alone, of either garden in turn: it tells how long one takes by now. Most kills fall into the
      // second half, in which files are written.
      const isLeftAlone = kill % 5 === 0
      const timer = isLeftAlone
        ? undefined
        : setTimeout(() => child.kill('SIGKILL'), whole * (0.3 + 0.8 * random()))
      if ((await ended) === 'SIGKILL') killed++
      clearTimeout(timer)
      if (isLeftAlone) whole = performance.now() - started
      const state = stateOf(out)
      // Between two renames there is no site; the old one then stands beside it, and the next build puts it back.
      const beside = state === 'absent' ? stateOf(join(folder, '.site.hortus-old')) : state
      expect(gardens, `kill ${kill}`).toContain(beside)
      seen.add(state)
    }
    expect(seen.size, 'both sites were there').toBeGreaterThan(1)
    expect(killed, 'builds that a kill met').toBeGreaterThan(kills / 4)
    await runHortus(['build', join(folder, 'b'), '--out', out])
    expect(stateOf(out)).toBe('b')
    expect(existsSync(join(folder, '.site.hortus-new'))).toBe(false)
    expect(existsSync(join(folder, '.site.hortus-old'))).toBe(false)
  })

  it('would be caught writing in place', () => {
    // What a kill in the middle of a copy leaves: the check above must call it half.
    const out = join(folder, 'in-place')
    cpSync(join(folder, 'whole-a'), out, { recursive: true })
    cpSync(join(folder, 'whole-b', 'note-0'), join(out, 'note-0'), { recursive: true })
    expect(stateOf(out)).toBe('half')
  })
})
