import { afterEach, describe, expect, it } from 'vitest'
import { createFeatureSet } from '../../../src/define/feature-set.ts'
import { historyFacts } from '../../../src/features/history/facts.ts'
import { defaultLayout, shippedFeatures } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { type Commit, createGitGarden, type GitGarden, wholeSite } from '../../git-garden.ts'

let garden: GitGarden | undefined
afterEach(() => garden?.remove())

function open(...commits: readonly Commit[]): GitGarden {
  garden = createGitGarden(...commits)
  return garden
}

async function pageAt(snapshot: Snapshot, address: string): Promise<string> {
  const page = snapshot.plan.pages.find((one) => one.address === address)
  if (page === undefined) throw new Error(`There is no page ${address}`)
  return snapshot.render(page)
}

const grownOf = (snapshot: Snapshot, path: string) =>
  snapshot.published.read(historyFacts).changesOf(path as NotePath)

describe('the versions of a note', () => {
  it('are shown by day with the words that went and came, and linked from the note', async () => {
    const site = await open(
      ['2025-02-01', { 'a/Rose.md': '---\nstage: seedling\n---\nA rose is a weed.\n\nIt stays.\n' }],
      ['2025-03-01', { 'a/Rose.md': '---\nstage: seedling\n---\nA rose is a plant.\n\nIt stays.\n' }],
      ['2025-03-02', { 'a/Rose.md': '---\nstage: budding\n---\nA rose is a plant.\n\nIt stays.\n' }],
      ['2025-04-01', { 'b.md': 'New, and never changed.' }],
    ).snapshot()
    const page = await pageAt(site, '-/versions/a/rose/')
    expect(page).toMatch(
      /A rose is a <del><span[^>]*>removed: <\/span>weed<\/del><ins><span[^>]*>added: <\/span>plant<\/ins>\./,
    )
    expect(page.match(/(?<=<h2><time datetime=")[^"]*/g)).toEqual(['2025-03-02', '2025-03-01', '2025-02-01'])
    expect(page).toContain('From seedling to budding.')
    expect(page).not.toContain('It stays')
    expect(page).toContain('<meta name="robots" content="noindex">')
    const note = await pageAt(site, 'a/rose/')
    expect(note.match(/href="\/-\/versions\/a\/rose\/"/g)).toHaveLength(2)
    expect(site.plan.pages.filter(({ address }) => address.startsWith('-/versions/'))).toHaveLength(1)
  })

  it('show a word as it was where more follows it', async () => {
    const site = await open(
      ['2025-02-01', { 'a.md': 'It is fast.' }],
      ['2025-03-01', { 'a.md': 'It is fast when warm.' }],
    ).snapshot()
    expect(await pageAt(site, '-/versions/a/')).toMatch(
      /It is fast ?<ins><span[^>]*>added: <\/span>when warm<\/ins>\./,
    )
  })

  it.each([
    ['時計は信用できない。', '時計は決して信用できない。', '人も信用できない。'],
    ['घड़ियाँ अलग अलग चलती हैं।', 'घड़ियाँ बहुत अलग चलती हैं।', 'समय एक है।'],
    ['นาฬิกาเชื่อถือไม่ได้', 'นาฬิกาเชื่อถือไม่ได้เลย', ''],
    ['کیا وقت ایک ہے؟', 'کیا وقت واقعی ایک ہے؟', 'گھڑیاں الگ چلتی ہیں۔'],
  ])('tell which sentence became which in every script: %s', async (old, now, after) => {
    const [between, before] = [/[؟।]$/.test(old) ? ' ' : '', '合意は難しい。']
    const site = await open(
      ['2025-02-01', { 'a.md': before + old + between + after }],
      ['2025-03-01', { 'a.md': before + now + between + after }],
    ).snapshot()
    const [grown] = grownOf(site, 'a.md')?.grown ?? []
    expect(grown?.sentences).toEqual([{ old, new: now }])
  })

  it('are nowhere where the garden wants none', async () => {
    const site = await open(
      ['2025-02-01', { 'a.md': 'Weed.' }],
      ['2025-03-01', { 'a.md': 'Plant.' }],
    ).snapshot({
      settings: { versions: 0 },
      baseUrl: 'https://n.example',
    })
    expect(await wholeSite(site)).not.toMatch(/versions|Weed/)
  })

  it('are nowhere in a garden without their feature, whatever git knows', async () => {
    const off = createFeatureSet(shippedFeatures, defaultLayout, { off: new Set(['history']) })
    const repository = open(['2025-02-01', { 'a.md': 'Weed.' }], ['2025-03-01', { 'a.md': 'Plant.' }])
    const all = await wholeSite(await repository.snapshot({ baseUrl: 'https://n.example' }, off))
    expect(all).not.toMatch(/versions|Weed|data-changed|-\/since/)
  })

  it('tell readers of a note as new only on the day on which it was planted, where the days alone are known', async () => {
    const tended = '---\nplanted: 2020-01-01\ntended: 2025-03-01\n---\nWeed.'
    const site = await open(['2025-03-01', { 'a.md': tended, 'b.md': 'Herb.' }]).snapshot()
    const month = site.files().find(({ address }) => address === '-/since/2025-03.json')
    const { events } = JSON.parse(String(await month?.make()))
    expect(events).toEqual([
      { day: '2025-03-01', title: 'a', href: '/a/' },
      { day: '2025-03-01', title: 'b', href: '/b/', isPlanted: true },
    ])
  })

  it('are those that readers could see, whatever the note said of itself before', async () => {
    const hidden = (words: string): string => `---\n${words}\n---\nCanary of ${words}.\n`
    const site = await open(
      ['2025-01-01', { 'a.md': hidden('draft: true') }],
      ['2025-01-02', { 'a.md': 'Seen first.', 'c.md': hidden('private: true') }],
      [
        '2025-01-03',
        { 'a.md': hidden('publish: false'), 'd.md': 'Seen. %%Canary in a comment.%% <!-- Canary -->' },
      ],
      ['2025-01-04', { 'a.md': 'Seen second.', 'c.md': 'Seen at last.' }],
      [
        '2025-01-05',
        { 'a.md': 'Seen third.', 'c.md': 'Seen at length.', 'd.md': '---\nkey: Canary\n---\nSeen twice.' },
      ],
      ['2025-01-06', { 'e.md': 'Seen.', 'f.md': '---\npublish: false\n: [\n---\nCanary that is no YAML.' }],
      ['2025-01-07', { 'e.md': 'Canary of what is hidden now.', 'f.md': 'Seen.' }],
      ['2025-01-08', { 'e.md': hidden('draft: true'), 'f.md': 'Seen again.' }],
    ).snapshot({ baseUrl: 'https://n.example', settings: { feeds: 'full' } })
    const all = await wholeSite(site)
    expect(all).not.toContain('Canary')
    expect(all).not.toContain('versions/e/')
    expect(await pageAt(site, '-/versions/a/')).toMatch(/Seen <del>.*first/)
    // Readers saw it first on the day on which it became public.
    expect(grownOf(site, 'c.md')).toMatchObject({ planted: '2025-01-04', grown: [{ day: '2025-01-05' }] })
  })

  it('leave out a folder that is not for readers, and days before the one from which a note is', async () => {
    const site = await open(
      [
        '2025-01-01',
        {
          'Templates/a.md': 'Canary of a template.',
          'b.md': '---\npublishDate: 2025-01-03\n---\nEarly Canary.',
        },
      ],
      ['2025-01-02', { 'Templates/a.md': null, 'a.md': 'Canary of a template.' }],
      ['2025-01-04', { 'a.md': 'Seen.', 'b.md': 'Seen.' }],
      ['2025-01-05', { 'a.md': 'Seen again.', 'b.md': 'Seen again.' }],
    ).snapshot({ templates: { ...defaultGardenOptions.templates, folder: 'Templates' } })
    expect(grownOf(site, 'b.md')?.grown.map(({ day }) => day)).toEqual(['2025-01-05'])
    expect(await pageAt(site, '-/versions/b/')).not.toContain('Canary')
  })

  it('are read again only where they are new', async () => {
    const repository = open(['2025-01-01', { 'a.md': 'One.' }], ['2025-01-02', { 'a.md': 'Two.' }])
    const first = await pageAt(await repository.snapshot(), '-/versions/a/')
    expect(await pageAt(await repository.snapshot(), '-/versions/a/')).toBe(first)
    repository.commit(['2025-01-03', { 'a.md': 'Three.' }])
    const second = await pageAt(await repository.snapshot(), '-/versions/a/')
    expect(second.match(/<section class="version"/g)).toHaveLength(3)
  })

  it('are not many however long a history is', async () => {
    const commits = Array.from(
      { length: 30 },
      (_, i): Commit => [
        `2025-01-${String(i + 1).padStart(2, '0')}`,
        { 'a.md': `Number ${i}.`, [`n${i}.md`]: 'x', ...(i > 0 && { [`n${i - 1}.md`]: 'y' }) },
      ],
    )
    const site = await open(...commits).snapshot({ settings: { versions: 5 } })
    expect((await pageAt(site, '-/versions/a/')).match(/<section class="version"/g)).toHaveLength(20)
    expect(site.plan.pages.filter(({ address }) => address.startsWith('-/versions/'))).toHaveLength(5)
  })
})
