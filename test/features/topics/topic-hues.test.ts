import { expect, it } from 'vitest'
import { createMapMaker } from '../../../src/features/map/make-map.ts'
import { createMapRequest } from '../../../src/features/map/map-request.ts'
import { topicFacts } from '../../../src/features/topics/facts.ts'
import type { GardenGrowth } from '../../../src/model/note-table.ts'
import { snapshotOf } from '../../snapshot-of.ts'

type Files = Readonly<Record<string, string>>

function gardenOf(topics: readonly string[], isDeclared: boolean): Files {
  const files: Record<string, string> = {}
  for (const topic of topics) {
    if (isDeclared) files[`${topic}/index.md`] = `---\ntype: topic\ntitle: ${topic}\n---\n`
    for (let i = 0; i < 12; i++)
      files[`${topic}/${topic} ${i}.md`] =
        `---\ncreated: 2024-0${1 + (i % 5)}-01\n---\n[[${topic} ${(i + 1) % 12}]] [[${topic} 0]]`
  }
  return files
}

async function huesOf(files: Files): Promise<Readonly<Record<string, number | undefined>>> {
  const { read } = (await snapshotOf(files)).garden
  const { topics, hueById } = read(topicFacts)
  return Object.fromEntries(topics.map(({ id, title }) => [title, hueById.get(id)]))
}

const names = ['Bees', 'Cheese', 'Linux', 'Rain', 'Wool'] as const

it.each([true, false])(
  'are the same on the map, in the history and in lists (declared: %s)',
  async (isDeclared) => {
    const files = gardenOf(names, isDeclared)
    const hues = await huesOf(files)
    expect(new Set(Object.values(hues)).size).toBe(names.length)
    const snapshot = await snapshotOf(files)
    const { outline } = createMapMaker().makeWhole(createMapRequest(snapshot), {
      kind: 'file',
      text: undefined,
    })
    const onMap = outline.regions.map(({ marks, hue }) => [marks[0]?.split('/')[0], hue])
    expect(Object.fromEntries(onMap)).toEqual(hues)
    const page = snapshot.pageByAddress.get('garden-history/' as never)!
    const { topics } = (snapshot.inputOf(page) as { readonly input: GardenGrowth }).input
    expect(Object.fromEntries(topics.map((topic) => [topic?.title, topic?.hue]))).toEqual(hues)
    const html = await snapshot.render(page)
    for (const name of names)
      expect(html).toMatch(
        new RegExp(`<li data-hue="${hues[name]}"><a data-hue="${hues[name]}" href="[^"]*">${name}`),
      )
  },
)

it('stay when another topic comes', async () => {
  const before = await huesOf(gardenOf(['Bees', 'Linux'], true))
  const after = await huesOf(gardenOf(['Bees', 'Linux', 'Zebras'], true))
  expect(after).toMatchObject(before)
})

it('are those of the topic above, and below one that holds nearly everything their own', async () => {
  const topic = (parent?: string): string =>
    `---\ntype: topic\n${parent === undefined ? '' : `parent: "[[${parent}]]"\n`}---\n`
  const hues = await huesOf({
    'All.md': topic(),
    'Linux.md': topic('All'),
    'Cheese.md': topic('All'),
    'Memory.md': topic('Linux'),
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`${i}.md`, `---\ntopics: ${i % 2 ? 'Memory' : 'Cheese'}\n---\n`]),
    ),
  })
  expect(hues['Memory']).toBe(hues['Linux'])
  expect(new Set([hues['All'], hues['Linux'], hues['Cheese']]).size).toBe(3)
})
