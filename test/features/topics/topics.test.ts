import { describe, expect, it } from 'vitest'
import { seriesFacts } from '../../../src/features/series/facts.ts'
import { startFacts } from '../../../src/features/start/facts.ts'
import { bridgeFacts, topicFacts } from '../../../src/features/topics/facts.ts'
import type { Topic } from '../../../src/model/topic.ts'
import type { TopicId } from '../../../src/model/topic-id.ts'
import { snapshotOf } from '../../snapshot-of.ts'

type Files = Readonly<Record<string, string>>

const note = (properties: string, text = ''): string => `---\n${properties}\n---\n${text}`

async function topicsOf(files: Files): Promise<Readonly<Record<string, Topic>>> {
  const { garden } = await snapshotOf(files)
  return Object.fromEntries(garden.read(topicFacts).topics.map((topic) => [topic.id, topic]))
}

describe('notes belong to a topic', () => {
  it('by the nearest folder whose index is a topic', async () => {
    const topics = await topicsOf({
      'linux/index.md': note('type: topic'),
      'linux/memory/index.md': note('type: topic'),
      'linux/memory/cache/Page cache.md': '',
      'linux/Processes.md': '',
      'Elsewhere.md': '',
    })
    expect(topics['linux/index.md']!.notes).toEqual(['linux/Processes.md'])
    expect(topics['linux/memory/index.md']!.notes).toEqual(['linux/memory/cache/Page cache.md'])
    expect(topics['linux/memory/index.md']!.parent).toBe('linux/index.md')
    expect(topics['linux/index.md']!.noteCount).toBe(2)
  })

  it('by the folder that has the name of the topic, inside or beside it', async () => {
    const topics = await topicsOf({
      'linux/Linux.md': note('type: topic'),
      'linux/A.md': '',
      'Git.md': note('type: topic'),
      'git/B.md': '',
    })
    expect(topics['linux/Linux.md']!.notes).toEqual(['linux/A.md'])
    expect(topics['Git.md']!.notes).toEqual(['git/B.md'])
  })

  it('by naming it, with brackets or without, and to several', async () => {
    const topics = await topicsOf({
      'Linux.md': note('type: topic'),
      'Speed.md': note('type: topic'),
      'A.md': note('topics: ["[[Linux]]", Speed]'),
      'B.md': note('topics: [[Speed]]'),
    })
    expect(topics['Linux.md']!.notes).toEqual(['A.md'])
    expect(topics['Speed.md']!.notes).toEqual(['A.md', 'B.md'])
  })

  it('by a tag with its name, or with a tag that it alone has', async () => {
    const topics = await topicsOf({
      'Page cache.md': note('type: topic\ntags: [memory, moc]'),
      'Speed.md': note('type: topic\ntags: [moc]'),
      'A.md': '#page-cache',
      'B.md': '#memory/huge-pages',
      'C.md': '#moc',
    })
    expect(topics['Page cache.md']!.notes).toEqual(['A.md', 'B.md'])
    expect(topics['Speed.md']!.notes).toEqual([])
  })

  it('unless they are plain pages, series or topics', async () => {
    const topics = await topicsOf({
      'linux/index.md': note('type: topic'),
      'linux/about.md': note('type: page'),
      'linux/Files.md': note('type: series'),
      'linux/Containers.md': note('type: topic'),
      'linux/Book.md': note('type: reference'),
    })
    expect(topics['linux/index.md']!.notes).toEqual(['linux/Book.md'])
    expect(topics['linux/index.md']!.series).toEqual(['linux/Files.md'])
    expect(topics['linux/index.md']!.children).toEqual(['linux/Containers.md'])
  })
})

describe('a topic', () => {
  it('exists when notes name it, whether or not it has a note', async () => {
    const topics = await topicsOf({ 'A.md': note('topics: ["[[Linux]]", "[[Unwritten]]"]'), 'Linux.md': '' })
    expect(topics['Linux.md']!.notes).toEqual(['A.md'])
    expect(topics['/name/unwritten']).toMatchObject({ title: 'Unwritten', notes: ['A.md'] })
  })

  it('lies below its parent, and a circle of parents is cut at its first topic', async () => {
    const topics = await topicsOf({
      'A.md': note('type: topic\nparent: "[[C]]"'),
      'B.md': note('type: topic\nparent: "[[A]]"'),
      'C.md': note('type: topic\nparent: "[[B]]"'),
      'D.md': note('type: topic\nparent: "[[D]]"'),
    })
    expect(topics['A.md']!.parent).toBeUndefined()
    expect(topics['C.md']!.parent).toBe('B.md')
    expect(topics['D.md']!.parent).toBeUndefined()
  })

  it('begins where it says, then with its notes that say so', async () => {
    const topics = await topicsOf({
      'x/index.md': note('type: topic\nstart: ["[[C]]", "[[Nobody]]"]'),
      'x/A.md': note('start: true'),
      'x/C.md': '',
    })
    expect(topics['x/index.md']!.start).toEqual(['x/C.md', 'x/A.md'])
  })

  it('tells which notes connect it to another one best', async () => {
    const { garden } = await snapshotOf({
      'x/index.md': note('type: topic'),
      'y/index.md': note('type: topic'),
      'x/A.md': '[[B]] [[B]] [[C]]',
      'y/B.md': '[[A]]',
      'y/C.md': '',
    })
    const bridges = garden.read(bridgeFacts)
    expect(bridges.get('x/index.md' as TopicId)).toEqual([
      { topic: 'y/index.md', links: 4, from: 'x/A.md', to: 'y/B.md' },
    ])
    expect(bridges.get('y/index.md' as TopicId)).toEqual([
      { topic: 'x/index.md', links: 4, from: 'y/B.md', to: 'x/A.md' },
    ])
  })
})

describe('a garden that declares no topics', () => {
  it('has its folders and its shared tags instead', async () => {
    const { garden, plan } = await snapshotOf({
      'a/b/One.md': '#x/y #lonely',
      'a/Two.md': '#x/y',
      'Three.md': '#x',
      'Four.md': '#X',
    })
    const { topics, isDeclared } = garden.read(topicFacts)
    expect(isDeclared).toBe(false)
    expect(topics.map(({ id, parent, noteCount }) => [id, parent, noteCount])).toEqual([
      ['/folder/a', undefined, 2],
      ['/folder/a/b', '/folder/a', 1],
      ['/tag/x', undefined, 4],
      ['/tag/x/y', '/tag/x', 2],
    ])
    expect(plan.pages.filter((page) => page.kind === 'own' && page.page === 'topic')).toEqual([])
    expect(plan.pages.flatMap((page) => (page.kind === 'overview' ? [page.overview] : []))).toEqual([
      'all-notes',
      'tags',
    ])
  })

  it('counts a tag for those above it, and skips a level that says nothing of its own', async () => {
    const { garden } = await snapshotOf({
      'One.md': '#colour/red',
      'Two.md': '#colour/blue',
      'Three.md': '#deep/deeper/deepest',
      'Four.md': '#deep/deeper/deepest',
    })
    const { topics } = garden.read(topicFacts)
    expect(topics.map(({ id, parent, notes }) => [id, parent, notes])).toEqual([
      ['/tag/colour', undefined, ['One.md', 'Two.md']],
      ['/tag/deep/deeper/deepest', undefined, ['Four.md', 'Three.md']],
    ])
  })

  it('takes no tag for a topic that says in what state a note is', async () => {
    const { garden } = await snapshotOf({
      'One.md': '#Seedling #status/draft #bread/todo #placeholder/author',
      'Two.md': '#seedling #status/draft #bread/todo #placeholder/author',
    })
    const { topics } = garden.read(topicFacts)
    expect(topics.map(({ id, notes }) => [id, notes])).toEqual([['/tag/bread', ['One.md', 'Two.md']]])
  })

  it('has no topics at all without folders and tags', async () => {
    expect(await topicsOf({ 'One.md': 'Text' })).toEqual({})
  })
})

describe('unpublished notes', () => {
  it('leave no trace in what the site shows', async () => {
    const snapshot = await snapshotOf({
      'x/index.md': note('type: topic\nstart: ["[[Secret]]"]'),
      'x/Secret.md': note('draft: true\nseries: "[[Veiled series]]"\npart: 1\ncurrent: true\nstart: true'),
      'x/Open.md': note('requires: "[[Secret]]"'),
      'Veiled topic.md': note('type: topic\npublish: false'),
    })
    const site = (await Promise.all(snapshot.plan.pages.map((page) => snapshot.render(page)))).join('\n')
    expect(snapshot.garden.read(seriesFacts).series).toHaveLength(1)
    expect(site).not.toMatch(/veiled/i)
    expect(snapshot.published.read(startFacts)).toEqual([])
    expect(snapshot.published.read(topicFacts).topics.map(({ id }) => id)).toEqual(['x/index.md'])
  })
})
