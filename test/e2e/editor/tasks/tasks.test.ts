/**
 * Small tasks of writing, done by real keys in a real browser and compared with the file on disk: what Obsidian would have
 * made of it, by its documentation.
 *
 * **To add a task**: a value in `tasks` of a file `<area>.tasks.ts` of this folder; all such files are read. `task.ts` says
 * what a task has and which steps there are. Each has a note of its own, named for the task, in one garden with those of all
 * others, so other notes that it needs have names that no other task uses. It ends by itself with the key for "done" and
 * then looks at the disk.
 *
 * An eighth of them is done at 1440 pixels, and on a phone (390 pixels, touch) and with Japanese composed between the steps
 * a twentieth, drawn by a seed; all of all in `npm run test:full`. One alone: `npx vitest run -c test/vitest.config.ts
 * test/e2e/editor/tasks -t 'Ctrl-B makes'`.
 */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../browser.ts'
import { fuzzSeeds } from '../../../fuzz/seeds.ts'
import { createTaskRunner, type TaskRunner, type Way } from './run-tasks.ts'
import type { Task } from './task.ts'

const here = new URL('.', import.meta.url)
const areas = await Promise.all(
  readdirSync(here)
    .filter((file) => file.endsWith('.tasks.ts'))
    .sort()
    .map(async (file) => (await import(new URL(file, here).href)) as { readonly tasks: readonly Task[] }),
)
const tasks = areas.flatMap((area) => area.tasks)

const isFull = process.env['HORTUS_FULL'] === '1'

let browser: TestBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** The tasks of one way: where time is short an eighth of them on a wide screen, and a twentieth of the others. */
function tasksOf(way: Way): readonly Task[] {
  const fit = tasks.filter(
    ({ only, notComposed }) =>
      (only === undefined || (only === 'touch') === (way === 'touch')) &&
      (way !== 'composed' || notComposed === undefined),
  )
  if (isFull) return fit
  const seed = fuzzSeeds(1)[0]?.seed ?? 1
  const length = Math.ceil(fit.length / (way === 'wide' ? 8 : 20))
  const some = fc.shuffledSubarray([...fit], { minLength: length, maxLength: length })
  return fc.sample(some, { seed, numRuns: 1 }).flat()
}

describe.each(['wide', 'touch', 'composed'] as const)('writing, %s', (way) => {
  let runner: TaskRunner

  beforeAll(async () => {
    runner = await createTaskRunner(tasks, browser, way)
  })

  afterAll(async () => {
    await runner?.close()
  })

  it.each(tasksOf(way).map((task) => [task.name, task] as const))('%s', (_, task) => runner.run(task))
})

it('has tasks with names and sources of their own', () => {
  expect(new Set(tasks.map(({ name }) => name)).size).toBe(tasks.length)
  for (const { name, from } of tasks) expect(from, name).toMatch(/^https:|^[A-Z]/)
})
