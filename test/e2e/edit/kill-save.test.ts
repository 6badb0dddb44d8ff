import { spawn, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStoreIn } from '../../open-store-in.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { buildProgram } from './build-program.ts'
import { noteText, numberOf } from './note-text.ts'

/** Each kill interrupts one save in each of four gardens: 80 interrupted saves, 1,000 in the long run. */
const kills = process.env['HORTUS_FULL'] === '1' ? 250 : 20
const sizes = [1_000, 200_000, 1_000, 5_000_000]

let folder: string
let program: string
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-kill-')))
  program = await buildProgram('save-program', join(folder, 'program'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const makeGardens = (name: string): string[] =>
  sizes.map((size, i) => {
    const garden = join(folder, `${name}-${i}`)
    mkdirSync(garden)
    writeFileSync(join(garden, 'note.md'), noteText(0, size))
    return garden
  })
const textOf = (garden: string): string => readFileSync(join(garden, 'note.md'), 'utf8')
const strays = (garden: string): string[] =>
  readdirSync(garden, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))

/** Lets the program save for a while, kills it, and answers the last save that it called done, by garden. */
async function saveAndKill(
  mode: string,
  gardens: readonly string[],
  wait: number,
): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [program, mode, sizes.join(), ...gardens], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, wait))
  child.kill('SIGKILL')
  await ended
  const done = new Map<string, number>()
  for (const line of said.split('\n').slice(0, -1)) {
    const [garden, number] = line.split(' ')
    done.set(garden!, Number(number))
  }
  return done
}

describe('a save, killed', () => {
  it(`leaves the old or the new text after each of ${kills} kills of four saves, never less than was called done`, {
    timeout: 900_000,
  }, async () => {
    const random = seededRandom(11)
    const gardens = makeGardens('safe')
    let leftovers = 0
    for (let kill = 0; kill < kills; kill++) {
      const done = await saveAndKill('loop', gardens, random() * 60)
      for (const [i, garden] of gardens.entries()) {
        const number = numberOf(textOf(garden), sizes[i]!)
        expect(number, `${garden} after kill ${kill}`).toBeDefined()
        expect(number).toBeGreaterThanOrEqual(done.get(garden) ?? 0)
        leftovers += strays(garden).length
      }
    }
    // Opening is what the next start does first.
    for (const garden of gardens) {
      await openStoreIn(garden)
      expect(strays(garden)).toEqual([])
    }
    // Otherwise no kill came in the middle of a save.
    expect(leftovers).toBeGreaterThan(0)
  })

  it('would be caught writing in place', { timeout: 300_000 }, async () => {
    const random = seededRandom(11)
    const gardens = makeGardens('naive')
    let halves = 0
    // As often as it takes: on a busy machine many kills come before the first write.
    for (let kill = 0; kill < 60 && halves === 0; kill++) {
      await saveAndKill('naive', gardens, random() * 60)
      halves += gardens.filter((garden, i) => numberOf(textOf(garden), sizes[i]!) === undefined).length
    }
    expect(halves).toBeGreaterThan(0)
  })
})

// A small disk of its own, in a namespace of its own.
const inNamespace = (run: string): ReturnType<typeof spawnSync> =>
  spawnSync('unshare', ['-U', '-r', '-m', 'sh', '-c', run], { encoding: 'utf8', input: '' })
const mayMount = inNamespace('mount -t tmpfs -o size=64k none /mnt').status === 0

describe('a save on a full disk', () => {
  it.skipIf(!mayMount)('leaves the old text, says so, and saves what fits', () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const lines = [
      ['note.md', 'old', 'x'.repeat(400_000)],
      ['note.md', 'old', 'new'],
      ['other.md', null, 'other'],
    ].map((line) => JSON.stringify(line))
    writeFileSync(join(folder, 'lines'), `${lines.join('\n')}\n`)
    const result = inNamespace(
      `mount -t tmpfs -o size=300k none "${disk}" && printf old > "${disk}/note.md" && ` +
        `"${process.execPath}" "${program}" ask "${disk}" < "${folder}/lines" && cat "${disk}/note.md" && ` +
        `find "${disk}" -name '*.tmp'`,
    )
    expect(result.stdout).toBe('ready\nENOSPC\nsaved\nsaved\nnew')
  })

  it.skipIf(!mayMount)('leaves the old text where the disk can only be read', () => {
    const disk = join(folder, 'read-only')
    mkdirSync(disk)
    writeFileSync(join(folder, 'line'), `${JSON.stringify(['note.md', 'old', 'new'])}\n`)
    const result = inNamespace(
      `mount -t tmpfs -o size=300k none "${disk}" && printf old > "${disk}/note.md" && mount -o remount,ro "${disk}" && ` +
        `"${process.execPath}" "${program}" ask "${disk}" < "${folder}/line" && cat "${disk}/note.md"`,
    )
    expect(result.stdout).toBe('ready\nEROFS\nold')
  })
})
