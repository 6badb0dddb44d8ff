import { expect, it } from 'vitest'
import { createMapMaker } from '../../../src/features/map/make-map.ts'
import { createMapRequest } from '../../../src/features/map/map-request.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const garden: Record<string, string> = {}
for (const topic of ['Linux', 'Cheese']) {
  garden[`${topic}/index.md`] = `---\ntype: topic\ntitle: ${topic}\n---\n`
  for (let i = 0; i < 20; i++)
    garden[`${topic}/${topic} ${i}.md`] =
      `[[${topic} ${(i + 1) % 20}]] [[${topic} 0]] ${i === 3 ? '[[Cheese 3]]' : ''} [[Nobody]]`
}

async function mapped() {
  const snapshot = await snapshotOf(garden)
  const made = createMapMaker().makeWhole(createMapRequest(snapshot), {
    kind: 'file',
    text: undefined,
  })
  return { snapshot, made }
}

it('draws the regions on home, those of topics leading to their pages', async () => {
  const { snapshot, made } = await mapped()
  const home = snapshot.pageByAddress.get(snapshot.homeAddress)!
  const html = await snapshot.renderWith(home, { map: made.outline })
  const figure = html.slice(html.indexOf('<figure>'), html.indexOf('</figure>'))
  expect(figure).toContain('<a class="region" href="/linux/" aria-label="Linux, 21 notes"')
  expect(figure).toContain('<a class="region" href="/cheese/" aria-label="Cheese, 21 notes"')
  expect(figure).toContain('<a class="open-map" href="/map/">')
  expect(await snapshot.render(home)).not.toContain('home-map')
})
