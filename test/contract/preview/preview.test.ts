import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { previewAnswer } from '../../../src/features/editor/preview-answer.ts'
import { createNotePreview } from '../../../src/features/editor/web/preview/preview-note.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Href } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { decodeSource } from '../../../src/parse/decode-source.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../../../src/session/session.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import type { Store } from '../../../src/store/store.ts'

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))
const vaults = process.env['HORTUS_VAULTS'] ?? join(projectRoot, '../shared/vaults')
const isFull = process.env['HORTUS_FULL'] === '1'

const gardens = [
  { name: 'the garden', folder: join(projectRoot, 'garden'), step: 4 },
  { name: 'obsidian-help', folder: join(vaults, 'obsidian-help'), step: 3 },
  // To read it takes longer than all else here.
  ...(isFull ? [{ name: 'obsidian-hub', folder: join(vaults, 'obsidian-hub'), step: 1 }] : []),
]

/** What a garden says that says nothing. */
const says = { ...defaultGardenOptions, homeTitle: defaultGardenOptions.title }

function openSession(store: Store): Session {
  const options = { ...defaultGardenOptions, drafts: true }
  const pool = createPreparePool({ options, plugins: noPlugins })
  return createSession({
    features: everyFeature,
    store,
    options,
    pool,
    assets: { stylesheet: '/site.css' as Href },
  })
}

/** The preview of a text, once the server has answered. */
async function previewOf(snapshot: Snapshot, path: NotePath, text: string): Promise<string> {
  const preview = createNotePreview({ ...says, path })
  const answer = await previewAnswer(snapshot, path)
  preview.learn(text, answer!)
  return preview.render(text).html
}

/** A page of a series shows its list of parts where its author wrote one: what stands before and behind both lists is compared. */
function withoutParts(page: string): string {
  return page
    .replace(/\n<\/div>\n<section class="parts"[\s\S]*?<\/section>\n<div class="text">\n/, '')
    .replace(/\n<\/div>\n<section class="parts"[\s\S]*?<\/section>/, '\n</div>')
}

function withoutList(html: string): string {
  return html.replace(/<ol>[\s\S]*?<\/ol>/, '')
}

async function pageOf(snapshot: Snapshot, path: NotePath): Promise<string> {
  return snapshot.render(snapshot.pageByAddress.get(snapshot.plan.addressByNote.get(path)!)!)
}

describe.each(gardens)('the preview of the notes of $name', ({ folder, step }) => {
  it.skipIf(!existsSync(folder))(
    'is what the builder makes of them, byte for byte',
    async () => {
      const store = createDiskStore(folder)
      const session = openSession(store)
      const snapshot = await session.update()
      // A canvas is no text to write: it has no preview.
      const paths = [...snapshot.published.notesByPath.keys()].filter((path) => path.endsWith('.md'))
      for (const path of paths.filter((_, i) => i % (isFull ? 1 : step) === 0)) {
        const { source } = decodeSource(await store.read(path), path)
        const html = await previewOf(snapshot, path, source)
        const page = await pageOf(snapshot, path)
        const shown = page.includes('<section class="parts"') ? withoutParts(page) : page
        const expected = shown === page ? html : withoutList(html)
        // The text of home stands above its parts.
        if (!/<div class="text(?: opening)?">\n/.test(shown) || !shown.includes(`">\n${expected}\n</div>`))
          expect(`${path}\n${expected}`).toBe(page)
        const answer = await previewAnswer(snapshot, path)
        if (answer?.shown.html !== html) expect(`${path}\n${answer?.shown.html}`).toBe(html)
        expect(page).toContain(`>${answer?.shown.titleHtml}`)
      }
      await session.close()
    },
    1_800_000,
  )
})

describe('a text that is not saved yet', () => {
  it('is shown as the page would be: its links, its embeds, and how many ask for what is wanted', async () => {
    const files = {
      'a.md': '# A\n\nOld.',
      'b.md': '# B\n\n![[a]] and [[Wanted]].',
      'c.md': '# C\n\n```js\nlet x\n```\n',
    }
    const session = openSession(createMemoryStore(files))
    await session.update()
    // The list in the quote is tight: remark alone takes the empty line behind it for one between its items.
    const text =
      '# A\n\nSee [[b]], [[Wanted]], [[#A]] and\n\n![[c]]\n\n$x^2$\n\n> 1. one\n> 2. two\n>\n> > quoted\n'
    const imagined = await session.imagine(new Map([['a.md' as NotePath, new TextEncoder().encode(text)]]))
    const html = await previewOf(imagined, 'a.md' as NotePath, text)
    expect(html).toContain('2 notes ask for it')
    await session.close()

    const saved = openSession(createMemoryStore({ ...files, 'a.md': text }))
    const page = await pageOf(await saved.update(), 'a.md' as NotePath)
    expect(page).toContain(`<div class="text">\n${html}\n</div>`)
    await saved.close()
  })

  it('shows the markup of its title as the page does', async () => {
    const path = 'a.md' as NotePath
    const text = '# The $x^2$ of [[b]]^[Said.] & ==more==\n\nText'
    const session = openSession(createMemoryStore({ [path]: text, 'b.md': '' }))
    const snapshot = await session.update()
    const page = await pageOf(snapshot, path)
    const preview = createNotePreview({ ...says, path })
    preview.learn(text, (await previewAnswer(snapshot, path))!)
    const { titleHtml, html } = preview.render(text)
    expect((await previewAnswer(snapshot, path))?.shown).toMatchObject({ titleHtml, html })
    expect(titleHtml).toContain('class="katex"')
    expect(page).toContain(`>${titleHtml}</h1>`)
    expect(page).toContain(`<div class="text">\n${html}\n</div>`)
    expect(preview.render('# Plain & short').titleHtml).toBe('Plain &amp; short')
    await session.close()
  })

  it('frames what the garden lets be framed, and refuses what is over its budget', async () => {
    const path = 'a.md' as NotePath
    const frame = '<iframe src="https://films.example/1"></iframe>'
    const budget = { ...defaultGardenOptions.budget, maxBytes: 100 }
    const options = { ...defaultGardenOptions, iframeHosts: ['films.example'], budget }
    for (const text of [frame, 'long '.repeat(50)]) {
      const pool = createPreparePool({ options, plugins: noPlugins })
      const store = createMemoryStore({ [path]: text })
      const session = createSession({
        features: everyFeature,
        store,
        options,
        pool,
        assets: { stylesheet: '/site.css' as Href },
      })
      const snapshot = await session.update()
      const preview = createNotePreview({ ...options, homeTitle: '', path })
      preview.learn(text, (await previewAnswer(snapshot, path))!)
      const { html } = preview.render(text)
      expect(html).toContain(text === frame ? 'films.example' : '<pre')
      expect(await pageOf(snapshot, path)).toContain(`<div class="text">\n${html}\n</div>`)
      await session.close()
    }
  })

  it('leaves the garden as it is', async () => {
    const session = openSession(createMemoryStore({ 'a.md': 'Old.' }))
    const before = await session.update()
    await session.imagine(new Map([['new.md' as NotePath, new TextEncoder().encode('[[a]]')]]))
    expect(session.snapshot).toBe(before)
    expect(await session.update()).toBe(before)
    await session.close()
  })

  it('is shown with what plugins of the garden do, which run in the builder alone', async () => {
    const shout = () => (tree: { children: { children?: { value: string }[] }[] }) => {
      for (const block of tree.children)
        for (const child of block.children ?? []) child.value = child.value.toUpperCase()
    }
    const options = { ...defaultGardenOptions, drafts: true }
    const pool = createPreparePool({ options, plugins: { remarkPlugins: [shout], rehypePlugins: [] } })
    const store = createMemoryStore({ 'a.md': 'Old.' })
    const session = createSession({
      features: everyFeature,
      store,
      options,
      pool,
      assets: { stylesheet: '/site.css' as Href },
    })
    await session.update()
    const imagined = await session.imagine(new Map([['a.md' as NotePath, new TextEncoder().encode('new')]]))
    const answer = await previewAnswer(imagined, 'a.md' as NotePath, { withBody: true })
    const preview = createNotePreview({ ...says, path: 'a.md' as NotePath })
    expect(preview.render('new')).toMatchObject({ html: '<p>new</p>', isExact: false })
    preview.learn('new', answer!)
    expect(preview.render('new')).toMatchObject({ html: '<p>NEW</p>', isExact: true })
    await session.close()
  })

  it('keeps what links meant while somebody types on, until the next answer', async () => {
    const session = openSession(createMemoryStore({ 'a.md': '[[b]]', 'b.md': '' }))
    const snapshot = await session.update()
    const preview = createNotePreview({ ...says, path: 'a.md' as NotePath })
    preview.learn('[[b]]', (await previewAnswer(snapshot, 'a.md' as NotePath))!)
    expect(preview.render('More: [[b]] and [[c]]').html).toBe('<p>More: <a href="/b/">b</a> and <a>c</a></p>')
    await session.close()
  })
})
