import {
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStored, sendFile } from '../../../src/server/send-file.ts'
import { createDiskStore, type DiskStore } from '../../../src/store/disk-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

let folder: string
let store: DiskStore
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-send-')))
  writeFileSync(join(folder, 'film.mp4'), '0123456789')
  writeFileSync(join(folder, 'empty.mp4'), '')
  store = createDiskStore(folder)
  await store.list()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function send(headers: Record<string, string> = {}, method = 'GET', path = 'film.mp4') {
  const file = await openStored(store, path)
  const response = sendFile(
    file,
    { method, header: (name) => headers[name] },
    { 'content-type': 'video/mp4' },
  )
  const { status } = response
  const header = (name: string) => response.headers.get(name)
  return { status, header, text: await response.text() }
}

describe('sendFile', () => {
  it('sends all of a file, and says that parts can be had', async () => {
    const { status, header, text } = await send()
    expect([status, text, header('content-length'), header('accept-ranges')]).toEqual([
      200,
      '0123456789',
      '10',
      'bytes',
    ])
    expect(header('etag')).toMatch(/^"[^"]+"$/)
  })

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['Bytes = 9-9', '9', 'bytes 9-9/10'],
  ])('sends the part %s', async (range, expected, where) => {
    const { status, header, text } = await send({ range })
    expect([status, text, header('content-range'), header('content-length')]).toEqual([
      206,
      expected,
      where,
      String(expected.length),
    ])
  })

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('has no part %s', async (range) => {
    const { status, header, text } = await send({ range })
    expect([status, text, header('content-range')]).toEqual([416, '', 'bytes */10'])
  })

  it.each(['bytes=3-1', 'bytes=-', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b', 'bytes'])(
    'sends all for %s, which it does not understand',
    async (range) => expect(await send({ range })).toMatchObject({ status: 200, text: '0123456789' }),
  )

  it('sends a part only of the file that the client has begun with', async () => {
    const etag = (await send()).header('etag')!
    expect(await send({ range: 'bytes=2-', 'if-range': etag })).toMatchObject({
      status: 206,
      text: '23456789',
    })
    writeFileSync(join(folder, 'film.mp4'), 'abcdefghij')
    expect(await send({ range: 'bytes=2-', 'if-range': etag })).toMatchObject({
      status: 200,
      text: 'abcdefghij',
    })
    for (const other of [`W/${etag}`, 'Wed, 21 Oct 2015 07:28:00 GMT'])
      expect(await send({ range: 'bytes=2-', 'if-range': other })).toMatchObject({ status: 200 })
  })

  it('sends nothing that the client has, and nothing but the head where that is asked for', async () => {
    const etag = (await send()).header('etag')!
    for (const list of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
      expect(await send({ 'if-none-match': list, range: 'bytes=0-1' })).toMatchObject({
        status: 304,
        text: '',
      })
    expect(await send({ 'if-none-match': '"x"' })).toMatchObject({ status: 200 })
    const head = await send({}, 'HEAD')
    expect([head.status, head.text, head.header('content-length')]).toEqual([200, '', '10'])
    expect(await send({ range: 'bytes=1-2' }, 'HEAD')).toMatchObject({ status: 206, text: '' })
  })

  it('sends a file without a byte in it', async () => {
    expect(await send({}, 'GET', 'empty.mp4')).toMatchObject({ status: 200, text: '' })
    expect(await send({ range: 'bytes=0-' }, 'GET', 'empty.mp4')).toMatchObject({ status: 416 })
  })

  it('answers the same from a store in memory', async () => {
    const file = await openStored(createMemoryStore({ 'film.mp4': '0123456789' }), 'film.mp4')
    const response = sendFile(file, { method: 'GET', header: (name) => ({ range: 'bytes=2-4' })[name] }, {})
    expect([response.status, await response.text()]).toEqual([206, '234'])
  })

  it('opens nothing outside the garden', async () => {
    symlinkSync('/etc/hostname', join(folder, 'away.mp4'))
    await expect(openStored(store, 'away.mp4')).rejects.toThrow()
    await expect(openStored(store, '.hidden/x.mp4')).rejects.toThrow()
  })

  it.skipIf(!existsSync('/proc/self/fd'))(
    'leaves no file open, whatever was asked and however it ended',
    async () => {
      const open = (): number => readdirSync('/proc/self/fd').length
      const before = open()
      for (let i = 0; i < 50; i++) {
        await send({ range: 'bytes=99-' })
        await send({ 'if-none-match': '*' })
        await send({}, 'HEAD')
        await send({ range: 'bytes=1-3' })
        const file = await openStored(store, 'film.mp4')
        await sendFile(file, { method: 'GET', header: () => undefined }, {}).body!.cancel()
      }
      await expect.poll(open).toBeLessThan(before + 20)
    },
  )
})
