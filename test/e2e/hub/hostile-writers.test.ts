import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { add, grant, grantWriting, revokeWriting } from '../../../src/hub/administer.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, usualGarden } from './hub-shop.ts'
import {
  epochOf,
  inGit,
  openTypist,
  serveWritingHub,
  socketFor,
  type Typist,
  type WritingHub,
  write,
} from './writers.ts'

/** A message of Hocuspocus that brings an update. */
function updateMessage(name: string, update: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  for (const kind of [0, 2]) writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

/** The update of a document that somebody made as they liked. */
function updateOf(change: (document: Doc) => void): Uint8Array {
  const document = new Doc()
  change(document)
  return encodeStateAsUpdate(document)
}

function send({ provider }: Typist, message: Uint8Array): void {
  provider.configuration.websocketProvider.webSocket!.send(message as Uint8Array<ArrayBuffer>)
}

/** How a connection ended that was opened by hand. */
async function endOf(
  hub: WritingHub,
  cookie: string,
  origin = hub.url,
  path = '/-/together',
): Promise<string> {
  const Socket = socketFor(cookie, origin) as new (url: string) => WebSocket
  const socket = new Socket(`${hub.url.replace('http', 'ws')}${path}`)
  return new Promise((resolve) => {
    socket.addEventListener('open', () => {
      socket.close()
      resolve('opened')
    })
    socket.addEventListener('error', () => resolve('refused'))
  })
}

const note = 'a/notes/x.md'
const hostile: Readonly<Record<string, (typist: Typist) => Uint8Array>> = {
  garbage: () => new Uint8Array([255, 254, 1, 2, 3, 255, 255]),
  'half a message': () =>
    updateMessage(
      note,
      updateOf((one) => one.getText('text').insert(0, 'x')),
    ).slice(0, -3),
  'something else than the text': () =>
    updateMessage(
      note,
      updateOf((one) => one.getMap('other').set('a', 1)),
    ),
  'an object in the text': () =>
    updateMessage(
      note,
      updateOf((one) => one.getText('text').insertEmbed(0, {})),
    ),
  'marks on the text': () =>
    updateMessage(
      note,
      updateOf((one) => one.getText('text').insert(0, 'x', { bold: true })),
    ),
  'line ends that no editor has': () =>
    updateMessage(
      note,
      updateOf((one) => one.getText('text').insert(0, '\r')),
    ),
  'more than a note may have': () =>
    updateMessage(
      note,
      updateOf((one) => one.getText('text').insert(0, 'x'.repeat(600_000))),
    ),
  'more than a message may have': () => updateMessage(note, new Uint8Array(5_000_000)),
  'the name of a file elsewhere': () =>
    updateMessage(
      'a/notes/../../x.md',
      updateOf(() => {}),
    ),
  'the name of another note': () =>
    updateMessage(
      'a/notes/y.md',
      updateOf((one) => one.getText('text').insert(0, 'x')),
    ),
  'the name of a property': () =>
    updateMessage(
      '__proto__',
      updateOf(() => {}),
    ),
}

describe.skipIf(noPostgres !== '')(`who is not to write${noPostgres}`, () => {
  it('is shut out with whatever no editor sends, and nobody else notices', async () => {
    const hub = await serveWritingHub({ 'x.md': 'X\n', 'y.md': 'Y\n' })
    const ann = await write(hub, 'ann', 'x.md')
    for (const [i, [name, make]] of Object.entries(hostile).entries()) {
      const typist = await write(hub, `eve${i}`, 'x.md')
      const closed = new Promise((resolve) => typist.provider.on('close', resolve))
      send(typist, make(typist))
      await closed
      typist.provider.configuration.websocketProvider.destroy()
      const isShutOut = !name.startsWith('more than a message')
      expect(await endOf(hub, await hub.enter(`eve${i}`)), name).toBe(isShutOut ? 'refused' : 'opened')
    }
    // As somebody else, so that what they type is taken for known.
    const mallory = await write(hub, 'mallory', 'x.md')
    const closed = new Promise((resolve) => mallory.provider.on('close', resolve))
    const asAnn = new Doc()
    asAnn.clientID = ann.provider.document.clientID
    asAnn.getText('text').insert(0, 'x'.repeat(50))
    send(mallory, updateMessage(note, encodeStateAsUpdate(asAnn)))
    await closed
    mallory.provider.destroy()
    ann.text.insert(0, 'Ann. ')
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe('Ann. X\n')
    expect([ann.text.toString(), inGit(hub.repository, 'y.md')]).toEqual(['Ann. X\n', 'Y\n'])
    expect(ann.provider.isSynced).toBe(true)
  })

  it('is named as who they are', async () => {
    const hub = await serveWritingHub({ 'x.md': 'X\n' })
    const [ann, bob] = [await write(hub, 'ann', 'x.md'), await write(hub, 'bob', 'x.md')]
    ann.provider.setAwarenessField('user', { name: 'BOB', color: 'url(//evil.example)' })
    bob.provider.setAwarenessField('user', {})
    const names = (): unknown =>
      [...bob.provider.awareness!.getStates().values()].map(({ user }) => user?.name).sort()
    await expect.poll(names).toEqual(['ANN', undefined])
    expect(
      [...bob.provider.awareness!.getStates().values()].map(({ user }) => String(user?.color)),
    ).not.toContain('url(//evil.example)')
  })

  it('opens nothing without the right, and cannot tell what there is', async () => {
    const hub = await serveWritingHub({ 'x.md': 'X\n', 'Board/plan.md': 'Plan\n' })
    const { database } = hub.shop
    await grant(database, 'test', 'a/notes', { folder: '', reader: 'guests' })
    await grant(database, 'test', 'a/notes', { folder: 'Board', reader: 'board' })
    await grantWriting(database, 'test', 'a/notes', { folder: 'Board', reader: 'board' })
    const other = createRepository()
    other.push({ 'x.md': 'Other\n' })
    const usual = { ...usualGarden, readers: ['others'] }
    await add(database, 'test', { ...usual, path: 'b/notes', gitUrl: other.url })
    const eyes: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['guest', ['guests'], ['x.md', 'none.md']],
      ['nobody', [], ['x.md', 'none.md', 'Board/plan.md']],
      ['staff', ['staff'], ['Board/plan.md', 'Board/none.md', '../../b/notes/x.md', '.git/config', 'x.txt']],
    ]
    for (const [name, groups, paths] of eyes) {
      const cookie = await hub.enter(name, groups)
      const answers = new Set<string>()
      for (const path of paths) {
        const page = await fetch(`${hub.url}/-/write/a/notes/${path}`, { headers: { cookie } })
        answers.add(`${page.status} ${(await page.text()).replace(/to=[^"]*/, '')}`)
        const typist = openTypist(hub, { cookie, path, epoch: 'guessed' })
        await expect.poll(() => typist.refusals.length, { message: `${name} ${path}` }).toBeGreaterThan(0)
        expect(typist.refusals[0]).toBe('forbidden')
        expect(typist.text.toString()).toBe('')
        typist.provider.configuration.websocketProvider.destroy()
      }
      expect([...answers], name).toHaveLength(1)
      expect([...answers][0]).toMatch(/^404 /)
    }
    const list = await fetch(`${hub.url}/-/write/a/notes/`, { headers: { cookie: await hub.enter('staff') } })
    expect(await list.text()).not.toContain('plan')
    expect(await database.query('select from drafts')).toEqual([])
    expect(await endOf(hub, '')).toBe('refused')
    expect(await endOf(hub, 'hortus=made-up')).toBe('refused')
    expect(await endOf(hub, await hub.enter('ann'), 'https://evil.example')).toBe('refused')
    expect(await endOf(hub, await hub.enter('ann'), hub.url, '/a/notes/')).toBe('refused')
    expect(await endOf(hub, await hub.enter('ann'))).toBe('opened')
  })

  it('writes nothing more when the right is taken away', async () => {
    const hub = await serveWritingHub({ 'x.md': 'X\n' })
    const ann = await write(hub, 'ann', 'x.md')
    await revokeWriting(hub.shop.database, 'test', 'a/notes', { folder: '', reader: 'staff' })
    await expect.poll(() => ann.refusals.at(-1)).toBe('forbidden')
    ann.text.insert(0, 'Too late. ')
    expect(await epochOf(hub, await hub.enter('ann'), 'x.md')).toBe(undefined)
    await expect.poll(() => hub.lines.some((line) => line.includes('"notes-written"'))).toBe(false)
    expect(inGit(hub.repository, 'x.md')).toBe('X\n')
  })
})
