import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { splitItem } from '../../../src/features/garden-data/split-item.ts'
import type { GardenData, GardenIndex } from '../../../src/model/garden-data.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { joinGardenData } from '../../../src/site/join-garden-data.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { sessionOn, snapshotOf, textOfFile } from '../../snapshot-of.ts'

const garden = fileURLToPath(new URL('../../../garden', import.meta.url))
const schema = JSON.parse(readFileSync(`${garden}/guide/garden.schema.json`, 'utf8')) as object
const ajv = new Ajv2020({ allErrors: true }).addSchema(schema, 'garden')

function isValid(value: unknown, what: 'index' | 'part' | 'data'): void {
  const validate = ajv.getSchema(`garden#/$defs/${what}`)!
  void validate(value)
  expect(validate.errors ?? []).toEqual([])
}

/** What `garden.json` and its parts say together, each valid by itself. */
async function read(snapshot: Snapshot): Promise<GardenData> {
  isValid(JSON.parse(textOfFile(snapshot, ownFiles.gardenData)), 'index')
  const data = await joinGardenData(snapshot.files())
  isValid(data, 'data')
  return data!
}

const dataOf = async (snapshot: Snapshot): Promise<string> =>
  JSON.stringify(await joinGardenData(snapshot.files()))

const note = (properties: string, text = ''): string => `---\n${properties}\n---\n${text}`

describe('garden.json', () => {
  it('follows its schema for the garden of the project', async () => {
    const session = sessionOn(createDiskStore(garden))
    const data = await read(await session.update())
    await session.close()
    expect(data.notes.length).toBeGreaterThan(110)
    expect(data.references.length).toBeGreaterThanOrEqual(40)
  })

  it.each([
    ['nothing', {}],
    ['folders and tags', { 'a/One.md': '#x [[Two]]', 'Two.md': '#x ![[pic.png]] [[gone.png]]' }],
    [
      'topics and series that have no note',
      { 'One.md': note('topics: Linux\nseries: Tour\npart: 1\nstage: Seedling'), 'planned.md': '- [[Two]]' },
    ],
    ['strange names', { 'A "b" <c>.md': note('type: reference\nurl: HTTPS://e.example/\nyear: 1999') }],
  ])('follows its schema for a garden of %s', async (_, files) => {
    await read(await snapshotOf(files as Record<string, string>))
  })

  it('says what authors say', async () => {
    const snapshot = await snapshotOf(
      {
        'x/index.md': note('type: topic\ntitle: X\nstart: ["[[A]]"]'),
        'x/A.md': note(
          'stage: budding\nbasis: study\nmatters: Often.\nrequires: "[[B]]"',
          '[[B]] [[B]] [[C]]',
        ),
        'x/B.md': note('series: "[[S]]"\npart: 1'),
        'S.md': note('type: series'),
      },
      { base: '/notes/' },
    )
    const data = await read(snapshot)
    expect(data.notes.find(({ path }) => path === 'x/A.md')).toEqual({
      path: 'x/A.md',
      href: '/notes/x/a/',
      title: 'A',
      aliases: [],
      tags: [],
      kind: 'note',
      stage: 'budding',
      basis: 'study',
      matters: 'Often.',
      topics: ['x/index.md'],
      requires: ['x/B.md'],
      words: 3,
      minutes: 1,
      links: ['x/B.md'],
    })
    expect(data.series[0]).toMatchObject({ id: 'S.md', href: '/notes/s/', parts: ['x/B.md'] })
    expect(data.wanted).toEqual([{ name: 'c', label: 'C', askedBy: ['x/A.md'] }])
  })

  it('says what the program finds out by itself', async () => {
    const files = {
      'Raft.md': note('created: 2025-01-02\nupdated: 2025-03-04', 'Leader election with a quorum.'),
      'Paxos.md': note(
        'stage: seedling',
        'A quorum without Raft or leader election. [[Missing]] [[missing]]',
      ),
      'c.md': note('', 'Other things, [[Paxos]].'),
    }
    const data = await read(await snapshotOf(files))
    expect(data.history).toEqual([
      { path: 'Raft.md', planted: '2025-01-02', tended: '2025-03-04', changes: 0 },
    ])
    const [mention] = data.mentions
    expect(mention).toMatchObject({ path: 'Raft.md', source: 'Paxos.md' })
    expect(files['Paxos.md'].slice(mention!.start, mention!.end)).toBe('Raft')
    expect(data.related.find(({ path }) => path === 'Raft.md')!.to[0]).toMatchObject({ path: 'Paxos.md' })
    expect(data.demand).toMatchObject([{ name: 'missing', label: 'Missing', noteCount: 1 }])
    expect(data.tend).toContainEqual({ kind: 'orphan', path: 'Raft.md', words: 5 })
  })

  it('holds no trace of a note that is not published, and no page loads it', async () => {
    const snapshot = await snapshotOf({
      'A.md': 'text',
      'Veiled.md': note('draft: true\ntopics: ["[[Veiled topic]]"]', '[[Veiled wish]] [[A]]'),
    })
    expect(await dataOf(snapshot)).not.toMatch(/veiled/i)
    for (const page of snapshot.plan.pages) expect(await snapshot.render(page)).not.toContain('garden.json')
  })

  it('is in parts of at most a megabyte, which together say what one file would', async () => {
    const name = (i: number): string => `A name that is rather long to write ${i}`
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [`${name(i)}.md`, `[[Hub]] [[${name((i * 7) % 3_000)}]]`]),
    )
    const snapshot = await snapshotOf({
      ...many,
      'Hub.md': Object.keys(many)
        .map((path) => `[[${path.slice(0, -3)}]]`)
        .join(' ')
        .repeat(2),
    })
    const [file] = snapshot.files().filter(({ address }) => address === ownFiles.gardenData)
    const parts: { readonly address: string; readonly text: string }[] = []
    for await (const { address, content } of file?.parts?.make() ?? [])
      parts.push({ address, text: String(content) })
    expect(parts.length).toBeGreaterThan(1)
    for (const { text } of parts) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000)
      isValid(JSON.parse(text), 'part')
    }
    const index = JSON.parse(textOfFile(snapshot, ownFiles.gardenData)) as GardenIndex
    expect(index.parts.map(({ href }) => href)).toEqual(parts.map(({ address }) => `/${address}`))
    expect(index.counts['notes']).toBe(3_001)
    const data = await read(snapshot)
    expect(data.notes).toHaveLength(3_001)
    expect(data.notes.find(({ path }) => path === 'Hub.md')?.links).toHaveLength(3_000)
  })

  it('goes on in further items where one is too long', () => {
    const item = {
      path: 'a.md',
      words: 3,
      links: Array.from({ length: 40 }, (_, i) => `note ${i}`),
      tags: ['x'],
    }
    const pieces = splitItem(item, 200).map((json) => JSON.parse(json) as typeof item & { continues?: true })
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(JSON.stringify(piece).length).toBeLessThanOrEqual(200)
    expect(pieces.map(({ path, continues }) => [path, continues])).toEqual(
      pieces.map((_, i) => ['a.md', i === 0 ? undefined : true]),
    )
    expect(pieces.flatMap(({ links }) => links)).toEqual(item.links)
    expect(splitItem(item, 2_000)).toEqual([JSON.stringify(item)])
  })
})
