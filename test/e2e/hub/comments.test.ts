import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createRelativePositionFromTypeIndex, type Text } from 'yjs'
import { grant, revokeWriting } from '../../../src/hub/administer.ts'
import { noPostgres } from '../../hub-database.ts'
import { inGit, serveWritingHub, type Typist, untilTaken, write } from './writers.ts'

interface Entry {
  readonly kind: string
  readonly by: string
  readonly text: string
  readonly quote: string
  readonly isSettled: boolean
}

const newId = (): string => randomBytes(8).toString('hex')
const entriesOf = ({ provider }: Typist) => provider.document.getMap<Entry>('comments')

/** Says something on the first place with these words, as the page does. */
function say(typist: Typist, on: string, text: string): string {
  const id = newId()
  const at = typist.text.toString().indexOf(on)
  const place = (index: number, assoc: number, of: Text = typist.text): unknown =>
    createRelativePositionFromTypeIndex(of, index, assoc)
  typist.provider.sendStateless(
    JSON.stringify({ kind: 'start', id, from: place(at, 0), to: place(at + on.length, -1), text }),
  )
  return id
}

describe.skipIf(noPostgres !== '')(`comments beside a text${noPostgres}`, () => {
  it('are seen by all, with the name of who is signed in, and never stand in the note', async () => {
    const hub = await serveWritingHub({ 'x.md': '# X\n\nOne sentence. Another one.\n' })
    const [ann, bob] = [await write(hub, 'ann', 'x.md'), await write(hub, 'bob', 'x.md')]
    const id = say(ann, 'Another one.', 'Which one?')
    await expect.poll(() => entriesOf(bob).get(id)).toMatchObject({ by: 'ANN', quote: 'Another one.' })
    const reply = newId()
    bob.provider.sendStateless(
      JSON.stringify({ kind: 'reply', id: reply, thread: id, text: 'That one.', by: 'EVE' }),
    )
    await expect
      .poll(() => entriesOf(ann).get(`${id}/${reply}`))
      .toMatchObject({ by: 'BOB', text: 'That one.' })
    for (const isSettled of [true, false]) {
      bob.provider.sendStateless(JSON.stringify({ kind: 'settled', thread: id, isSettled }))
      await expect.poll(() => entriesOf(ann).get(`${id}/settled`)?.isSettled).toBe(isSettled)
    }
    ann.text.insert(0, 'Above.\n')
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(ann.text.toString())
    expect(inGit(hub.repository, 'x.md')).not.toMatch(/Which|That one/)
    const audited = await hub.shop.database.query<{ actor: string }>(
      "select actor from audit where action like 'comment-%' order by id",
    )
    expect(audited.map(({ actor }) => actor)).toEqual(['ann', 'bob', 'bob', 'bob'])
  })

  it('stay with their sentence through edits, a push and a restart of the hub', async () => {
    const hub = await serveWritingHub({ 'x.md': 'First.\n\nThe middle sentence.\n\nLast.\n' })
    const ann = await write(hub, 'ann', 'x.md')
    const id = say(ann, 'The middle sentence.', 'Why?')
    await expect.poll(() => entriesOf(ann).has(id)).toBe(true)
    ann.text.insert(0, 'Before.\n\n')
    hub.repository.push({ 'x.md': inGit(hub.repository, 'x.md').replace('Last.', 'The very last.') })
    await expect.poll(() => ann.text.toString()).toContain('The very last.')
    await untilTaken([ann])
    await hub.restart()
    await expect.poll(() => ann.provider.synced).toBe(true)
    expect(entriesOf(ann).get(id)?.text).toBe('Why?')
    const again = await write(hub, 'bob', 'x.md')
    await expect.poll(() => entriesOf(again).get(id)?.text).toBe('Why?')
    const page = await fetch(`${hub.url}/-/comments/a/notes/x.md`, {
      headers: { cookie: await hub.enter('reader') },
    })
    const html = await page.text()
    expect(html).toContain('The middle sentence.')
    expect(html).not.toContain('was removed')
    again.text.delete(again.text.toString().indexOf('The middle'), 'The middle sentence.'.length)
    await expect
      .poll(async () => {
        const headers = { cookie: await hub.enter('reader') }
        return (await fetch(`${hub.url}/-/comments/a/notes/x.md`, { headers })).text()
      })
      .toContain('was removed')
  })

  it('are read by who may read the note and by nobody else, and added by who may write it', async () => {
    const hub = await serveWritingHub({ 'open/x.md': 'A word.\n', 'board/y.md': 'A secret.\n' })
    const { database } = hub.shop
    const [ann, too] = [await write(hub, 'ann', 'open/x.md'), await write(hub, 'ann', 'board/y.md')]
    say(ann, 'A word.', 'Canary of x')
    say(too, 'A secret.', 'Canary of y')
    await expect.poll(() => entriesOf(ann).size + entriesOf(too).size).toBe(2)
    await grant(database, 'test', 'a/notes', { folder: 'board', reader: 'board' })
    await grant(database, 'test', 'a/notes', { folder: 'open', reader: 'guests' })
    const see = async (path: string, groups: readonly string[]) => {
      const answer = await fetch(`${hub.url}/-/comments/a/notes/${path}`, {
        headers: { cookie: await hub.enter('guest', groups) },
      })
      return { status: answer.status, html: await answer.text() }
    }
    await expect.poll(async () => (await see('open/x.md', ['guests'])).html).toContain('Canary of x')
    const list = await see('', ['guests'])
    expect(list.html).toContain('open/x.md')
    expect(list.html).not.toContain('board')
    const hidden = await see('board/y.md', ['guests'])
    const missing = await see('board/z.md', ['guests'])
    expect(hidden.status).toBe(404)
    expect(hidden.html.replaceAll('y.md', 'z.md')).toBe(missing.html)
    expect((await see('board/y.md', ['board'])).html).toContain('Canary of y')
    // Who may not write any more adds nothing.
    await revokeWriting(database, 'test', 'a/notes', { folder: '', reader: 'staff' })
    await expect
      .poll(
        async () =>
          (await fetch(`${hub.url}/-/write/a/notes/`, { headers: { cookie: await hub.enter('ann') } }))
            .status,
      )
      .toBe(404)
    const id = say(ann, 'A word.', 'Too late')
    await expect.poll(() => ann.provider.synced && !entriesOf(ann).has(id)).toBe(true)
    expect((await see('open/x.md', ['guests'])).html).not.toContain('Too late')
  })

  it('cannot be written or taken away by a program that speaks to the document itself', async () => {
    const hub = await serveWritingHub({ 'x.md': 'A word.\n' })
    const [ann, eve] = [await write(hub, 'ann', 'x.md'), await write(hub, 'eve', 'x.md')]
    const id = say(ann, 'A word.', 'Mine')
    await expect.poll(() => entriesOf(eve).has(id)).toBe(true)
    entriesOf(eve).delete(id)
    await expect.poll(() => hub.lines.filter((line) => line.includes('writer-shut-out'))).toHaveLength(1)
    expect(entriesOf(ann).get(id)?.text).toBe('Mine')
    const bad = [
      '{"kind":"start"}',
      '{',
      '{"kind":"reply","id":"x"}',
      JSON.stringify({ kind: 'start', id: newId(), from: {}, to: 7, text: 'x' }),
    ]
    for (const payload of bad) ann.provider.sendStateless(payload)
    await expect.poll(() => ann.standings.at(-1)).toContain('not-said')
    expect(entriesOf(ann).size).toBe(1)
  })

  it('are kept while the note is tidied away that nobody has changed', async () => {
    const hub = await serveWritingHub({ 'x.md': 'A word.\n' })
    const ann = await write(hub, 'ann', 'x.md')
    const id = say(ann, 'A word.', 'Keep me')
    await expect.poll(() => entriesOf(ann).has(id)).toBe(true)
    const { database, content } = hub.shop
    await database.query("update drafts set changed_at = now() - interval '90 days'")
    const { tidy } = await import('../../../src/hub/tidy.ts')
    await tidy(database, content, 7)
    expect(await database.query('select path from drafts')).toEqual([{ path: 'x.md' }])
  })
})
