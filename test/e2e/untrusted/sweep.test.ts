import { lstatSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../property/seeded-random.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { allShapes, type HostileShape, knownAttacks } from './hostile-shapes.ts'
import { commands, runCommand } from './run-commands.ts'
import { canary, listUntouchable, makeSandbox, readPublished, type Sandbox } from './sandbox.ts'

/** Each shape comes once, in a garden with some others by chance. */
const shapesInEach = 10
const gardens = Math.ceil(allShapes.length / shapesInEach)

let site: string
beforeAll(async () => {
  site = join(mkdtempSync(join(tmpdir(), 'hortus-sweep-')), 'site')
  const made = makeSandbox()
  const { code, stderr } = await runHortus(['build', made.garden, '--out', site], { env: made.env })
  expect(code, stderr).toBe(0)
  rmSync(made.folder, { recursive: true })
})
afterAll(() => rmSync(join(site, '..'), { recursive: true, force: true }))

/** Runs all commands in a garden; after each one nothing is changed that is not the garden's, and nothing of it is shown. */
async function sweep(sandbox: Sandbox, what: string, isUntrusted: boolean): Promise<void> {
  const before = listUntouchable(sandbox.folder)
  for (const command of commands) {
    const name = `${what}\nhortus ${command.join(' ')}${isUntrusted ? ' --untrusted' : ''}`
    const { code, said } = await runCommand(sandbox, command, isUntrusted)
    expect(listUntouchable(sandbox.folder), name).toEqual(before)
    expect([0, 1, 2], `${name}\n${said}`).toContain(code)
    expect(said, name).not.toMatch(/this is a fault in hortus|A request failed|made a mistake/)
    expect(said, name).not.toContain(canary)
    expect(readPublished(sandbox), name).not.toContain(canary)
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

async function sweepGarden(
  shapes: readonly HostileShape[],
  what: string,
  isUntrusted: boolean,
): Promise<void> {
  const sandbox = makeSandbox(site)
  try {
    for (const shape of shapes) shape.put(sandbox)
    await sweep(sandbox, [what, ...shapes.map(({ name }) => name)].join('\n'), isUntrusted)
  } finally {
    rmSync(sandbox.folder, { recursive: true, force: true })
  }
}

describe('a garden of a stranger', () => {
  it('is a garden like any other where nothing hostile is in it', async () => {
    const sandbox = makeSandbox(site)
    for (const command of commands) {
      const { code, said } = await runCommand(sandbox, command, false)
      expect([0, 1], `${command.join(' ')}\n${said}`).toContain(code)
    }
    expect(readPublished(sandbox)).toContain('A garden')
    rmSync(sandbox.folder, { recursive: true, force: true })
  })

  it.each(knownAttacks.map((shapes, i) => [i + 1, shapes] as const))(
    'leads no command to what is not its own, as attack %i did once',
    (number, shapes) => sweepGarden(shapes, `attack ${number}`, number % 2 === 0),
  )

  it(`leads none there, in ${gardens} gardens of links and crafted files`, {
    timeout: 7_200_000,
  }, async () => {
    const shapes = shuffled(allShapes, seededRandom(1))
    for (let number = 0; number < gardens; number++) {
      const some = shapes.slice(number * shapesInEach, (number + 1) * shapesInEach)
      await sweepGarden(some, `garden ${number}`, number % 2 === 0)
    }
  })

  it('leads none there while its folders are swapped for links', { timeout: 900_000 }, async () => {
    const sandbox = makeSandbox(site)
    const { garden } = sandbox
    const at = (name: string): string => join(garden, name)
    symlinkSync('../outside', at('.away'))
    let isDone = false
    // A command may make the folder anew while it is away: that turn is left out.
    const isThere = (name: string): boolean => lstatSync(at(name), { throwIfNoEntry: false }) !== undefined
    const swap = (from: string, to: string): void => {
      if (!isThere(from) || isThere(to)) return
      try {
        renameSync(at(from), at(to))
      } catch {
        // It was made anew at that very moment.
      }
    }
    const swapping = (async () => {
      while (!isDone) {
        swap('sub', '.aside')
        swap('.away', 'sub')
        await new Promise((resolve) => setImmediate(resolve))
        swap('sub', '.away')
        swap('.aside', 'sub')
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    try {
      const before = listUntouchable(sandbox.folder)
      for (const command of [
        ['check'],
        ['build', '--out', '../out/site'],
        ['rename', 'b', 'sub/d'],
        ['undo'],
      ]) {
        const { code, said } = await runCommand(sandbox, command, false)
        expect(listUntouchable(sandbox.folder), command.join(' ')).toEqual(before)
        expect([0, 1, 2], said).toContain(code)
        expect(said + readPublished(sandbox), command.join(' ')).not.toContain(canary)
      }
    } finally {
      isDone = true
      await swapping.catch(() => {})
      rmSync(sandbox.folder, { recursive: true, force: true })
    }
  })
})
