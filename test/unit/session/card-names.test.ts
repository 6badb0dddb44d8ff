import { expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

const place = { x: 0, y: 0, width: 9, height: 9 }

it('names no file of a canvas that is not published, and keeps the words of cards of text', async () => {
  const nodes = [
    { id: 'a', type: 'file', file: 'in/Qzcanary one.md', ...place },
    { id: 'b', type: 'text', text: 'See [[Qzcanary one|the plan]], [[Open]].', ...place },
    { id: 'c', type: 'file', file: 'Open.md', ...place },
    { id: 'd', type: 'group', label: 'Box', background: 'in/Qzcanary one.md', ...place },
  ]
  const snapshot = await snapshotOf({
    'board.canvas': JSON.stringify({ nodes, edges: [] }),
    'Open.md': 'Text of the open one. ![[board.canvas]]',
    'in/Qzcanary one.md': '---\ndraft: true\n---\nText',
  })
  const texts = new Map<string, string>()
  for (const { address, make } of snapshot.files()) texts.set(address, String(await make()))
  for (const page of snapshot.plan.pages) texts.set(page.address, await snapshot.render(page))
  expect([...texts].filter(([, text]) => /qzcanary/i.test(text)).map(([address]) => address)).toEqual([])
  expect(texts.get('board.canvas.md') ?? texts.get('board-canvas.md')).toMatch(/See the plan, Open\.\n+Open/)
})
