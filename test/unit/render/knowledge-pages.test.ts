import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import type { KnowledgePart, Overview, SeriesPart, TopicPart } from '../../../src/model/knowledge-part.ts'
import { noteColumns } from '../../../src/model/note-table.ts'
import type {
  Address,
  BacklinkGroup,
  Href,
  NoteEntry,
  NoteLink,
  PageFrame,
  PageInput,
} from '../../../src/model/page.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import type { TendGroup } from '../../../src/model/tend-group.ts'
import { tendKinds } from '../../../src/model/tending.ts'
import { renderPage } from '../../../src/render/render-page.ts'
import { bareInset } from '../../bare-inset.ts'
import { validatorOptions } from './validator-options.ts'

const hostile = `"><script>alert(1)</script>'&`

const link = (title: string): NoteLink => ({ title, href: '/a/' as Href, stage: 'budding' })
const entry = (title: string): NoteEntry => ({ ...link(title), description: hostile, basis: 'study' })
const group: BacklinkGroup = {
  source: link(hostile),
  excerpts: [{ before: hostile, link: hostile, after: hostile }],
}
const wanted = { label: hostile, count: 7, askedBy: [group] }
const topics = [0, 1, 2, 1, 0].map((level) => ({ ...link(hostile), description: hostile, count: 3, level }))
const series = { ...link(hostile), description: hostile, count: 1, minutes: 12 }
const reference = {
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
  column: { groups: [], places: [], pages: [] },
  facts: { noteKind: 'note', stage: 'evergreen', basis: 'experience', matters: hostile, minutes: 4 },
}

const topic: TopicPart = {
  count: 3,
  isCurrent: true,
  parent: link(hostile),
  topics,
  start: [entry(hostile)],
  series: [series],
  stages: [{ stage: 'seedling', notes: [entry(hostile)] }, { notes: [entry(hostile)] }],
  references: [reference, { ...reference, read: 'to-read' }],
  bridges: [{ topic: link(hostile), links: 1, from: link(hostile), to: link(hostile) }],
  wanted: [wanted],
}
const parts: SeriesPart = { parts: [{ ...entry(hostile), minutes: 2 }], minutes: 2, topics: [link(hostile)] }
const overviews: readonly Overview[] = [
  { kind: 'topics', topics },
  { kind: 'series', series: [series] },
  { kind: 'reading-list', references: [reference] },
  { kind: 'wanted', total: 5, planned: [{ kind: 'wanted', ...wanted }], wanted: [wanted] },
  { kind: 'tags', total: 5, tags: [{ ...link(hostile), count: 3 }] },
  { kind: 'planned', planned: [{ kind: 'note', ...entry(hostile) }] },
  { kind: 'now', current: [entry(hostile)] },
  {
    kind: 'all-notes',
    table: {
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
    },
  },
  {
    kind: 'garden-history',
    growth: {
      notes: 5,
      dated: 3,
      changes: 2,
      unit: 'month',
      periods: [
        { start: '2024-01-01', byTopic: [1, 2], planted: 3, tended: 0 },
        { start: '2024-02-01', byTopic: [0, 0], planted: 0, tended: 1 },
      ],
      topics: [link(hostile), undefined],
      plantedLast: [{ ...link(hostile), day: '2024-01-02' }],
      tendedLast: [],
      tendedMost: [{ ...link(hostile), changes: 4 }],
    },
  },
]
const knowledge: KnowledgePart = {
  topics: [link(hostile)],
  series: {
    series: link(hostile),
    part: 2,
    count: 3,
    parts: [1, 2, 3].map((part) => ({ ...link(hostile), part })),
    previous: link(hostile),
    next: link('The third'),
    minutes: 30,
    minutesLeft: 20,
  },
  readFirst: [{ ...link(hostile), isDirect: true }],
  leadsTo: [link(hostile)],
  reference: {
    authors: [hostile],
    year: hostile,
    url: 'javascript:alert(1)',
    read: 'read',
    citedBy: [group],
  },
  topic,
  parts,
}
const home: KnowledgePart = {
  topics: [],
  readFirst: [],
  leadsTo: [],
  home: {
    start: [entry(hostile)],
    current: [entry(hostile)],
    topics,
    series: [series],
    overviews: [{ ...link(hostile), kind: 'wanted' }],
    planted: [{ ...link(hostile), day: '2024-02-29' }],
    tended: [{ ...link(hostile), day: '2024-03-01' }],
  },
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
const note: PageInput = {
  kind: 'note',
  frame,
  path: 'x.md' as NotePath,
  body: 'b' as ContentHash,
  fills: [],
  tags: [],
  contents: [],
  backlinks: [],
  related: [],
  knowledge,
}
const pages: readonly PageInput[] = [
  note,
  { ...note, knowledge: home },
  ...overviews.map((overview): PageInput => ({ ...note, knowledge: { ...knowledge, overview } })),
  ...overviews.map((overview): PageInput => ({ kind: 'overview', frame, overview })),
  { kind: 'folder', frame, folder: { folders: [], notes: [] }, overview: overviews[0]! },
  { kind: 'topic', frame, topic },
  { kind: 'series', frame, series: parts },
  { kind: 'tend', frame, groups: tending },
  { kind: 'tend', frame, groups: [] },
]
const render = (input: PageInput): string =>
  renderPage(input, () => ({ html: ['<p>text</p>'], holes: [] }), bareInset)

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

describe('a note with knowledge', () => {
  const html = render(note)

  it('says when it matters, how far it has grown and where it comes from', () => {
    expect(html).toContain('<p class="matters">')
    expect(html).toContain('data-stage="evergreen"')
    expect(html).toContain('from experience')
    expect(html).toContain('4 minutes to read')
  })

  it('leads to the parts before and after', () => {
    expect(html).toContain('part 2 of 3')
    expect(html).toContain('<a rel="next" href="/a/">The third</a>')
    expect(html).toMatch(/<a rel="prev"/)
  })

  it('names what to read first before its text', () => {
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

it('gives links to overviews no class: one of lists, as that of tags, would style them', () => {
  const html = render({ ...note, knowledge: home })
  const links = html.slice(html.indexOf('<nav class="overviews"')).split('</nav>')[0]!
  expect(links).toMatch(/<li><a href="[^"]*">[^<]*<\/a><\/li>/)
  expect(links.match(/class=/g)).toEqual(['class='])
})

it('nests topics by their levels', () => {
  const html = render({ kind: 'overview', frame, overview: overviews[0]! })
  const lists = html.slice(html.indexOf('<ul class="topics">'), html.indexOf('</section>'))
  const shape = lists
    .match(/<\/?(ul|li)/g)!
    .join('')
    .replaceAll('<', '')
  expect(shape).toBe('ulliulliulli/li/ul/lili/li/ul/lili/li/ul')
})
