import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import { changed, changeGarden, move, problems } from './change-garden.ts'

const folder = (from: string, to: string): Change => ({ kind: 'move-folder', from, to })

/** A simulation, what it shares, and a note that shows it. */
const files = {
  'linux/queue.sim.ts': `import { order } from './order.ts'\nimport * as draw from "../shared/draw.ts"\nexport default order\n`,
  'linux/order.ts': `import type { Seed } from './seed.ts'\nexport { one } from './seed.ts'\nexport const order = 1\n`,
  'linux/seed.ts': 'export const one = 1\nexport type Seed = number\n',
  'shared/draw.ts': `import { one } from '../linux/seed.ts'\nexport const dot = one\n`,
  'linux/Queue.md': '# Queue\n\n![[queue.sim.ts]]\n',
}

describe('imports of modules', () => {
  it('follow a module that has another name, with the quotes that they have', async () => {
    expect(await changed(files, move('linux/seed.ts', 'linux/chance.ts'))).toEqual({
      'linux/seed.ts': null,
      'linux/chance.ts': files['linux/seed.ts'],
      'linux/order.ts': files['linux/order.ts'].replaceAll('./seed.ts', './chance.ts'),
      'shared/draw.ts': files['shared/draw.ts'].replace('../linux/seed.ts', '../linux/chance.ts'),
    })
    const after = await changed(files, move('shared/draw.ts', 'linux/a shape.ts'))
    expect(after['linux/queue.sim.ts']).toContain('import * as draw from "./a shape.ts"')
    // What still leads there stays as it is written.
    expect(after['linux/a shape.ts']).toBe(files['shared/draw.ts'])
  })

  it('lead where they led from a simulation that moves, and its note shows it there', async () => {
    const after = await changed(files, move('linux/queue.sim.ts', 'sims/deep/line.sim.ts'))
    expect(after).toEqual({
      'linux/queue.sim.ts': null,
      'sims/deep/line.sim.ts': files['linux/queue.sim.ts']
        .replace('./order.ts', '../../linux/order.ts')
        .replace('../shared/draw.ts', '../../shared/draw.ts'),
      'linux/Queue.md': '# Queue\n\n![[line.sim.ts]]\n',
    })
  })

  it('stay as they are where both move together, and are mended at the edge of a folder', async () => {
    const after = await changed(files, folder('linux', 'kernel/linux'))
    expect(after['kernel/linux/order.ts']).toBe(files['linux/order.ts'])
    expect(after['kernel/linux/queue.sim.ts']).toBe(
      files['linux/queue.sim.ts'].replace('../shared/draw.ts', '../../shared/draw.ts'),
    )
    expect(after['shared/draw.ts']).toContain(`from '../kernel/linux/seed.ts'`)
  })

  it('are as they were after the name is given back, and other text is never touched', async () => {
    const all = {
      ...files,
      'linux/notes.ts': `// './seed.ts' is a file\nexport const name = './seed.ts'\nexport const far = "from './gone.ts'"\n`,
      'linux/missing.ts': `import { a } from './gone.ts'\nimport lib from 'seed.ts'\n`,
    }
    const garden = await changeGarden(all)
    await garden.apply(move('linux/seed.ts', 'other/chance.ts'))
    expect(await garden.files()).toMatchObject({
      'linux/notes.ts': all['linux/notes.ts'],
      'linux/missing.ts': all['linux/missing.ts'],
    })
    await garden.apply(move('other/chance.ts', 'linux/seed.ts'))
    expect(await garden.files()).toEqual(all)
  })

  it('refuse a new name by which nothing can be imported', async () => {
    expect(await problems(files, move('linux/order.ts', 'linux/order.txt'))).toEqual([
      'linux/queue.sim.ts: no import can be written for "./order.ts" any more',
    ])
    expect(await problems(files, move('linux/order.ts', "linux/the order's.ts"))).toEqual([
      'linux/queue.sim.ts: no import can be written for "./order.ts" any more',
    ])
  })
})
