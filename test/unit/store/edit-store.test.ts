import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import type { EditStore } from '../../../src/store/edit-store.ts'
import { openStoreIn } from '../../open-store-in.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

let root: string
let clock: number
let store: EditStore
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-edit-')))
  clock = Date.parse('2030-01-01T12:00:00Z')
  store = await openStoreIn(root, () => clock)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const save = (path: string, content: string, base: string | null, client = 'one') =>
  store.save({ path, bytes: encode(content), base: base === null ? null : digest(encode(base)), client })
const history = async (path: string): Promise<(string | undefined)[]> => {
  const states = await store.history.list(path)
  return Promise.all(states.map(async ({ id }) => decode(await store.history.read(path, id))))
}
const strays = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))

describe('saving a note', () => {
  it('replaces what it was based on', async () => {
    write('a.md', 'old')
    expect(await save('a.md', 'new', 'old')).toEqual({ kind: 'saved', hash: digest(encode('new')) })
    expect(text('a.md')).toBe('new')
    expect(strays()).toEqual([])
  })

  it('gives base, theirs and mine when somebody else was faster, and writes nothing', async () => {
    write('a.md', 'base')
    await store.read('a.md')
    write('a.md', 'theirs')
    const result = await save('a.md', 'mine', 'base')
    expect(result.kind === 'conflict' && [decode(result.base), decode(result.theirs?.bytes)]).toEqual([
      'base',
      'theirs',
    ])
    expect(text('a.md')).toBe('theirs')
  })

  it('finds the base of a late save in the history after a restart', async () => {
    write('a.md', 'one')
    await save('a.md', 'two', 'one')
    await save('a.md', 'three', 'two', 'other')
    const again = await openStoreIn(root, () => clock)
    const result = await again.save({
      path: 'a.md',
      bytes: encode('x'),
      base: digest(encode('one')),
      client: 'z',
    })
    expect(result.kind === 'conflict' && decode(result.base)).toBe('one')
  })

  it('sees other bytes behind the same size and time', async () => {
    write('a.md', 'aaaa')
    const { atime, mtime } = statSync(join(root, 'a.md'))
    write('a.md', 'bbbb')
    utimesSync(join(root, 'a.md'), atime, mtime)
    expect((await save('a.md', 'cccc', 'aaaa')).kind).toBe('conflict')
  })

  it('writes nothing when nothing has changed', async () => {
    write('a.md', 'same')
    const before = statSync(join(root, 'a.md'), { bigint: true })
    expect((await save('a.md', 'same', 'same')).kind).toBe('unchanged')
    const after = statSync(join(root, 'a.md'), { bigint: true })
    expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino])
    expect(existsSync(join(root, '.hortus/history'))).toBe(false)
  })

  it('says that it is saved to who asks a second time', async () => {
    write('a.md', 'old')
    await save('a.md', 'new', 'old')
    expect((await save('a.md', 'new', 'old')).kind).toBe('unchanged')
  })

  it.each([
    ['a byte order mark', '\uFEFF# A\n'],
    ['CRLF', '# A\r\n\r\ntext\r\n'],
    ['mixed line ends', 'a\r\nb\nc\rd'],
    ['no newline at the end', 'a'],
    ['tabs and trailing spaces', '\ta  \n- b\t\n'],
    ['decomposed letters', 'cafe\u0301\n'],
    ['nothing', ''],
  ])('keeps %s', async (_, content) => {
    write('a.md', 'old')
    await save('a.md', content, 'old')
    expect(readFileSync(join(root, 'a.md')).equals(Buffer.from(content))).toBe(true)
  })

  it('keeps the mode of a file', async () => {
    write('a.md', 'old')
    chmodSync(join(root, 'a.md'), 0o640)
    await save('a.md', 'new', 'old')
    expect(statSync(join(root, 'a.md')).mode & 0o7777).toBe(0o640)
  })

  it('writes where a link leads and keeps the link', async () => {
    write('real/a.md', 'old')
    symlinkSync('real/a.md', join(root, 'link.md'))
    symlinkSync('real', join(root, 'folder'))
    await save('link.md', 'new', 'old')
    await save('folder/a.md', 'newer', 'new')
    expect(lstatSync(join(root, 'link.md')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(root, 'folder')).isSymbolicLink()).toBe(true)
    expect(text('real/a.md')).toBe('newer')
  })

  it('makes a new note with the folders it needs, and refuses where there is one', async () => {
    expect((await save('x/y/a.md', 'new', null)).kind).toBe('saved')
    expect((await save('x/y/a.md', 'other', null)).kind).toBe('conflict')
    expect(text('x/y/a.md')).toBe('new')
  })

  it('holds names of 250 bytes', async () => {
    const path = `${'漢'.repeat(83)}.md`
    expect((await save(path, 'new', null)).kind).toBe('saved')
    expect((await save(path, 'newer', 'new')).kind).toBe('saved')
  })

  it('does one save after another, so that of two with one base one is refused', async () => {
    write('a.md', 'base')
    const kinds = (await Promise.all(['x', 'y', 'z'].map((mine) => save('a.md', mine, 'base')))).map(
      (r) => r.kind,
    )
    expect(kinds).toEqual(['saved', 'conflict', 'conflict'])
  })
})

describe('what leads out of the garden', () => {
  let outside: string
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'hortus-outside-'))
    writeFileSync(join(outside, 'a.md'), 'secret')
  })
  afterEach(() => rmSync(outside, { recursive: true, force: true }))

  it.each(['file link', 'folder link', 'history link', 'trash link'])(
    'is not followed: a %s',
    async (kind) => {
      write('a.md', 'old')
      if (kind === 'file link') {
        rmSync(join(root, 'a.md'))
        symlinkSync(join(outside, 'a.md'), join(root, 'a.md'))
        await expect(store.read('a.md')).rejects.toThrow('outside')
        await expect(save('a.md', 'x', 'secret')).rejects.toThrow('outside')
      } else if (kind === 'folder link') {
        symlinkSync(outside, join(root, 'f'))
        await expect(store.read('f/a.md')).rejects.toThrow('outside')
        await expect(save('f/a.md', 'x', 'secret')).rejects.toThrow('outside')
        await expect(save('f/new.md', 'x', null)).rejects.toThrow('outside')
        await expect(store.remove('f/a.md', digest(encode('secret')))).rejects.toThrow('outside')
      } else if (kind === 'history link') {
        mkdirSync(join(root, '.hortus'))
        symlinkSync(outside, join(root, '.hortus/history'))
        await expect(save('a.md', 'x', 'old')).rejects.toThrow('.hortus/history is no folder')
      } else {
        symlinkSync(outside, join(root, '.trash'))
        await expect(store.remove('a.md', digest(encode('old')))).rejects.toThrow('.trash is no folder')
      }
      expect(readdirSync(outside)).toEqual(['a.md'])
      expect(readFileSync(join(outside, 'a.md'), 'utf8')).toBe('secret')
    },
  )

  it('is not followed when a folder is swapped for a link in the middle of a save', async () => {
    const swaps = process.env['HORTUS_FULL'] === '1' ? 5_000 : 300
    mkdirSync(join(root, 'f'))
    symlinkSync(outside, join(root, 'link'))
    writeFileSync(join(root, 'f/a.md'), 'in')
    let isDone = false
    const swap = async (): Promise<void> => {
      while (!isDone) {
        renameSync(join(root, 'f'), join(root, 'aside'))
        renameSync(join(root, 'link'), join(root, 'f'))
        await new Promise((resolve) => setImmediate(resolve))
        renameSync(join(root, 'f'), join(root, 'link'))
        renameSync(join(root, 'aside'), join(root, 'f'))
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const swapping = swap()
    for (let i = 0; i < swaps; i++) {
      const found = await store.read('f/a.md').catch(() => undefined)
      expect(decode(found?.bytes)).not.toBe('secret')
      await store
        .save({ path: 'f/a.md', bytes: encode(`in ${i}`), base: digest(encode('secret')), client: 'x' })
        .catch(() => undefined)
      if (found)
        await store
          .save({ path: 'f/a.md', bytes: encode(`in ${i}`), base: found.hash, client: 'x' })
          .catch(() => {})
    }
    isDone = true
    await swapping
    expect(readdirSync(outside)).toEqual(['a.md'])
    expect(readFileSync(join(outside, 'a.md'), 'utf8')).toBe('secret')
  })

  it('is refused when it is a pipe or a folder', async () => {
    mkdirSync(join(root, 'a.md'))
    await expect(store.read('a.md')).rejects.toThrow()
  })
})

describe('removing a note', () => {
  it('moves it to the trash, under another name where there is one already', async () => {
    write('x/a.md', 'one')
    expect(await store.remove('x/a.md', digest(encode('one')))).toEqual({
      kind: 'removed',
      trash: '.trash/x/a.md',
    })
    write('x/a.md', 'two')
    expect(await store.remove('x/a.md', digest(encode('two')))).toEqual({
      kind: 'removed',
      trash: '.trash/x/a 2.md',
    })
    expect([text('.trash/x/a.md'), text('.trash/x/a 2.md'), existsSync(join(root, 'x/a.md'))]).toEqual([
      'one',
      'two',
      false,
    ])
  })

  it('leaves a note that is another by now', async () => {
    write('a.md', 'theirs')
    expect((await store.remove('a.md', digest(encode('mine')))).kind).toBe('conflict')
    expect(text('a.md')).toBe('theirs')
  })
})

describe('the history of a note', () => {
  const minutes = 60_000

  it('keeps what was there, and one state of a client in five minutes', async () => {
    write('a.md', 'found')
    await save('a.md', '1', 'found')
    clock += minutes
    await save('a.md', '2', '1')
    clock += 3 * minutes
    await save('a.md', '3', '2')
    expect(await history('a.md')).toEqual(['3', 'found'])
    clock += 2 * minutes
    await save('a.md', '4', '3')
    expect(await history('a.md')).toEqual(['4', '3', 'found'])
  })

  it('keeps what one client wrote when another overwrites it, however soon', async () => {
    write('a.md', 'found')
    await save('a.md', '1', 'found', 'one')
    await save('a.md', '2', '1', 'two')
    await save('a.md', '3', '2', 'one')
    expect(await history('a.md')).toEqual(['3', '2', '1', 'found'])
  })

  it('keeps what another program wrote between two saves', async () => {
    write('a.md', 'found')
    await save('a.md', '1', 'found')
    write('a.md', 'from vim')
    await save('a.md', '2', 'from vim')
    expect(await history('a.md')).toEqual(['2', 'from vim', '1', 'found'])
  })

  it('can restore every state of seven days, and forgets older ones', async () => {
    const start = clock
    const states: { at: number; content: string }[] = []
    write('a.md', 'v0')
    for (let hour = 0; hour <= 8 * 24; hour += 6) {
      clock = start + hour * 60 * minutes
      const content = `v${hour + 1}`
      await save('a.md', content, states.at(-1)?.content ?? 'v0')
      states.push({ at: clock, content })
    }
    const kept = await store.history.list('a.md')
    for (let back = 0; back <= 7 * 24; back += 5) {
      const at = clock - back * 60 * minutes
      const then = states.findLast((state) => state.at <= at)!.content
      const state = kept.find((one) => Date.parse(one.at) <= at)!
      expect(decode(await store.history.read('a.md', state.id))).toBe(then)
    }
    expect(kept.length).toBeLessThan(states.length)
  })

  it('gives nothing for an id that is none', async () => {
    write('a.md', 'x')
    await save('a.md', 'y', 'x')
    expect(await store.history.read('a.md', '../../../a.md')).toBeUndefined()
  })
})

describe('opening the writing side', () => {
  it('removes what a killed program left, and nothing else', async () => {
    write('.hortus/tmp/.hortus-999999999-0123456789abcdef.tmp', 'half')
    write('.hortus/tmp/mine.tmp', 'somebody else')
    write('notes/.hortus-999999999-0123456789abcdef.tmp', 'half, beside')
    write('.hortus/tmp/beside', '')
    write('a.md', 'note')
    await openStoreIn(root)
    expect(strays()).toEqual(['.hortus/tmp/mine.tmp'])
    expect(text('a.md')).toBe('note')
  })

  it('leaves the file of a program that is at work', async () => {
    write(`.hortus/tmp/.hortus-${process.ppid}-0123456789abcdef.tmp`, 'half')
    await openStoreIn(root)
    expect(strays().length).toBe(1)
  })
})

describe('the history of a note that moves', () => {
  it('is found under its new name, and under the old one after an undo', async () => {
    write('x/a.md', 'one')
    await save('x/a.md', 'two', 'one')
    const done = await store.apply([{ path: 'x/a.md', to: 'y/b.md' }], 'rename "x/a.md" to "y/b.md"')
    expect([await history('y/b.md'), await history('x/a.md')]).toEqual([['two', 'one'], []])
    expect(existsSync(join(root, '.hortus/history/x'))).toBe(false)
    const undone = await store.undo(done.id)
    expect([undone.what, await history('x/a.md')]).toEqual(['rename "x/a.md" to "y/b.md"', ['two', 'one']])
  })
})
