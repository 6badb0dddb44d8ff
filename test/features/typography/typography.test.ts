import { describe, expect, it } from 'vitest'
import { createFeatureSet } from '../../../src/define/feature-set.ts'
import { createMapRequest } from '../../../src/features/map/map-request.ts'
import { collectSearchNotes } from '../../../src/features/search/collect-search-notes.ts'
import { defaultLayout, shippedFeatures } from '../../../src/features/shipped.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import { joinGardenData } from '../../../src/site/join-garden-data.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

async function pageOf(
  text: string,
  options: Partial<GardenOptions> = {},
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const snapshot = await snapshotOf({ 'a.md': text, ...others }, { lang: 'en', ...options })
  return snapshot.render(snapshot.pageByAddress.get('a/' as Address)!)
}

const article = (page: string): string => /<article[\s\S]*<\/article>/.exec(page)?.[0] ?? ''

describe.each(['native', 'remark'] as const)('a note read by the %s parser', (parser) => {
  it('shows the signs of its language, within and around markup', async () => {
    const page = article(
      await pageOf(
        '# It\'s "here"\n\n"*Really*," she **said** -- "it\'s `x`\'s".\n\n> [!note] Don\'t\n> "so"\n\n- \'a\' - b\n\n| "x y" |\n|---|\n| it\'s |\n\nA note.^[It\'s "one".]',
        { parser },
      ),
    )
    expect(page).toContain('It’s “here”')
    expect(page).toContain('“<em>Really</em>,” she <strong>said</strong>\u00a0– “it’s <code>x</code>’s”.')
    expect(page).toContain('Don’t')
    expect(page).toContain('“so”')
    expect(page).toContain('‘a’\u00a0– b')
    expect(page).toMatch(/“x y”[\s\S]*it’s[\s\S]*It’s “one”\./)
  })

  it('leaves alone what programs read', async () => {
    const page = article(
      await pageOf(
        [
          '`it\'s "x"` <code>it\'s</code> <kbd>"</kbd> <samp>a -- b</samp>',
          '```\n"it\'s" -- ...\n```',
          '[a](https://e.example/"x"--y "it\'s") <span title="it\'s -- \'x\'">t</span>',
          "https://e.example/it's--x...",
          '<span lang="fr">"non"</span> #it--is [[it\'s -- a.pdf]]',
          "$a'' - b'$",
          '<pre>it\'s "x"</pre>',
        ].join('\n\n'),
        { parser, withoutFeatures: [] },
        { "it's -- a.pdf": '' },
      ),
    )
    expect(page).not.toMatch(/[’“”‘–…\u00a0]/)
  })

  it('quotes as French and German do, and as the note says that it is', async () => {
    const french = article(await pageOf('---\nlang: fr\n---\n\nIl dit "oui" !', { parser }))
    expect(french).toContain('Il dit «\u202foui\u202f»\u202f!')
    const german = article(await pageOf('Er sagt "ja" und das ist nicht alles.', { parser, lang: '' }))
    expect(german).toContain('„ja“')
  })
})

describe('typographic signs', () => {
  it('are not for a note that says so, nor for a garden without the feature', async () => {
    expect(article(await pageOf('---\ntypography: false\n---\n\nIt\'s "so".'))).toContain('It\'s "so".')
    const features = createFeatureSet(shippedFeatures, defaultLayout, { off: new Set(['typography']) })
    const snapshot = await sessionOn(createMemoryStore({ 'a.md': 'It\'s "so".' }), {}, features).update()
    expect(article(await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!))).toContain(
      'It\'s "so".',
    )
  })

  it('stand in an embed as its own note is written, and the embed says in which language', async () => {
    const page = article(
      await pageOf('"here" ![[b]]', {}, { 'b.md': '---\nlang: de\n---\n\n"dort"', 'c.md': '' }),
    )
    expect(page).toContain('“here”')
    expect(page).toMatch(/<figure class="embed" lang="de">[\s\S]*„dort“/)
  })

  it('change neither ids nor links to headings, and stand in the list of contents too', async () => {
    const page = await pageOf("# A\n\n## It's -- one\n\n## Two\n\n[[#It's -- one]] [[a#Two]]")
    expect(page).toContain('id="its----one"')
    expect(page.match(/#its-one"/g)).toHaveLength(2)
    expect(page).toContain('>It’s\u00a0– one</a>')
    expect(page).toContain('>a › Two</a>')
  })

  it('are nowhere but on pages', async () => {
    const snapshot = await snapshotOf({ 'a.md': '# It\'s\n\n"so" -- it\'s' }, { lang: 'en' })
    expect(JSON.stringify(await joinGardenData(snapshot.files()))).not.toMatch(/[’“”–]/)
    expect(snapshot.published.notesByPath.values().next().value?.plainText).toContain('"so" -- it\'s')
  })
})

describe('the title of a note', () => {
  const others = {
    "Python's runtime.md": '---\ntype: topic\n---\n# Python\'s runtime\n\nAbout "it". [[a]]',
    "L'été.md": "---\nlang: fr\ntypography: false\n---\n# L'été\n\n[[a]]",
  }

  it('is finished as its own page has it, in lists and on the map', async () => {
    const page = await pageOf('---\ntopics: ["[[Python\'s runtime]]"]\n---\n# A\n\nOf the topic.', {}, others)
    expect(page).toContain('>Python’s runtime</a>')
    expect(page).not.toContain(">Python's runtime</a>")
    expect(page).toContain(">L'été</a>")
    const snapshot = await snapshotOf({ 'a.md': '# A\n\n[[b]]', 'b.md': '# What\'s "this"' }, { lang: 'en' })
    expect(createMapRequest(snapshot).graph.nodes.map(({ title }) => title)).toEqual(['A', 'What’s “this”'])
  })

  it('stays as it was written in what programs read', async () => {
    const snapshot = await snapshotOf({ 'a.md': '# What\'s "this"' }, { lang: 'en' })
    expect(JSON.stringify(await joinGardenData(snapshot.files()))).toContain(`What's \\"this\\"`)
    expect(collectSearchNotes(snapshot.published, snapshot.plan).map(({ title }) => title)).toEqual([
      `What's "this"`,
    ])
  })
})
