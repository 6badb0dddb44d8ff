import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { noPostgres } from '../../hub-database.ts'
import { layWire } from './serving.ts'
import { inGit, serveWritingHub, untilTaken, write } from './writers.ts'

describe.skipIf(noPostgres !== '')(`writing together${noPostgres}`, () => {
  it('shows each what the others type, and commits it in the names of all', async () => {
    const hub = await serveWritingHub({ 'x.md': '# X\n\nFirst.\n\nLast.\n' })
    const [ann, bob] = [await write(hub, 'ann', 'x.md'), await write(hub, 'bob', 'x.md')]
    expect(ann.text.toString()).toBe('# X\n\nFirst.\n\nLast.\n')
    ann.text.insert(11, ' Ann was here.')
    bob.text.insert(bob.text.length, 'Bob, too.\n')
    const both = '# X\n\nFirst. Ann was here.\n\nLast.\nBob, too.\n'
    await expect.poll(() => [ann.text.toString(), bob.text.toString()]).toEqual([both, both])
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(both)
    const log = hub.repository.git('log', '-1', '--format=%an <%ae>%n%cn%n%B', 'main')
    expect(log).toContain('ANN <ann@example.org>\nHortus hub\nWrite x.md')
    expect(log).toContain('Co-authored-by: BOB <bob@example.org>')
    await expect.poll(() => ann.standings.at(-1)).toBe('{"kind":"saved"}')
    // It is shown without anybody having told of a push.
    const pushes = await hub.shop.database.query("select from pushes where cause = 'writing'")
    expect(pushes).toHaveLength(1)
  })

  it('brings what is pushed meanwhile into the open document, and pushes after it', async () => {
    const hub = await serveWritingHub({ 'x.md': 'One.\n\nTwo.\n\nThree.\n', 'y.md': 'Y\n' })
    const ann = await write(hub, 'ann', 'x.md')
    for (let round = 0; round < 5; round++) {
      ann.text.insert(0, `${round}`)
      hub.repository.push({ 'x.md': inGit(hub.repository, 'x.md').replace(/$/, `Push ${round}.\n`) })
      await expect.poll(() => ann.text.toString()).toContain(`Push ${round}.`)
      await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(ann.text.toString())
    }
    expect(ann.text.toString()).toBe(
      '43210One.\n\nTwo.\n\nThree.\nPush 0.\nPush 1.\nPush 2.\nPush 3.\nPush 4.\n',
    )
  })

  it('lets its writers decide where both changed the same words', async () => {
    const hub = await serveWritingHub({ 'x.md': 'The word.\n' })
    for (const [how, whole] of [
      ['ours', 'The theirs ours.\n'],
      ['both', 'The theirs ours mine.\nThe others.\n'],
    ] as const) {
      const ann = await write(hub, 'ann', 'x.md')
      if (how === 'ours') {
        ann.text.delete(4, 4)
        ann.text.insert(4, 'theirs ours')
        hub.repository.push({ 'x.md': 'The git.\n' })
      } else {
        ann.text.insert(15, ' mine')
        hub.repository.push({ 'x.md': 'The others.\n' })
      }
      await expect.poll(() => ann.standings.at(-1)).toContain('"conflict"')
      ann.provider.sendStateless(how)
      await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(whole)
      expect(ann.text.toString()).toBe(whole)
      ann.provider.destroy()
    }
  })

  it('keeps the line ends of a file', async () => {
    const hub = await serveWritingHub({ 'x.md': 'One.\r\nTwo.\r\n' })
    const ann = await write(hub, 'ann', 'x.md')
    expect(ann.text.toString()).toBe('One.\nTwo.\n')
    ann.text.insert(5, 'And\n')
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe('One.\r\nAnd\r\nTwo.\r\n')
    await sleep(700)
    expect(ann.text.toString()).toBe('One.\nAnd\nTwo.\n')
  })

  it('goes on where it was when the hub is started anew, and saves what it had not', async () => {
    const hub = await serveWritingHub({ 'x.md': 'Start.\n' })
    const [ann, bob] = [await write(hub, 'ann', 'x.md'), await write(hub, 'bob', 'x.md')]
    ann.text.insert(0, 'Before. ')
    const restarting = hub.restart()
    for (let i = 0; i < 20; i++) {
      ann.text.insert(ann.text.length, `a${i} `)
      bob.text.insert(0, `b${i} `)
      await sleep(50)
    }
    await restarting
    await untilTaken([ann, bob])
    await expect.poll(() => bob.text.toString()).toBe(ann.text.toString())
    const whole = ann.text.toString()
    for (let i = 0; i < 20; i++) expect([...whole.matchAll(new RegExp(`[ab]${i} `, 'g'))]).toHaveLength(2)
    for (const words of ['Before. ', 'Start.\n']) expect(whole.split(words)).toHaveLength(2)
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(whole)
  })

  it('goes on while the database is away, and keeps everything when it is back', async () => {
    const wire = await layWire()
    const hub = await serveWritingHub({ 'x.md': 'Start.\n' }, wire.address)
    const [ann, bob] = [await write(hub, 'ann', 'x.md'), await write(hub, 'bob', 'x.md')]
    await wire.cut()
    for (let i = 0; i < 10; i++) {
      ann.text.insert(ann.text.length, `a${i} `)
      await sleep(200)
    }
    await expect.poll(() => bob.text.toString()).toContain('a9 ')
    // Whoever leaves now leaves nothing behind that is not kept.
    ann.provider.destroy()
    bob.provider.destroy()
    await sleep(1_000)
    await wire.mend()
    const whole = `Start.\n${Array.from({ length: 10 }, (_, i) => `a${i} `).join('')}`
    await expect.poll(() => inGit(hub.repository, 'x.md'), { timeout: 30_000 }).toBe(whole)
    const kept = await hub.shop.database.query<{ isUnsaved: boolean }>(
      'select is_unsaved as "isUnsaved" from drafts',
    )
    await expect.poll(() => kept.length).toBe(1)
    const carl = await write(hub, 'carl', 'x.md')
    expect(carl.text.toString()).toBe(whole)
  })
})
