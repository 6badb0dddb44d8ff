import { expect, it } from 'vitest'
import type { NotePath } from '../../../../src/model/path.ts'
import type { Session } from '../../../../src/session/session.ts'
import { createMemoryStore } from '../../../../src/store/memory-store.ts'
import { sessionOn } from '../../../snapshot-of.ts'

const drawing = (width: number): string => `<svg width="${width}" height="20"/>`

async function pictures(session: Session, path = 'a.md'): Promise<readonly string[]> {
  const { snapshot } = session
  const address = snapshot.plan.addressByNote.get(path as NotePath)!
  const html = await snapshot.render(snapshot.pageByAddress.get(address)!)
  return (html.match(/<img [^>]*>/g) ?? []).map((tag) => tag.replace(/ (?:alt|src|decoding)="[^"]*"/g, ''))
}

it('gives every picture its size, and keeps the proportion of one that an author gave', async () => {
  const session = sessionOn(
    createMemoryStore({
      'a.md': [
        '![[p.svg]]',
        '![x|60](p.svg)',
        '![[p.svg|5x6]]',
        '<img src="p.svg" alt="y">',
        '<img src="p.svg" alt="y" width="60">',
        '<img src="p.svg" alt="y" style="height: 2em">',
        '<img src="p.svg" alt="y" style="width: 50%; float: right">',
      ].join('\n\n'),
      'p.svg': drawing(30),
    }),
  )
  await session.update()
  expect(await pictures(session)).toEqual([
    '<img width="30" height="20" fetchpriority="high">',
    '<img width="60" height="40" loading="lazy">',
    '<img width="5" height="6" loading="lazy">',
    '<img loading="lazy" width="30" height="20">',
    '<img width="60" loading="lazy" height="40">',
    '<img style="height: 2em" loading="lazy">',
    '<img style="width: 50%; float: right" loading="lazy" width="30" height="20">',
  ])
  await session.close()
})

it('fetches a picture at once only in the first screen', async () => {
  const files = { 'a.md': `${'Reeds and rushes. '.repeat(60)}\n\n![[p.svg]]`, 'p.svg': drawing(30) }
  const session = sessionOn(createMemoryStore(files))
  await session.update()
  expect(await pictures(session)).toEqual(['<img width="30" height="20" loading="lazy">'])
  await session.close()
})

it('waits with what stands below the ways that home shows, where it begins with a picture', async () => {
  const session = sessionOn(
    createMemoryStore({
      'index.md': '# Home\n\n![[p.svg]]\n\n## More\n\n![[p.svg]]\n',
      'a.md': 'Text.',
      'p.svg': drawing(30),
    }),
  )
  await session.update()
  expect(await pictures(session, 'index.md')).toEqual([
    '<img width="30" height="20" fetchpriority="high">',
    '<img width="30" height="20" loading="lazy">',
  ])
  await session.close()
})

it('renews the pages of a picture that was replaced, and no others', async () => {
  const store = createMemoryStore({ 'a.md': '![[p.svg]]', 'b.md': 'Text.', 'p.svg': drawing(30) })
  const session = sessionOn(store)
  const keys = (): readonly string[] =>
    ['a.md', 'b.md'].map((path) => {
      const { snapshot } = session
      return snapshot.keyOf(snapshot.pageByAddress.get(snapshot.plan.addressByNote.get(path as NotePath)!)!)
    })
  await session.update()
  const before = keys()
  store.write('p.svg', drawing(40))
  await session.update([{ kind: 'written', path: 'p.svg' }])
  expect(await pictures(session)).toEqual(['<img width="40" height="20" fetchpriority="high">'])
  expect(keys()[0]).not.toBe(before[0])
  expect(keys()[1]).toBe(before[1])
  await session.close()
})
