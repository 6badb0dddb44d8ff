import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSite } from '../../../src/store/site-writer.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { readTree } from '../build/read-tree.ts'

const kills = process.env['HORTUS_FULL'] === '1' ? 500 : 20
type Site = Readonly<Record<string, string>>

let folder: string
let program: string
let out: string
let garden: string
const sites: Site[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-writer-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('build-two-sites.ts', import.meta.url)),
      outDir: join(folder, 'program'),
      target: 'node22.18',
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  program = join(folder, 'program/program.mjs')
  garden = join(folder, 'garden')
  mkdirSync(garden)
  for (const name of ['once-a', 'once-b']) {
    const whole = join(folder, name)
    expect(spawnSync(process.execPath, [program, 'writer', whole, garden, name]).status).toBe(0)
    sites.push(readTree(whole)!)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  out = join(mkdtempSync(join(folder, 'run-')), 'site')
})

const isSame = (a: Site, b: Site): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((path) => a[path] === b[path])
const isWhole = (site: string, foreign: Site = {}): boolean => {
  const tree = readTree(site)
  return tree !== undefined && sites.some((whole) => isSame(tree, { ...whole, ...foreign }))
}

/** Starts the program, kills it at a random moment of its alternating builds. */
async function runAndKill(method: string, wait: number): Promise<void> {
  const child = spawn(process.execPath, [program, method, out, garden, 'alternate'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, wait))
  child.kill('SIGKILL')
  await ended
}

describe('openSite(folder, garden), killed', () => {
  it(`has a whole site after each of ${kills} kills, and loses no file of someone else`, {
    timeout: 600_000,
  }, async () => {
    const random = seededRandom(7)
    await runAndKill('writer', 0)
    const foreign = { CNAME: 'notes.example', '.git/HEAD': 'ref', 'f3/mine.txt': 'mine' }
    openSite(out, garden)
    mkdirSync(join(out, '.git'))
    for (const [path, text] of Object.entries(foreign)) writeFileSync(join(out, path), text)
    for (let kill = 0; kill < kills; kill++) {
      await runAndKill('writer', random() * 250)
      // The instant between the two renames: the old site then stands beside.
      const there = readTree(out) === undefined ? join(out, '../.site.hortus-old') : out
      const tree = readTree(there)!
      const ours = Object.fromEntries(Object.entries(tree).filter(([path]) => !(path in foreign)))
      expect(
        sites.some((whole) => isSame(ours, whole)),
        `kill ${kill}`,
      ).toBe(true)
      // Opening is what the next build does first.
      openSite(out, garden)
      expect(isWhole(out, foreign), `after recovery ${kill}`).toBe(true)
    }
    expect(readdirSync(join(out, '..')).filter((name) => /-(?:new|old|kept)/.test(name))).toEqual([])
  })

  it('would be caught writing in place', { timeout: 600_000 }, async () => {
    const random = seededRandom(7)
    let halves = 0
    // As often as it takes: on a busy machine many kills come before the first write.
    for (let kill = 0; kill < 60 && halves === 0; kill++) {
      await runAndKill('in-place', random() * 250)
      const tree = readTree(out) ?? {}
      if (!sites.some((whole) => isSame(tree, withoutManifest(whole)))) halves++
    }
    expect(halves).toBeGreaterThan(0)
  })
})

function withoutManifest({ '.hortus-site.json': _manifest, ...files }: Site): Site {
  return files
}

// A small disk of its own, in a namespace of its own.
const smallDisk = (run: string): ReturnType<typeof spawnSync> =>
  spawnSync('unshare', ['-U', '-r', '-m', 'sh', '-c', run], { encoding: 'utf8' })
const mayMount = smallDisk('mount -t tmpfs -o size=64k none /mnt').status === 0

describe('openSite(folder, garden), on a full disk', () => {
  it.skipIf(!mayMount)('leaves the old site as it was', () => {
    mkdirSync(join(out, '..', 'disk'))
    const disk = join(out, '..', 'disk')
    const node = `"${process.execPath}" "${program}" writer "${disk}/site" "${garden}"`
    // The first site fits; a second one beside it does not.
    const result = smallDisk(
      `mount -t tmpfs -o size=1400k none "${disk}" && ${node} once-a && cp -r "${disk}/site" "${disk}/../before" && ` +
        `! ${node} once-b 2> "${disk}/../error" && diff -r "${disk}/site" "${disk}/../before"`,
    )
    expect(result.stderr).toBe('')
    expect(result.status).toBe(0)
  })
})
