import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '../../../src/features/plans/planned-list.ts'
import type { ReferenceEntry, ReferenceSource } from '../../../src/features/reading-list/reference-entry.ts'
import type { SeriesEntry } from '../../../src/features/series/series-list.ts'
import type { SeriesPart, SeriesPlace } from '../../../src/features/series/series-part.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import type { Way } from '../../../src/features/start/collect-ways.ts'
import type { TopicEntry } from '../../../src/features/topics/topic-entry.ts'
import type { BridgeEntry, TopicPart } from '../../../src/features/topics/topic-part.ts'
import type { Body } from '../../../src/model/body.ts'
import { type GardenGrowth, type NoteTable, noteColumns } from '../../../src/model/note-table.ts'
import type {
  Address,
  BacklinkGroup,
  DatedLink,
  HomeSections,
  Href,
  NoteEntry,
  NoteInput,
  NoteLink,
  PageFrame,
  PageInput,
} from '../../../src/model/page.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import type { TendGroup } from '../../../src/model/tend-group.ts'
import { tendKinds } from '../../../src/model/tending.ts'
import type { Card } from '../../../src/site/render-cards.ts'
import { renderPage } from '../../../src/site/render-page.ts'
import type { WantedEntry } from '../../../src/site/wanted-entry.ts'
import { bareInset } from '../../bare-inset.ts'
import { validatorOptions } from '../../validator-options.ts'

const hostile = `"><script>alert(1)</script>'&`

const link = (title: string): NoteLink => ({ title, href: '/a/' as Href, stage: 'budding' })
const entry = (title: string): NoteEntry => ({ ...link(title), description: hostile, basis: 'study' })
const dated = (day: string): DatedLink => ({ ...link(hostile), day })
const group: BacklinkGroup = {
  source: link(hostile),
  excerpts: [{ before: hostile, link: hostile, after: hostile }],
}
const wanted: WantedEntry = { label: hostile, count: 7, askedBy: [group] }
const topics = [0, 1, 2, 1, 0].map(
  (level): TopicEntry => ({ ...link(hostile), description: hostile, count: 3, level }),
)
const series: SeriesEntry = { ...link(hostile), description: hostile, count: 1, minutes: 12 }
const reference: ReferenceEntry = {
  ...link(hostile),
  authors: [hostile, 'B'],
  year: hostile,
  url: 'https://e.example/?a&b',
  citations: 2,
}

const frame: PageFrame = {
  address: 'x/' as Address,
  title: hostile,
  siteTitle: 'Site',
  description: '',
  iframeHosts: [],
  remoteImages: 'show',
  lang: 'en',
  dir: 'ltr',
  interface: 'en',
  home: '/' as Href,
  here: '/x/' as Href,
  breadcrumbs: [],
  assets: { stylesheet: '/-/site.css' as Href, fonts: [] },
  column: { groups: [], places: [], overviews: [], local: [], pages: [] },
  head: [],
  bottom: [],
}

const bridge: BridgeEntry = { topic: link(hostile), links: 1, from: link(hostile), to: link(hostile) }
const topic: TopicPart = {
  count: 3,
  isCurrent: true,
  parent: link(hostile),
  topics,
  start: [entry(hostile)],
  before: [['series', [series]]],
  after: [
    ['reading-list', [reference, { ...reference, read: 'to-read' } satisfies ReferenceEntry]],
    ['topics', [bridge]],
    ['wanted', [wanted]],
  ],
  stages: [{ stage: 'seedling', notes: [entry(hostile)] }, { notes: [entry(hostile)] }],
}
const parts: SeriesPart = { parts: [{ ...entry(hostile), minutes: 2 }], minutes: 2, topics: [link(hostile)] }
const table: NoteTable = {
  total: 1203,
  rows: [
    { ...link(hostile), links: 1, words: 12_345 },
    {
      ...link(hostile),
      topic: link(hostile),
      planted: '2024-01-02',
      tended: '2024-02-03',
      links: 0,
      words: 0,
    },
  ],
  columns: noteColumns.map((column) => ({ column, missing: 1 })),
  part: 2,
  parts: ['/all-notes/', '/all-notes/2/', '/all-notes/3/'] as Href[],
  letters: [link('A'), link('"')],
  files: '/-/notes/' as Href,
}
const growth: GardenGrowth = {
  notes: 5,
  dated: 3,
  changes: 2,
  unit: 'month',
  periods: [
    { start: '2024-01-01', byTopic: [1, 2], planted: 3, tended: 0 },
    { start: '2024-02-01', byTopic: [0, 0], planted: 0, tended: 1 },
  ],
  topics: [link(hostile), undefined],
  plantedLast: [dated('2024-01-02')],
  tendedLast: [],
  tendedMost: [{ ...link(hostile), changes: 4 }],
}
const planned: readonly PlannedEntry[] = [{ kind: 'note', ...entry(hostile) }]
const plannedWanted: readonly PlannedEntry[] = [{ kind: 'wanted', ...wanted }]
const overviews: readonly { readonly name: string; readonly input: unknown }[] = [
  { name: 'topics', input: topics },
  { name: 'series', input: [series] },
  { name: 'reading-list', input: [reference] },
  { name: 'wanted', input: { total: 5, wanted: [wanted], after: [['plans', plannedWanted]] } },
  { name: 'tags', input: { total: 5, tags: [{ ...link(hostile), count: 3 }] } },
  { name: 'planned', input: planned },
  { name: 'now', input: [entry(hostile)] },
  { name: 'all-notes', input: table },
  { name: 'garden-history', input: growth },
]
const place: SeriesPlace = {
  series: link(hostile),
  part: 2,
  count: 3,
  parts: [1, 2, 3].map((part) => ({ ...link(hostile), part })),
  previous: link(hostile),
  next: link('The third'),
  minutes: 30,
  minutesLeft: 20,
}
const source: ReferenceSource = {
  authors: [hostile],
  year: hostile,
  url: 'javascript:alert(1)',
  read: 'read',
}
const way: Way = { ...link(hostile), kind: 'series', description: hostile, parts: 3, links: 4 }
const card: Card = { ...link(hostile), hue: 3, count: 2, notes: [link(hostile)] }
const home: HomeSections = {
  lead: hostile,
  head: [['identity', { author: { name: hostile, about: hostile, avatar: '/a.png' }, links: [] }]],
  sections: [
    ['start', [way]],
    ['topics', { cards: [card], above: [['map', [card]]] }],
    ['history', { lately: [dated('2024-02-29')] }],
    ['now', [entry(hostile)]],
  ],
  textAt: 1,
  counts: { notes: 1, links: 2 },
  sizes: [['wanted', 2]],
  overviews: [{ overview: 'wanted', href: '/a/' as Href }],
}
const tending = tendKinds.map(
  (kind): TendGroup => ({
    kind,
    count: 9,
    entries: [
      {
        note: link(hostile),
        links: 2,
        words: 1,
        since: '2024-03-01',
        newer: [link(hostile)],
        other: link(hostile),
        shared: [hostile],
      },
      { note: link('B') },
    ],
  }),
)
const bareNote: NoteInput = {
  kind: 'note',
  frame,
  path: 'x.md' as NotePath,
  body: 'b' as ContentHash,
  fills: [],
  tags: [],
  matters: hostile,
  slots: {
    'note.mark': [['stages', 'evergreen']],
    'note.facts': [
      ['stages', ['evergreen', 'experience']],
      ['reading-time', 4],
      ['history', { day: '2026-11-02', isTended: true }],
    ],
    'note.head': [],
    'note.before': [],
    'note.next': [],
    'note.topic': [],
    'note.after': [],
    'note.aside': [],
  },
}
const note: NoteInput = {
  ...bareNote,
  slots: {
    ...bareNote.slots,
    'note.head': [
      ['topics', { hue: 3, topics: [link(hostile)] }],
      ['series', { series: place.series, part: place.part, count: place.count }],
      ['reading-list', source],
    ],
    'note.before': [['prerequisites', { assumes: [hostile], path: [link(hostile)] }]],
    'note.next': [
      ['series', place],
      ['prerequisites', [link(hostile)]],
    ],
    'note.topic': [
      ['series', parts],
      ['topics', topic],
    ],
    'note.after': [['reading-list', [group]]],
  },
}
const own = (page: string, input: unknown): PageInput => ({ kind: 'own', frame, page, input })
const pages: readonly PageInput[] = [
  note,
  { ...bareNote, home },
  { kind: 'home', frame, home },
  ...overviews.map((overview): PageInput => ({ ...note, overview })),
  ...overviews.map(({ name, input }): PageInput => ({ kind: 'overview', frame, overview: name, input })),
  own('folder', { folder: { folders: [], notes: [] }, overview: overviews[0] }),
  own('topic', topic),
  own('series', parts),
  own('tend', tending),
  own('tend', []),
]
const render = (input: PageInput, body: Body = { html: ['<p>text</p>'], holes: [] }): string =>
  renderPage(input, {
    features: everyFeature,
    bodyByHash: () => body,
    insetHtml: bareInset,
  })

describe.each(pages.map((page, i) => [`${i} (${page.kind})`, page] as const))('page %s', (_, page) => {
  const html = render(page)

  it('is valid HTML', async () => {
    const report = await new HtmlValidate(validatorOptions).validateString(html)
    expect(
      report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message}`)),
    ).toEqual([])
  })

  it('writes no text of the garden as HTML and links to nothing that runs', () => {
    expect(html).not.toContain('<script>')
    expect(html).not.toMatch(/ style=| on\w+=|href="javascript:/)
  })
})

describe('the styles of pages of a kind', () => {
  const assets = {
    ...frame.assets,
    pageStyles: {
      home: '/-/home.css' as Href,
      plots: '/-/plots.css' as Href,
      queries: '/-/queries.css' as Href,
      topics: '/-/topics.css' as Href,
    },
  }
  const stylesOf = (input: PageInput, body?: Body): readonly string[] =>
    [
      ...render({ ...input, frame: { ...frame, assets } }, body).matchAll(/rel="stylesheet" href="([^"]*)"/g),
    ].map(([, href]) => href!)

  it('come behind that of the site, and on these pages alone', () => {
    expect(stylesOf(note)).toEqual(['/-/site.css'])
    expect(stylesOf({ kind: 'home', frame, home })).toEqual(['/-/site.css', '/-/home.css'])
    expect(stylesOf({ ...bareNote, home })).toEqual(['/-/site.css', '/-/home.css'])
    expect(stylesOf(own('topic', topic))).toEqual(['/-/site.css', '/-/topics.css'])
    expect(stylesOf({ kind: 'overview', frame, overview: 'topics', input: topics })).toEqual([
      '/-/site.css',
      '/-/topics.css',
    ])
  })

  it('come with what is drawn or answered in a note', () => {
    const plot = { kind: 'plot', language: 'dot', source: 'graph {}' } as const
    const holes = [{ kind: 'inset', inset: plot, range: { start: 0, end: 8 } }] as const
    expect(stylesOf(note, { html: ['', ''], holes })).toEqual(['/-/site.css', '/-/plots.css'])
    const answered = { ...note, fills: [{ kind: 'answer', html: '' }] } as const
    expect(stylesOf(answered)).toEqual(['/-/site.css', '/-/queries.css'])
  })

  it('come with an overview that stands below a folder’s text', () => {
    const overview = overviews.find(({ name }) => name === 'topics')
    expect(stylesOf({ ...note, overview: overview! })).toContain('/-/topics.css')
  })
})

describe('a note with knowledge', () => {
  const html = render(note)

  it('says when it matters, how far it has grown and where it comes from', () => {
    expect(html).toContain('<p class="matters">')
    expect(html).toContain('data-stage="evergreen"')
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('evergreen from experience 4 min tended Nov 2026')
  })

  it('leads to the parts before and after', () => {
    expect(html).toContain('part 2 of 3')
    expect(html).toContain('<a rel="next" href="/a/">The third</a>')
    expect(html).toMatch(/<a rel="prev"/)
  })

  it('names what to read first before its text', () => {
    expect(html).toContain('<details class="read-first">\n<summary><bdi>Assumes: <bdi>')
    expect(html.indexOf('Read these first')).toBeGreaterThan(0)
    expect(html.indexOf('Read these first')).toBeLessThan(html.indexOf('<p>text</p>'))
  })
})

it('leaves it to the style to divide facts, whatever they hold', () => {
  const rows = pages.flatMap((page) => [
    ...render(page).matchAll(/<p class="(?:facts|history|size)">(.*?)<\/p>/g),
  ])
  expect(rows.length).toBeGreaterThan(3)
  for (const [, row] of rows) expect(row).toMatch(/^<span>(?:(?! · ).)*<\/span>$/)
})

describe('home', () => {
  const html = render({ ...bareNote, home })

  it('says what the garden is, whose, and where to begin before anything else', () => {
    const order = ['<h1', 'class="lead"', 'class="author"', 'class="ways"', '<p>text</p>', 'class="cards"']
    const places = order.map((part) => html.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('says how a way was chosen where no author chose it', () => {
    expect(html).toContain('4 notes lead there')
    expect(html).toContain('Chosen by links')
    const chosen: Way = { ...link('A'), kind: 'read', description: '' }
    expect(render({ ...bareNote, home: { ...home, sections: [['start', [chosen]]] } })).not.toContain(
      'Chosen by links',
    )
  })

  it('has no reading time and nothing beside it', () => {
    expect(html).not.toContain('to read')
    expect(html).not.toContain('class="beside"')
    expect(html.slice(0, html.indexOf('<p>text</p>'))).not.toContain('<time')
  })
})

it('gives links to overviews no class: one of lists, as that of tags, would style them', () => {
  const html = render({ ...bareNote, home })
  const links = html.slice(html.indexOf('<nav class="overviews"')).split('</nav>')[0]!
  expect(links).toMatch(/<li><a href="[^"]*">[^<]*<\/a><\/li>/)
  expect(links.match(/class=/g)).toEqual(['class='])
})

it('nests topics by their levels', () => {
  const html = render({ kind: 'overview', frame, overview: 'topics', input: topics })
  const lists = html.slice(html.indexOf('<ul class="topics">'), html.indexOf('</section>'))
  const shape = lists
    .match(/<\/?(ul|li)/g)!
    .join('')
    .replaceAll('<', '')
  expect(shape).toBe('ulliulliulli/li/ul/lili/li/ul/lili/li/ul')
})
