import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFeatureSet, type FeatureSet } from '../../src/define/feature-set.ts'
import { defaultLayout, everyFeature, shippedFeatures } from '../../src/features/shipped.ts'
import { ownFiles } from '../../src/model/own-address.ts'
import { joinGardenData } from '../../src/site/join-garden-data.ts'
import { createDiskStore } from '../../src/store/disk-store.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { sessionOn } from '../snapshot-of.ts'
import { gardenWithEverything } from './garden-with-everything.ts'

const comments = { frame: 'https://talk.example/?page={path}' }
const analytics = { script: 'https://count.example/c.js', attributes: {}, sendsTo: ['count.example'] }

const gardens = { kernel: 'https://kernel.example/' }

/** Every page and file of a garden's site, by address. */
async function siteOf(
  store: Store,
  features: FeatureSet,
  off: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const snapshot = await sessionOn(
    store,
    {
      baseUrl: 'https://garden.example',
      withoutFeatures: off,
      settings: { author: 'Ada Lovelace', copyright: '1843', offline: true, comments, analytics, gardens },
    },
    features,
  ).update()
  const site = new Map<string, string>()
  for (const page of snapshot.plan.pages) site.set(page.address, await snapshot.render(page))
  for (const { address, make, parts } of snapshot.files()) {
    for await (const part of parts?.make() ?? [])
      if (!part.address.startsWith('-/garden/')) site.set(part.address, String(part.content))
    const content = await make()
    site.set(address, typeof content === 'string' ? content : Buffer.concat(content).toString())
  }
  // Item by item, so that a feature is told by the lines that it adds.
  const data = await joinGardenData(snapshot.files())
  if (data !== undefined) {
    const lines = Object.entries(data).flatMap(([key, value]) =>
      Array.isArray(value) && value.length > 0
        ? [`"${key}":[`, ...value.map((item) => JSON.stringify(item)), ']']
        : [`"${key}":${JSON.stringify(value)}`],
    )
    site.set(ownFiles.gardenData, lines.join('\n'))
  }
  return site
}

function without(name: string): FeatureSet {
  return createFeatureSet(shippedFeatures, defaultLayout, { off: new Set([name]) })
}

/** Where the pages of a site lead to inside it that nothing is at. */
function danglingLinks(site: ReadonlyMap<string, string>, assets: ReadonlySet<string>): readonly string[] {
  const found: string[] = []
  for (const [address, html] of site) {
    if (!html.startsWith('<!doctype')) continue
    for (const [, href = ''] of html.matchAll(/ href="(\/[^"#?]*)/g)) {
      const target = decodeURI(href.replaceAll('&amp;', '&').slice(1))
      if (target.startsWith('-/') || target.startsWith('style.css') || site.has(target) || assets.has(target))
        continue
      found.push(`${address} → ${href}`)
    }
  }
  return found
}

/** Words that only one feature writes: the classes of its parts, the addresses of its pages, the keys of its data. */
const traces: Readonly<Record<string, readonly RegExp[]>> = {
  analytics: [/count\.example/],
  'all-notes': [/hortus-notes/, /href="\/all-notes\//, /data-place="allNotes"/],
  angles: [/class="in-angles"/, /"angles":/],
  backlinks: [/class="backlinks"/],
  cards: [/property="og:/, /-\/cards\//],
  cite: [/class="cite"/],
  comments: [/class="comments"/, /talk\.example/],
  translations: [/hreflang=/, /class="in-languages"/],
  'markdown-pages': [/type="text\/markdown"/, /\.md\)/],
  redirects: [/^\/old\/scheduler\/ .* 301$/m],
  gardens: [/class="external neighbour"/, /What other gardens may know/],
  feeds: [/application\/(atom\+xml|feed\+json)/, /w3\.org\/2005\/Atom/, /jsonfeed\.org/],
  code: [/class="code"/],
  contents: [/class="contents"/, /open-contents/],
  diagrams: [/class="diagram[" ]/],
  plots: [/class="plot"/],
  queries: [/class="query"/],
  simulations: [/class="simulation/, /worker-src/],
  folders: [/class="in-folders"/],
  identity: [/class="foot"/, /name="author"/],
  history: [
    /class="history"/,
    /planted <time/,
    /garden-history/,
    /recently-planted/,
    /"planted"/,
    /data-changed/,
    /-\/(?:since|versions)\//,
  ],
  map: [/hortus-map/, /hortus-local-map/, /data-place="map"/],
  math: [/class="katex/],
  mentions: [/class="mentions"/],
  navigation: [/class="pages"/],
  now: [/home-current/, /href="\/now\/"/],
  offline: [/rel="manifest"/, /"start_url"/, /viewBox="0 0 512 512"/],
  plans: [/all-planned/, /"planned":/],
  prerequisites: [/read-first/, /leads-to/, /data-do="known"/],
  'reading-time': [/>1 min</],
  'reading-list': [/class="source"/, /cited-by/, /reading-list/, /topic-references/],
  related: [/class="related"/],
  search: [/data-do="search"/],
  series: [/in-series/, /series-place/, /href="\/series\//, /data-do="read"/],
  stages: [/class="stage"/, /data-stage/, /from study/, /"stage"/],
  start: [/home-start/],
  'structured-data': [/ld\+json/],
  tags: [/class="tag"/, /href="\/tags\//],
  typography: [/‘it is set’/],
  tend: [/data-place="tend"/],
  topics: [/in-topics/, /topic-notes/, /home-topics/, /href="\/topics\//],
  verify: [/>checked <time/],
  wanted: [/href="\/wanted\/"/, /all-wanted/, /topic-wanted/],
}

describe('a garden with everything', () => {
  it('shows a trace of each feature, so that its absence says something', async () => {
    const all = [...(await siteOf(createMemoryStore(gardenWithEverything), everyFeature)).values()].join('\n')
    const unseen = Object.entries(traces).flatMap(([name, patterns]) =>
      name === 'tend' ? [] : patterns.filter((pattern) => !pattern.test(all)).map((one) => `${name}: ${one}`),
    )
    expect(unseen).toEqual([])
    // What only brings styles, scripts or commands puts nothing on pages; the tests of commands look for theirs.
    const puttingSomething = shippedFeatures.filter(
      ({ pages, overviews, slots, files }) => pages ?? overviews ?? slots ?? files,
    )
    expect(puttingSomething.map(({ name }) => name).filter((name) => !(name in traces))).toEqual([
      // A garden's days: the address of the newest.
      'days',
      // What is below a note of Dendron's: no garden has notes of several programs.
      'dendron',
      'garden-data',
      'host-headers',
      // The pages before and after one of a manual: neither.
      'manuals',
      'sitemap',
    ])
  })
})

/** With every feature: made once. */
let whole: ReturnType<typeof siteOf> | undefined

describe.each(shippedFeatures.map(({ name }) => name))('a garden without %s', (name) => {
  it('has no trace of it, nothing that dangles, and is the same everywhere else', async () => {
    whole ??= siteOf(createMemoryStore(gardenWithEverything), everyFeature)
    const on = await whole
    const off = await siteOf(createMemoryStore(gardenWithEverything), without(name), [name])
    const found: string[] = []
    for (const [address, text] of off)
      for (const trace of traces[name] ?? []) if (trace.test(text)) found.push(`/${address}: ${trace}`)
    expect(found.join('\n')).toBe('')
    expect(danglingLinks(off, new Set())).toEqual([])
    expect(
      [...off.keys()].filter((address) => !on.has(address) && !(mayAppear[name]?.test(address) ?? false)),
    ).toEqual([])
    expect(changedLines(on, off, name).join('\n')).toBe('')
  })
})

/** Pages that come where a feature goes: without topics, a page of a topic is a page of its folder. */
const mayAppear: Readonly<Record<string, RegExp>> = {
  // Files of the inventory are called by what is in them, and it names topics.
  topics: /^-\/inventory\/[0-9a-f]+\.json$/,
}

/**
 * What stands on a page without a feature and not with it, but for what is named: taking something away adds nothing.
 */
function changedLines(
  on: ReadonlyMap<string, string>,
  off: ReadonlyMap<string, string>,
  name: string,
): readonly string[] {
  const allowed = mayChange[name]
  const found: string[] = []
  for (const [address, text] of off) {
    const before = on.get(address)
    if (before === undefined || before === text) continue
    const known = new Set(pieces(before))
    for (const piece of pieces(text)) {
      const line = `/${address}: ${piece}`
      if (!known.has(piece) && !isPartOf(piece, known) && allowed?.test(line) !== true)
        found.push(line.slice(0, 240))
    }
  }
  return found
}

/** Whether a line of data is one of before with keys and items left out. */
function isPartOf(line: string, known: ReadonlySet<string>): boolean {
  if (!/^\{".*\},?$/.test(line)) return false
  const left: unknown = JSON.parse(line.replace(/,$/, ''))
  return [...known].some(
    (before) => /^\{".*\},?$/.test(before) && isWithin(left, JSON.parse(before.replace(/,$/, ''))),
  )
}

function isWithin(left: unknown, all: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof all !== 'object' || all === null)
    return left === all
  if (Array.isArray(left))
    return Array.isArray(all) && left.every((item) => all.some((other) => isWithin(item, other)))
  return Object.entries(left).every(([key, value]) =>
    isWithin(value, (all as Readonly<Record<string, unknown>>)[key]),
  )
}

/** The tags and texts of a page. */
function pieces(text: string): readonly string[] {
  return text.startsWith('<!doctype') ? text.split(/(?<=>)|(?=<)/) : text.split('\n')
}

/** What reads otherwise without a feature, because others say it in its place: by the pages and pieces of pages. */
const mayChange: Readonly<Record<string, RegExp>> = {
  // What its author wrote stands in the place of the answer.
  queries: /^\/linux\/files\/: LIST FROM #disk$/m,
  // The way up leads past the page that is not there, as does the column, and the trail counts without it.
  folders: /: <a class="up" href="|"BreadcrumbList"| aria-current="true">$/,
  // The table's narrow form shows another column; a citation says no year, and the sitemap no day.
  history: /^\/all-notes\/: <table |: (@misc\{|\{"id":"lovelace)|^\/sitemap\.xml: /,
  // What leads to another garden leads out of this one.
  gardens: /kernel\.example|: <meta http-equiv="Content-Security-Policy" /,
  // Nothing that a search asks is allowed any more.
  search: /: <meta http-equiv="Content-Security-Policy" /,
  // Pages allow the script and what it sends; those of notes allow the frames of the host.
  analytics: /: <meta http-equiv="Content-Security-Policy" /,
  comments: /: <meta http-equiv="Content-Security-Policy" /,
  // A tab has some icon, a feed names some author, and a card without one is another.
  identity: / rel="icon" |property="og:image" |^\/(feed|-\/feeds\/[\w/]+)\.(xml: <author>|json: +"name")/,
  // What is not typeset stands there as it is written.
  code: /^\/linux\/files\/: /,
  diagrams: /^\/linux\/files\/: /,
  plots: /^\/linux\/files\/: /,
  // Who stands beside it in another way, and whether something runs there.
  simulations: /^\/linux\/(files|cache)\/: /,
  math: /^\/linux\/files\/: /,
  typography: /'it is set'/,
  // Whether somebody intends to write a note is said where it is asked for.
  plans: / title="Not written yet/,
  // A reference is a note like any other: who cites it links to it, and its topic lists it among the notes.
  'reading-list': /^\/papers\/paper\/: |^\/topics\/linux\/: |^\/garden\.json: .*(reasons|tend)/,
  // Where a topic begins, its own notes say; tags tie notes to topics, and to each other.
  start: /^\/garden\.json: \{"id":/,
  tags: /^\/garden\.json: |<span|^\/linux\/files\/: /,
  // Folders stand in the column where no topic does; related notes have fewer reasons.
  topics: /./,
  // The nearest page above that the column names is another, and another note is a way into the garden; what names a series
  // as its own is a link like any other.
  series: / aria-current="true">$|^\/: |^\/linux\/storage\/: .*([Bb]acklinks|Linked from)/,
  // What nobody marks as planned is as short as any other note; a title ends without the space before its mark.
  stages: /^\/garden\.json: \{"kind":"stub"| \(with a simulation\)$|: (Files|Cache|Sockets|Queues)$/,
}

const help = join(
  process.env['HORTUS_VAULTS'] ?? join(import.meta.dirname, '../../../shared/vaults'),
  'obsidian-help',
)

/** A real garden takes its time: in the usual run a quarter of the features, in `npm run test:full` all. */
const tried = shippedFeatures
  .map(({ name }) => name)
  .filter((_, i) => process.env['HORTUS_FULL'] === '1' || i % 4 === 0)

describe.runIf(existsSync(help))('obsidian-help', () => {
  it.each(tried)('has no trace of %s without it, and nothing that dangles', async (name) => {
    const site = await siteOf(createDiskStore(help), without(name), [name])
    const found: string[] = []
    for (const [address, text] of site)
      if (text.startsWith('<!doctype'))
        // One of its notes is at the address of the tags.
        for (const trace of name === 'tags' ? [/class="tag"/] : (traces[name] ?? []))
          if (trace.test(text.replace(/<div class="text"[\s\S]*?<\/article>/, '')))
            found.push(`/${address}: ${trace}`)
    expect(found.join('\n')).toBe('')
  })
})
