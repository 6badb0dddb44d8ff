import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { listFolder } from '../../../src/store/list-folder.ts'
import type { StoreChange } from '../../../src/store/store.ts'
import { watchFolder } from '../../../src/store/watch-folder.ts'
import { createWatchProbe } from './watch-probe.ts'

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

async function until(condition: () => boolean, what: string): Promise<void> {
  await expect.poll(condition, { interval: 20, message: what }).toBe(true)
}

/** Waits until a file is so old that another edit would have another time. */
async function untilOld(file: string): Promise<void> {
  await until(() => Date.now() - statSync(file).ctimeMs > 60, 'time to pass')
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
    await untilOld(join(folder, 'gone.md'))
    await store.list()
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
    await untilOld(join(folder, 'a.md'))
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    await watch()
    vi.advanceTimersByTime(5_000)
    writeFileSync(join(folder, 'a.md'), 'new and longer')
    const isReported = (path: string) => () => {
      vi.advanceTimersByTime(10)
      return reports.some((report) => report.path === path)
    }
    await until(isReported('a.md'), 'the edit')
    await untilOld(join(folder, 'a.md'))
    vi.advanceTimersByTime(60_000)
    // Whatever else there was to say of the edit was said before this.
    writeFileSync(join(folder, 'b.md'), 'later')
    await until(isReported('b.md'), 'a later note')
    expect(reports).toEqual([
      { kind: 'written', path: 'a.md' },
      { kind: 'written', path: 'b.md' },
    ])
  })

  it('sees later edits in folders that were made in one go, without waiting for the next reconciliation', async () => {
    const store = createDiskStore(folder)
    const probe = createWatchProbe(() => listFolder(store.bounds))
    stop = await watchFolder({
      root: store.root,
      list: probe.list,
      isOurs: () => true,
      onChanges: (changes) => reports.push(...changes),
      onNotice: () => {},
      subscribe: probe.subscribe,
      timing: { settle: 20, pause: 50, reconcile: 3_600_000, poll: 3_600_000, start: 5_000 },
    })
    const names = Array.from({ length: 20 }, (_, i) => `f${i}/b/c/n.md`)
    for (const name of names) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), 'new')
    }
    await until(() => new Set(reports.map((change) => change.path)).size === 20, 'twenty notes')
    await probe.calm(2)
    reports = []
    for (const name of names) appendFileSync(join(folder, name), ' and edited')
    await until(() => new Set(reports.map((change) => change.path)).size === 20, 'twenty edits')
  })
})
