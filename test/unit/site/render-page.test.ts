import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import type { ContentsEntry } from '../../../src/features/contents/render-contents.ts'
import type { FolderListing } from '../../../src/features/folders/folder-listing.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import type { TagPage } from '../../../src/features/tags/render-tag.ts'
import type { MentionList, RelatedEntry } from '../../../src/model/insight-part.ts'
import type { NoteHistory } from '../../../src/model/note-history.ts'
import type {
  Address,
  BacklinkGroup,
  HomeSections,
  Href,
  NoteEntry,
  NoteInput,
  PageFrame,
  PageInput,
  PageLink,
} from '../../../src/model/page.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { renderPage } from '../../../src/site/render-page.ts'
import { bareInset } from '../../bare-inset.ts'
import { snapshotOf } from '../../snapshot-of.ts'
import { validatorOptions } from '../../validator-options.ts'

const hostile = `"><script>alert(1)</script>'&`

const link = (title: string, href: string): PageLink => ({ title, href: href as Href })
const entry = (title: string): NoteEntry => ({ ...link(title, '/a/'), description: hostile })

const frame: PageFrame = {
  address: 'x/' as Address,
  title: `Title ${hostile}`,
  siteTitle: `Site ${hostile}`,
  description: hostile,
  iframeHosts: ['player.vimeo.com'],
  remoteImages: 'show',
  lang: 'en',
  dir: 'ltr',
  interface: 'en',
  home: '/' as Href,
  here: '/x/' as Href,
  breadcrumbs: [link('Home', '/'), link(hostile, '/f/')],
  assets: {
    stylesheet: '/-/site.css' as Href,
    fonts: ['/-/serif.woff2' as Href],
    firstPaint: '/-/first-paint.js' as Href,
    app: '/-/app.js' as Href,
    live: '/-/live.js' as Href,
  },
  column: {
    groups: [
      ['topics', { links: [link(hostile, '/f/')], more: '/topics/' }],
      [
        'folders',
        {
          folders: [{ ...link(hostile, '/g/'), folders: [{ ...link(hostile, '/g/h/'), folders: [] }] }],
          more: '/all-notes/',
          isFolded: true,
        },
      ],
      ['series', true],
    ],
    places: [['map', '/map/']],
    overviews: [],
    local: [],
    pages: [['navigation', [{ ...link(hostile, '/about/'), icon: hostile }]]],
  },
  head: [],
  bottom: [['map', '/map/']],
  canonical: 'https://e.example/x/',
}

const bareHome: HomeSections = {
  lead: '',
  head: [],
  sections: [],
  textAt: 0,
  counts: { notes: 1, links: 12345 },
  sizes: [],
  overviews: [],
}

const folder: FolderListing = { folders: [{ ...link(hostile, '/f/g/'), count: 3 }], notes: [entry(hostile)] }

const tags: readonly PageLink[] = [link('Linux/Memory', '/tags/linux/memory/')]
const contents: readonly ContentsEntry[] = [
  { depth: 2, text: 'A', slug: 'a' },
  { depth: 4, text: hostile, slug: 'b' },
  { depth: 3, text: 'C', slug: 'c' },
  { depth: 1, text: 'D', slug: 'ü' },
]
const related: readonly RelatedEntry[] = [
  {
    ...entry(hostile),
    reasons: [
      { kind: 'words', words: [hostile, 'quorum'] },
      { kind: 'linked-from', links: [link(hostile, '/r/')] },
      { kind: 'series', title: hostile, href: '/s/' as Href },
    ],
  },
  {
    ...entry('Second'),
    reasons: [
      { kind: 'topic', title: hostile },
      { kind: 'citations', links: [link('Paper', '/p/')] },
    ],
  },
  {
    ...entry('Third'),
    reasons: [
      { kind: 'links-to', links: [link('Far', '/f/')] },
      { kind: 'next-to', links: [link('Near', '/n/')] },
    ],
  },
]
const mentions: MentionList = {
  count: 3,
  groups: [{ source: link(hostile, '/m/'), excerpts: [{ before: hostile, link: 'name', after: hostile }] }],
}
const history: NoteHistory = { planted: '2025-05-03', tended: '2025-10-02', changes: 3 }
const backlinks: readonly BacklinkGroup[] = [
  {
    source: link(hostile, '/s/'),
    excerpts: [{ before: hostile, link: hostile, after: ' z.', heading: hostile }],
  },
  { source: link('In a property', '/p/'), excerpts: [] },
]

const note: NoteInput = {
  kind: 'note',
  frame: { ...frame, bottom: [['contents', true], ...frame.bottom] },
  path: 'x.md' as NotePath,
  body: 'b' as ContentHash,
  fills: [],
  tags,
  slots: {
    'note.mark': [],
    'note.facts': [],
    'note.head': [],
    'note.before': [],
    'note.next': [['tags', tags]],
    'note.topic': [],
    'note.after': [
      ['folders', folder],
      ['history', history],
    ],
    'note.aside': [
      ['contents', contents],
      ['map', '/map/'],
      ['backlinks', backlinks],
      ['mentions', mentions],
      ['related', related],
    ],
  },
}

const own = (page: string, input: unknown): PageInput => ({ kind: 'own', frame, page, input })
const pages: readonly PageInput[] = [
  note,
  {
    ...note,
    frame,
    tags: [],
    slots: {
      ...note.slots,
      'note.head': [['history', history]],
      'note.aside': [
        ['map', '/map/'],
        ['mentions', mentions],
        ['related', related],
      ],
    },
  },
  own('folder', { folder }),
  own('folder', { folder: { folders: [], notes: [] } satisfies FolderListing }),
  own('tag', {
    tag: hostile,
    children: [{ ...link(hostile, '/t/'), count: 1 }],
    notes: [entry('A')],
  } satisfies TagPage),
  {
    kind: 'home',
    frame: { ...frame, breadcrumbs: [] },
    home: { ...bareHome, lead: hostile, sizes: [['wanted', 2]] },
  },
  {
    kind: 'home',
    frame,
    home: { ...bareHome, counts: { notes: 0, links: 0 } },
  },
  { kind: 'not-found', frame },
  { kind: 'redirect', frame, target: "/new/a;b'c,%20url=&d/" as Href },
]

const body = {
  html: ['<p>text <a class="tag"', '>#linux/memory</a></p>'],
  holes: [{ kind: 'tag', tag: 'linux/memory' }],
} as const
const render = (input: PageInput): string =>
  renderPage(input, { features: everyFeature, bodyByHash: () => body, insetHtml: bareInset })

/** What a page is, for the names of tests. */
const nameOf = (page: PageInput): string => (page.kind === 'own' ? page.page : page.kind)

describe('what a note page says by itself', () => {
  const html = render(note)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

  it('names related notes with their reasons', () => {
    expect(html).toContain('Second same topic:')
    expect(html).toContain('both cite Paper')
    expect(html).toContain('both link to Far')
    expect(html).toContain('both a link away from Near')
  })

  it('folds away who names it without a link, and says how many more there are', () => {
    expect(render(note)).toMatch(/<section class="mentions">\n<details>/)
    expect(html).toContain('Named in 3 notes without a link')
    expect(html).toContain('2 more')
  })

  it('says when it was planted and tended', () => {
    expect(html).toContain('Planted in May 2025 tended 3 times last in October 2025')
  })
})

describe.each(pages.map((page, i) => [`${i} (${nameOf(page)})`, page] as const))('page %s', (_, page) => {
  it('is valid HTML', async () => {
    const report = await new HtmlValidate(validatorOptions).validateString(render(page))
    expect(
      report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message}`)),
    ).toEqual([])
  })

  it('writes no text of the garden as HTML', () => {
    expect(render(page)).not.toContain('<script>')
    expect(render(page)).not.toMatch(/ style=| on\w+=/)
  })

  it('has one h1, landmarks and a policy', () => {
    const html = render(page)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    for (const part of [
      '<header class="site">',
      '<main id="-main">',
      '<nav class="garden"',
      "default-src 'self'",
    ]) {
      expect(html).toContain(part)
    }
  })
})

describe('a note’s page', () => {
  const html = render(note)

  it('nests its contents by the levels that exist', () => {
    const list = html
      .slice(html.indexOf('<ul>\n<li><a href="#a"'), html.lastIndexOf('</nav>\n<hortus-local-map'))
      .replace(/">"[^<]*/, '">B')
    expect(list).toBe(
      '<ul>\n<li><a href="#a">A</a>\n<ul>\n<li><a href="#b">B</a></li>\n<li><a href="#c">C</a></li>\n</ul></li>\n' +
        '<li><a href="#%C3%BC">D</a></li>\n</ul>\n',
    )
  })

  it('shows who links here, with the link marked in its sentence', () => {
    expect(html).toContain('Linked from 2 notes')
    expect(html).toContain(`<mark>"&gt;&lt;script&gt;alert(1)&lt;/script&gt;'&amp;</mark> z.</p>`)
  })

  it('links its tags without regard to case', () => {
    expect(html).toContain('<a class="tag" href="/tags/linux/memory/">#linux/memory</a>')
  })
})

it('has no contents for a single heading', async () => {
  const snapshot = await snapshotOf({ 'A.md': '## A', 'B.md': '## A\n\n## B' })
  const htmlOf = (address: string): string =>
    render(snapshot.inputOf(snapshot.pageByAddress.get(address as Address)!))
  expect(htmlOf('a/')).not.toContain('On this page')
  expect(htmlOf('b/')).toContain('On this page')
})

it('sends readers of a moved page on, with nothing in the address that could be read as its end', () => {
  const html = render(pages[8]!)
  expect(html).toContain('<meta http-equiv="refresh" content="0;url=/new/a%3Bb%27c%2C%20url%3D%26d/">')
  expect(html).toContain(`<a href="/new/a;b'c,%20url=&amp;d/">`)
})
