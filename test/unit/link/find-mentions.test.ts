import { describe, expect, it } from 'vitest'
import {
  type FoundMentions,
  findMentions,
  groupMentions,
  leaveUnlinked,
} from '../../../src/link/find-mentions.ts'
import type { Garden } from '../../../src/model/garden.ts'
import type { Mention } from '../../../src/model/mention.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

/** What is found in `text.md`, as `name → note`. */
async function mentionsIn(
  text: string,
  others: Readonly<Record<string, string>>,
  stop: readonly string[] = [],
): Promise<readonly string[]> {
  const { garden } = await snapshotOf({ 'text.md': text, ...others })
  const found = groupMentions(findMentions(garden.notesByPath, stop))
  return [...found]
    .flatMap(([target, mentions]) => leaveUnlinked(mentions, target, garden.links))
    .filter(({ source }) => source === 'text.md')
    .sort((a, b) => a.from - b.from)
    .map((mention) => `${sliceOf(text, mention)} → ${mention.target}`)
}

function sliceOf(source: string, { range }: Mention): string {
  return source.slice(range.start, range.end)
}

describe('findMentions', () => {
  it('finds titles, file names and aliases in prose', async () => {
    const others = { 'page-cache.md': '---\naliases: [buffer pool]\n---\n# Page cache' }
    expect(await mentionsIn('The page cache, or buffer pool. See page-cache.', others)).toEqual([
      'page cache → page-cache.md',
      'buffer pool → page-cache.md',
      'page-cache → page-cache.md',
    ])
  })

  it('takes no code, link, heading, HTML or address for prose', async () => {
    const text = [
      '## Futex',
      'A `futex`, [futex](https://example.org/futex), https://example.org/futex #futex',
      '```\nfutex\n```',
      '<div>futex</div>',
      '$futex$ [[Mutex|futex]] ![futex](a.png)',
      'But this futex counts.',
    ].join('\n\n')
    expect(await mentionsIn(text, { 'Futex.md': '', 'Mutex.md': '' })).toEqual(['futex → Futex.md'])
  })

  it('reads letter case as a reader would', async () => {
    const others = {
      'Go.md': '',
      'RPO.md': '',
      'Rust.md': '',
      'Mutex.md': '',
      'Page Cache.md': '',
      'eBPF.md': '',
    }
    expect(
      await mentionsIn('We go on, rpo and rust. Go, RPO, Rust, a mutex, the page cache, eBPF, ebpf.', others),
    ).toEqual([
      'Go → Go.md',
      'RPO → RPO.md',
      'Rust → Rust.md',
      'mutex → Mutex.md',
      'page cache → Page Cache.md',
      'eBPF → eBPF.md',
    ])
    expect(await mentionsIn('GO, go and Go', { 'go.md': '' })).toEqual(['go → go.md', 'Go → go.md'])
  })

  it.each([
    ['Raft', 'Rafting, aRaft, Raft2, Raft_x, Raftё; Raft’s', ['Raft’s'.slice(0, 4)]],
    ['C++', 'C++, C+++ and C++x', ['C++']],
    ['.NET', 'ASP.NET, .NET', ['.NET']],
    ['Node', 'Node.js, a.Node, Node. Node', ['Node', 'Node']],
    ['Straße', 'Die Straßen, die STRASSE, die Straße', ['Straße']],
    ['Привет', 'Приветы привет', ['привет']],
    ['שלום', 'שלומות שלום', ['שלום']],
    ['คอมพิวเตอร์', 'เครื่องคอมพิวเตอร์ใหม่', ['คอมพิวเตอร์']],
    ['京都', '東京都に住む。京都に住む', ['京都']],
    ['データベース', 'このデータベースは速い。', ['データベース']],
    ['Café', 'Cafe\u0301 und Cafés, Café', ['Cafe\u0301', 'Café']],
    ['𝒳 space', 'the 𝒳 space, 𝒴𝒳 space', ['𝒳 space']],
  ])('knows where words end: %s', async (name, text, expected) => {
    const found = await mentionsIn(text, { 'n.md': `---\ntitle: "${name}"\n---\n` })
    expect(found).toEqual(expected.map((written) => `${written} → n.md`))
  })

  it('prefers the longest name, also when that is the note itself or a linked one', async () => {
    const others = { 'Cache.md': '', 'Page cache.md': '', 'Linux page cache.md': '' }
    expect(await mentionsIn('A cache, a page cache, the Linux page cache.', others)).toEqual([
      'cache → Cache.md',
      'page cache → Page cache.md',
      'Linux page cache → Linux page cache.md',
    ])
    expect(await mentionsIn('The page cache. [[Page cache]]', others)).toEqual([])
  })

  it('finds a name across the line end of a paragraph', async () => {
    expect(await mentionsIn('It is the page\ncache.', { 'Page cache.md': '' })).toEqual([
      'page\ncache → Page cache.md',
    ])
  })

  it('leaves out notes with mentions: false, stopped names, and names that say nothing', async () => {
    const others = {
      'Quorum.md': '---\nmentions: false\n---\n',
      'Lease.md': '',
      'index.md': '',
      'linux/index.md': '',
      'notes.md': '',
      '42.md': '',
      'x.md': '',
    }
    expect(await mentionsIn('A quorum, a lease, an index, linux, notes, 42, x.', others, ['LEASE'])).toEqual(
      [],
    )
  })

  it('gives a name of several notes to the one that a link would lead to', async () => {
    expect(await mentionsIn('A lease.', { 'a/deep/Lease.md': '', 'b/Lease.md': '' })).toEqual([
      'lease → b/Lease.md',
    ])
  })

  it('finds the same after any edit as from scratch, with ranges that slice to a name', async () => {
    const random = seededRandom(7)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
    const words = [
      'Page cache',
      'page',
      'cache',
      'Raft',
      'the',
      'Go',
      'go',
      '東京',
      '都',
      'Linux page cache',
      '\\*',
      '\n',
      "it's",
      'it’s',
      'İzmir',
      '\u212aelvin',
    ]
    /** Names that texts tell from others with care: by letter case, quotes, and letters whose small ones are longer. */
    const aliases = ['kelvin', 'KELVIN', "it's", 'it’s', 'İzmir', 'i̇zmir', 'GO', 'PAGE', 'raft', 'the page']
    const sources = new Map<string, string>()
    const store = createMemoryStore({})
    const session = sessionOn(store)
    let before: FoundMentions | undefined
    for (let step = 0; step < 150; step++) {
      const path = `${pick(['a', 'b', 'c', 'Raft', 'x/Go', 'Page cache'])}.md`
      const title =
        random() < 0.5
          ? `---\ntitle: ${pick(words.slice(0, 10))}\naliases: ["${pick(aliases)}"]\nmentions: ${random() < 0.8}\n---\n`
          : ''
      const text = `${title}${Array.from({ length: 12 }, () => pick(words)).join(' ')} [[${pick(['a', 'Raft'])}]]`
      const isRemoved = random() < 0.1 && sources.size > 2
      if (isRemoved) store.remove(path)
      else store.write(path, text)
      if (isRemoved) sources.delete(path)
      else sources.set(path, text)
      const { garden }: { garden: Garden } = await session.update()
      const fresh = findMentions(garden.notesByPath, [])
      const next: FoundMentions = findMentions(garden.notesByPath, [], before)
      expect(next.mentionsBySource, `step ${step}`).toEqual(fresh.mentionsBySource)
      expect(next.names).toEqual(fresh.names)
      before = next
      const namesOf = (target: NotePath) =>
        fresh.names.filter((name) => name.path === target).map((name) => name.text.toLowerCase())
      for (const [source, mentions] of fresh.mentionsBySource) {
        for (const mention of mentions) {
          const written = sliceOf(sources.get(source)!, mention).replace(/\s+/g, ' ').replace('’', "'")
          expect(namesOf(mention.target).map((name) => name.replace('’', "'"))).toContain(
            written.toLowerCase(),
          )
        }
      }
    }
  })
})
