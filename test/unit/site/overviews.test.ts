import { describe, expect, it } from 'vitest'
import { planFacts } from '../../../src/features/plans/facts.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const note = (properties: string, text = ''): string => `---\n${properties}\n---\n${text}`

async function pageAt(snapshot: Snapshot, address: string): Promise<string> {
  const page = snapshot.plan.pages.find((one) => one.address === address)
  return page === undefined ? '' : await snapshot.render(page)
}

describe('overviews', () => {
  it('exist where there is something to show', async () => {
    const overviewsOf = async (text: string): Promise<readonly string[]> => {
      const { plan } = await snapshotOf({ 'A.md': text })
      return [...plan.addressesByOverview].map(([name, [address]]) => `${name} ${address}`)
    }
    expect(await overviewsOf('text')).toEqual(['all-notes all-notes/'])
    expect(await overviewsOf('[[B]]')).toEqual(['wanted wanted/', 'all-notes all-notes/'])
    expect(await overviewsOf(note('created: 2024-03-01'))).toEqual([
      'all-notes all-notes/',
      'garden-history garden-history/',
    ])
    expect((await snapshotOf({})).plan.addressesByOverview).toEqual(new Map())
  })

  it('are shown by the plain page or folder that is at their address', async () => {
    const snapshot = await snapshotOf({
      'now.md': note('type: page\ncurrent: true', 'My words.'),
      'reading-list/Lamport 1978.md': note('type: reference\nyear: 1978\nurl: https://e.example'),
      'S.md': note('type: series', '1. [[A]]'),
      'series/A.md': '',
    })
    expect(await pageAt(snapshot, 'now/')).toContain('My words.')
    expect(await pageAt(snapshot, 'now/')).toContain('What is being worked on')
    expect(await pageAt(snapshot, 'reading-list/')).toContain('1978')
    expect(await pageAt(snapshot, 'series/')).toContain('All series')
  })

  it('leave an ordinary note at their address alone', async () => {
    const snapshot = await snapshotOf({ 'Wanted.md': 'A film. [[Nobody]]' })
    expect(await pageAt(snapshot, 'wanted/')).not.toContain('class="all-wanted"')
    expect(await pageAt(snapshot, 'wanted-2/')).toContain('class="all-wanted"')
  })

  it('say what they are once: in the title of a page of their own, or above the list below a text', async () => {
    const plain = await snapshotOf({ 'A.md': '[[Nobody]]', 'S.md': note('type: series', '1. [[A]]') })
    expect((await pageAt(plain, 'wanted/')).match(/<h[12][^>]*>Wanted notes</g)).toEqual([
      '<h1>Wanted notes<',
    ])
    expect(await pageAt(plain, 'series/')).not.toContain('All series')
    const written = await snapshotOf({ 'A.md': '[[Nobody]]', 'wanted.md': note('type: page', 'My words.') })
    expect(await pageAt(written, 'wanted/')).toContain('<h2 id="-all-wanted">Wanted notes<')
  })
})

describe('wanted notes', () => {
  it('are ranked by how many notes ask, with the sentences that ask; pictures are not among them', async () => {
    const snapshot = await snapshotOf({
      'A.md': 'We need [[Seldom]]. Nobody explains [[Often]] well. ![[tree.png]]',
      'B.md': 'More on [[Often]] elsewhere.',
    })
    const html = await pageAt(snapshot, 'wanted/')
    expect(html.indexOf('Often')).toBeLessThan(html.indexOf('Seldom'))
    expect(html).toContain('<p>Nobody explains <mark>Often</mark> well.</p>')
    expect(html).not.toContain('tree.png')
  })

  it('are cut at a hundred', async () => {
    const links = Array.from({ length: 130 }, (_, i) => `[[Wish ${i}]]`).join(' ')
    const html = await pageAt(await snapshotOf({ 'A.md': links }), 'wanted/')
    expect(html.match(/class="wanted"/g)).toHaveLength(100)
    expect(html).toContain('>30 more<')
  })

  it('stand before the planned ones, and both by demand', async () => {
    const snapshot = await snapshotOf({
      'planned.md': '- [[Bells]]: later\n- [[Clocks]]: soon\n- see [[Other]]\n- [[Done]]\n',
      'Done.md': note('stage: evergreen'),
      'Outline.md': note('stage: planned'),
      'A.md': '[[Clocks]]',
    })
    expect(snapshot.garden.read(planFacts)).toEqual([
      { kind: 'wanted', name: 'bells', label: 'Bells' },
      { kind: 'wanted', name: 'clocks', label: 'Clocks' },
      { kind: 'note', path: 'Outline.md', isListed: false },
    ])
    const html = await pageAt(snapshot, 'wanted/')
    const [, wanted, others] = html.split(/class="all-(?:wanted|planned)"/)
    expect(wanted).toContain('Other')
    expect(wanted).not.toContain('Clocks')
    expect(others!.indexOf('Clocks')).toBeLessThan(others!.indexOf('Bells'))
    expect(await pageAt(snapshot, 'planned/')).toContain('Outline')
    expect(await pageAt(snapshot, 'a/')).toContain('title="Planned: 2 notes ask for it"')
  })
})

describe('references', () => {
  it('say who cites them, and in which words', async () => {
    const snapshot = await snapshotOf({
      'Lamport 1978.md': note(
        'type: reference\nauthors: [Leslie Lamport, "[[Other|An Other]]"]\nyear: 1978\nurl: https://e.example/x\nread: reading',
      ),
      'Clocks.md': 'Order comes from [[Lamport 1978]].',
      'about.md': note('type: page', 'As in [[Lamport 1978]].'),
    })
    const html = await pageAt(snapshot, 'lamport-1978/')
    expect(html).toContain('Cited by 1 note')
    expect(html).toContain('<p>Order comes from <mark>Lamport 1978</mark>.</p>')
    expect(html).toContain('Leslie Lamport, An Other')
    expect(html).toContain('href="https://e.example/x"')
    expect(html).toMatch(/Linked from[\s\S]*about/)
    expect(await pageAt(snapshot, 'reading-list/')).toContain('Cited by 1 note')
  })

  it('never link to an address that is not of the web', async () => {
    const snapshot = await snapshotOf({ 'X.md': note('type: reference\nurl: "javascript:alert(1)"') })
    expect(await pageAt(snapshot, 'x/')).not.toContain('javascript')
  })
})

describe('home', () => {
  it('shows where to start, what is being worked on, and topics with their notes', async () => {
    const snapshot = await snapshotOf({
      'x/index.md': note('type: topic\ntitle: Machines\nstart: ["[[A]]"]'),
      'x/A.md': note('current: true\nseries: Tour\npart: 1'),
      'x/C.md': note('series: Tour\npart: 2'),
      'B.md': note('start: true'),
    })
    const html = await pageAt(snapshot, '')
    const part = (name: string): string =>
      html.slice(html.indexOf(`id="-home-${name}"`)).split('</section>')[0]!
    expect(part('start')).toMatch(/>B<[\s\S]*>Tour</)
    expect(part('current')).toContain('>A<')
    expect(part('topics')).toMatch(/>Machines<[\s\S]*>A</)
  })

  it('shows the same on a note that stands for it', async () => {
    const snapshot = await snapshotOf({ 'index.md': 'Welcome', 'B.md': note('start: true') })
    expect(await pageAt(snapshot, '')).toMatch(/Welcome[\s\S]*id="-home-start"[\s\S]*>B</)
  })

  it('opens with the start of its note’s text, and has the rest below the ways in', async () => {
    const snapshot = await snapshotOf({
      'index.md': '# Trees\n\nOaks first.\n\n## More\n\nAnd ashes.',
      'B.md': note('start: true'),
    })
    const html = await pageAt(snapshot, '')
    expect(html).toMatch(/<p>Oaks first\.<\/p>[\s\S]*id="-home-start"[\s\S]*<p>And ashes\.<\/p>/)
    expect(html.match(/<p>Oaks first\.<\/p>/g)).toHaveLength(1)
  })

  it('begins with what its author named, in that order, and fills up by links', async () => {
    const snapshot = await snapshotOf({
      'index.md': note('start-here: ["[[Tour]]", "[[B]]"]', 'Welcome'),
      'B.md': '',
      'Tour.md': note('type: series', '1. [[B]]\n2. [[C]]'),
      'C.md': '[[Why trees?]]',
      'Why trees.md': note('title: Why trees?'),
      'D.md': '[[Why trees]] [[C]]',
    })
    const ways = [...(await pageAt(snapshot, '')).matchAll(/data-way="(\w+)">.*\n<h3><a href="([^"]*)"/g)]
    expect(ways.map(([, kind, href]) => [kind, href])).toEqual([
      ['series', '/tour/'],
      ['read', '/b/'],
      ['question', '/why-trees/'],
    ])
  })

  it('calls lately only what is', async () => {
    const homeOf = async (day: string): Promise<string> =>
      pageAt(await snapshotOf({ 'A.md': note(`created: ${day}`), 'B.md': note('created: 2001-05-05') }), '')
    const today = new Date().toISOString().slice(0, 10)
    expect(await homeOf(today)).toMatch(/id="-home-lately"(?![\s\S]*2001-05-05)/)
    expect(await homeOf('2001-06-06')).not.toContain('home-lately')
  })
})

describe('plain pages', () => {
  it('stand in the navigation by their order, then by title, and in no topic', async () => {
    const snapshot = await snapshotOf({
      'about.md': note('type: page\ntitle: Über'),
      'cv.md': note('type: page\norder: 1\nicon: "★"'),
      'b.md': note('type: page\norder: 10'),
    })
    const input = snapshot.inputOf(snapshot.plan.pages.find((page) => page.kind === 'not-found')!)
    const [part, ...others] = input.frame.column.pages
    const [feature, pages] = part as readonly [
      string,
      readonly { readonly title: string; readonly icon?: string }[],
    ]
    expect([feature, others]).toEqual(['navigation', []])
    expect(pages.map(({ title, icon }) => [title, icon])).toEqual([
      ['cv', '★'],
      ['b', undefined],
      ['Über', undefined],
    ])
  })
})
