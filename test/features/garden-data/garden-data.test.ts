import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { GardenData } from '../../../src/model/garden-data.ts'
import { ownFiles } from '../../../src/model/own-address.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { sessionOn, snapshotOf, textOfFile } from '../../snapshot-of.ts'

const garden = fileURLToPath(new URL('../../../garden', import.meta.url))
const schema = JSON.parse(readFileSync(`${garden}/guide/garden.schema.json`, 'utf8')) as object
const validate = new Ajv2020({ allErrors: true }).compile(schema)

function read(text: string): GardenData {
  const data = JSON.parse(text) as GardenData
  validate(data)
  expect(validate.errors ?? []).toEqual([])
  return data
}

const dataOf = (snapshot: Snapshot): string => textOfFile(snapshot, ownFiles.gardenData)

const note = (properties: string, text = ''): string => `---\n${properties}\n---\n${text}`

describe('garden.json', () => {
  it('follows its schema for the garden of the project', async () => {
    const session = sessionOn(createDiskStore(garden))
    const data = read(dataOf(await session.update()))
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
    read(dataOf(await snapshotOf(files as Record<string, string>)))
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
    const data = read(dataOf(snapshot))
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
    const data = read(dataOf(await snapshotOf(files)))
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
    expect(dataOf(snapshot)).not.toMatch(/veiled/i)
    for (const page of snapshot.plan.pages) expect(await snapshot.render(page)).not.toContain('garden.json')
  })
})
