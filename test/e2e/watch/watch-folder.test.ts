import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createGardenBounds } from '../../../src/store/garden-bounds.ts'
import { listFolder } from '../../../src/store/list-folder.ts'
import type { WatchTiming } from '../../../src/store/watch-folder.ts'
import { type Subscribe, watchFolder } from '../../../src/store/watch-folder.ts'
import { createWatchProbe, type WatchProbe } from './watch-probe.ts'

let folder: string
let stop: (() => Promise<void>) | undefined
let probe: WatchProbe
const seen = new Map<string, 'written' | 'removed'>()
const notices: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-watch-'))
  seen.clear()
  notices.length = 0
})
afterEach(async () => {
  await stop?.()
  stop = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Reconciling is put off, so that a test shows what events alone lead to, unless it asks otherwise. */
const eventsOnly: WatchTiming = { settle: 20, pause: 50, reconcile: 3_600_000, poll: 3_600_000, start: 5_000 }

async function watch(timing: Partial<WatchTiming> = {}, subscribe?: Subscribe): Promise<void> {
  probe = createWatchProbe(() => listFolder(createGardenBounds(folder)))
  stop = await watchFolder({
    root: folder,
    list: probe.list,
    isOurs: (path) => !path.split('/').some((name) => name.startsWith('.')),
    onChanges: (changes) => {
      for (const { path, kind } of changes) seen.set(path, kind)
    },
    onNotice: (message) => notices.push(message),
    timing: { ...eventsOnly, ...timing },
    subscribe: subscribe ?? probe.subscribe,
  })
  await probe.calm()
  seen.clear()
}

/** Waits until a condition holds. */
async function until(condition: () => boolean, what: string): Promise<void> {
  await expect.poll(condition, { interval: 20, message: what }).toBe(true)
}

const write = (path: string, text = path): void => writeFileSync(join(folder, path), text)
const git = (...args: readonly string[]): void => {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' })
}

describe('watchFolder(settings)', () => {
  it('sees a note that is written, changed, moved and removed', async () => {
    await watch()
    write('a.md')
    await until(() => seen.get('a.md') === 'written', 'a new note')
    seen.clear()
    appendFileSync(join(folder, 'a.md'), 'more')
    await until(() => seen.get('a.md') === 'written', 'a longer note')
    renameSync(join(folder, 'a.md'), join(folder, 'b.md'))
    await until(() => seen.get('a.md') === 'removed' && seen.get('b.md') === 'written', 'a move')
    rmSync(join(folder, 'b.md'))
    await until(() => seen.get('b.md') === 'removed', 'a removal')
  })

  it('sees every note of folders that are made in one go, and later edits there', async () => {
    await watch()
    for (let i = 0; i < 20; i++) {
      mkdirSync(join(folder, `f${i}/b/c`), { recursive: true })
      write(`f${i}/b/c/n.md`)
    }
    await until(() => [...seen.keys()].filter((path) => path.endsWith('n.md')).length === 20, 'twenty notes')
    seen.clear()
    // What a watcher missed of a tree made at once it may miss for ever: the scans find it.
    await stop!()
    await watch({ reconcile: 200 })
    appendFileSync(join(folder, 'f7/b/c/n.md'), 'more')
    await until(() => seen.get('f7/b/c/n.md') === 'written', 'an edit')
  })

  it('sees later edits in folders that were replaced before anybody looked', async () => {
    const aside = mkdtempSync(join(tmpdir(), 'hortus-aside-'))
    for (const name of ['old', 'swap']) {
      mkdirSync(join(folder, name, 'b/c'), { recursive: true })
      write(`${name}/b/c/n.md`)
    }
    await watch()
    rmSync(join(folder, 'old'), { recursive: true })
    mkdirSync(join(folder, 'old/b/c'), { recursive: true })
    write('old/b/c/n.md', 'made anew')
    cpSync(join(folder, 'swap'), join(aside, 'new'), { recursive: true })
    renameSync(join(folder, 'swap'), join(aside, 'gone'))
    renameSync(join(aside, 'new'), join(folder, 'swap'))
    await until(() => seen.size === 2, 'both replaced notes')
    for (const name of ['old', 'swap']) {
      // After any event all files are looked at once more: that is to be over.
      await probe.calm(2)
      seen.clear()
      write(`${name}/b/c/n.md`, 'edited afterwards')
      await until(() => seen.has(`${name}/b/c/n.md`), `an edit in ${name}`)
    }
    rmSync(aside, { recursive: true })
  })

  it('sees later edits when the garden itself was replaced before anybody looked', async () => {
    write('a.md')
    await watch()
    cpSync(folder, `${folder}-new`, { recursive: true })
    renameSync(folder, `${folder}-gone`)
    renameSync(`${folder}-new`, folder)
    await until(() => seen.size === 1, 'the replaced note')
    for (let i = 0; i < 2; i++) {
      await probe.calm(2)
      seen.clear()
      write('a.md', `edit ${i}`)
      await until(() => seen.size === 1, 'an edit')
    }
    rmSync(`${folder}-gone`, { recursive: true })
  })

  it('sees a checkout of another commit', async () => {
    git('init', '-q')
    mkdirSync(join(folder, 'old/deep'), { recursive: true })
    write('old/deep/a.md')
    write('same.md')
    git('add', '-A')
    git('commit', '-qm', 'one')
    git('checkout', '-qb', 'two')
    rmSync(join(folder, 'old'), { recursive: true })
    mkdirSync(join(folder, 'new/deep/er'), { recursive: true })
    write('new/deep/er/b.md')
    git('add', '-A')
    git('commit', '-qm', 'two')
    await watch()
    git('checkout', '-q', '-')
    await until(
      () => seen.get('old/deep/a.md') === 'written' && seen.get('new/deep/er/b.md') === 'removed',
      'a checkout',
    )
    expect(seen.has('same.md')).toBe(false)
  })

  it('sees a save by rename, time after time, also when size and time stay the same', async () => {
    write('a.md', '1')
    const { atime, mtime } = statSync(join(folder, 'a.md'))
    await watch()
    for (let i = 0; i < 5; i++) {
      seen.clear()
      write('.a.md.save', String(i + 2))
      utimesSync(join(folder, '.a.md.save'), atime, mtime)
      renameSync(join(folder, '.a.md.save'), join(folder, 'a.md'))
      await until(() => seen.get('a.md') === 'written', `save ${i}`)
    }
    expect([...seen.keys()]).toEqual(['a.md'])
  })

  const many = process.env['HORTUS_FULL'] === '1' ? 30_000 : 10_000
  it(`misses none of ${many} files that are touched while the program is busy`, {
    timeout: 120_000,
  }, async () => {
    for (let i = 0; i < many; i++) {
      if (i % 500 === 0) mkdirSync(join(folder, `d${i / 500}`))
      write(`d${Math.floor(i / 500)}/n${i}.md`)
    }
    await watch({ reconcile: 1_000 })
    // The files are touched by this very thread, so that no event can be read meanwhile.
    for (const child of readdirSync(folder)) {
      for (const name of readdirSync(join(folder, child))) appendFileSync(join(folder, child, name), '!')
    }
    await until(() => seen.size === many, `${many} changes`)
  })

  it('finds changes without events: a mount that sends none', async () => {
    const silent: Subscribe = () => Promise.resolve({ unsubscribe: () => Promise.resolve() })
    await watch({ reconcile: 100 }, silent)
    write('a.md')
    await until(() => seen.get('a.md') === 'written', 'a note without events')
    expect(notices).toEqual([])
  })

  it.each<[string, Subscribe]>([
    ['has no watches left', () => Promise.reject(new Error('inotify_add_watch: No space left on device'))],
    ['never starts', () => new Promise(() => {})],
  ])('polls and says so once when the watcher %s', async (_what, subscribe) => {
    await watch({ poll: 100, start: 200 }, subscribe)
    write('a.md')
    await until(() => seen.get('a.md') === 'written', 'a note while polling')
    expect(notices).toEqual([
      expect.stringMatching(/^File watching does not work here .*looking every 0\.1 s/),
    ])
  })

  it('polls and says so once when events stop with an error', async () => {
    let tell: Parameters<Subscribe>[1] | undefined
    await watch({ poll: 100 }, (_folder, onEvents) => {
      tell = onEvents
      return Promise.resolve({ unsubscribe: () => Promise.resolve() })
    })
    tell!(new Error('lost'), [])
    tell!(new Error('lost'), [])
    write('a.md')
    await until(() => seen.get('a.md') === 'written', 'a note after the loss')
    expect(notices).toHaveLength(1)
  })

  it('goes on when the garden itself was gone for a while and is there again, with events as before', async () => {
    write('a.md')
    await watch({ poll: 50 })
    write('b.md')
    rmSync(folder, { recursive: true })
    await until(() => notices.some((notice) => notice.includes('cannot be listed')), 'a notice')
    mkdirSync(folder)
    write('new.md')
    await until(() => seen.get('new.md') === 'written' && seen.get('a.md') === 'removed', 'the new folder')
    for (const name of ['c.md', 'd.md', 'e.md']) {
      await probe.calm(2)
      write(name)
      await until(() => seen.get(name) === 'written', name)
    }
    expect(notices).toHaveLength(1)
  })

  it('replaces what it saw of a file that is still being written', async () => {
    await watch()
    for (let i = 0; i < 10; i++) {
      const { looks } = probe
      appendFileSync(join(folder, 'slow.md'), 'x'.repeat(1000))
      await until(() => probe.looks > looks, 'a look')
    }
    seen.clear()
    appendFileSync(join(folder, 'slow.md'), 'end')
    await until(() => seen.has('slow.md'), 'the last write')
    expect(readFileSync(join(folder, 'slow.md'), 'utf8')).toMatch(/end$/)
  })

  it('is not woken by files that no garden has', async () => {
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const started = watch()
    await vi.waitUntil(() => vi.advanceTimersByTime(1) && probe.looks > 1)
    await started
    const { looks } = probe
    for (let i = 0; i < 5; i++) {
      const { heard } = probe
      write('.swap', String(i))
      await until(() => probe.heard > heard, 'an event')
      vi.advanceTimersByTime(10_000)
    }
    expect(probe.looks).toBe(looks)
  })
})
