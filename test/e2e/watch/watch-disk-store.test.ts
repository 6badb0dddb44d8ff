import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import type { StoreChange } from '../../../src/store/store.ts'
import { watchFolder } from '../../../src/store/watch-folder.ts'

let folder: string
let stop: (() => Promise<void>) | undefined
let reports: StoreChange[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-watch-'))
  reports = []
})
afterEach(async () => {
  await stop?.()
  stop = undefined
  rmSync(folder, { recursive: true, force: true })
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (condition()) return
    await pause(20)
  }
  throw new Error(`Waited in vain for ${what}; reported: ${JSON.stringify(reports.slice(0, 10))}`)
}

const watch = async (): Promise<void> => {
  const store = createDiskStore(folder)
  await store.list()
  stop = await store.watch!(
    (changes) => reports.push(...changes),
    () => {},
  )
}

describe('the disk store, watched', () => {
  it('reports what changed between its last listing and the start of the watcher', async () => {
    writeFileSync(join(folder, 'a.md'), 'old')
    writeFileSync(join(folder, 'gone.md'), 'old')
    const store = createDiskStore(folder)
    await store.list()
    await pause(60)
    writeFileSync(join(folder, 'a.md'), 'edited while the garden was read')
    rmSync(join(folder, 'gone.md'))
    stop = await store.watch!(
      (changes) => reports.push(...changes),
      () => {},
    )
    await until(() => reports.length >= 2, 'both changes')
    expect(reports).toContainEqual({ kind: 'written', path: 'a.md' })
    expect(reports).toContainEqual({ kind: 'removed', path: 'gone.md' })
  })

  it('reports one edit once, although a scan follows', async () => {
    writeFileSync(join(folder, 'a.md'), 'old')
    await pause(60)
    await watch()
    await pause(1_000)
    reports = []
    writeFileSync(join(folder, 'a.md'), 'new and longer')
    await until(() => reports.length > 0, 'the edit')
    await pause(1_500)
    expect(reports).toEqual([{ kind: 'written', path: 'a.md' }])
  })

  it('sees later edits in folders that were made in one go, without waiting for the next reconciliation', async () => {
    let subscriptions = 0
    let names: readonly string[] = []
    const store = createDiskStore(folder)
    const watcher = await import('@parcel/watcher')
    const { listFolder } = await import('../../../src/store/list-folder.ts')
    stop = await watchFolder({
      root: store.root,
      list: () => listFolder(store.bounds),
      isOurs: () => true,
      onChanges: (changes) => reports.push(...changes),
      onNotice: () => {},
      subscribe: (root, onEvents) => {
        subscriptions++
        return watcher.subscribe(root, onEvents)
      },
      timing: { settle: 20, pause: 50, reconcile: 3_600_000, poll: 3_600_000, start: 5_000 },
    })
    names = Array.from({ length: 20 }, (_, i) => `f${i}/b/c/n.md`)
    for (const name of names) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), 'new')
    }
    await until(() => new Set(reports.map((change) => change.path)).size === 20, 'twenty notes')
    await until(() => subscriptions > 1, 'a new subscription')
    await pause(300)
    reports = []
    for (const name of names) appendFileSync(join(folder, name), ' and edited')
    await until(() => new Set(reports.map((change) => change.path)).size === 20, 'twenty edits')
  })
})
