import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { Href } from '../../../src/model/page.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

/**
 * Every row of the description of Markdown in a garden, as a small garden: `in/` holds the notes (and `options.json`
 * beside it what the garden's config says), `out/` what is made of them: `pages.txt` with the addresses of notes, folders, tags, redirects and assets,
 * `diagnostics.txt`, and the text of every note's page. `UPDATE=1` writes what comes out; read it before you keep it.
 */
const rows = new URL('../../fixtures/markdown/', import.meta.url)

async function buildRow(row: string, parser: GardenOptions['parser']): Promise<Record<string, string>> {
  const folder = new URL(`${row}/`, rows)
  const config = new URL('options.json', folder)
  const own = existsSync(config) ? (JSON.parse(readFileSync(config, 'utf8')) as Partial<GardenOptions>) : {}
  const options: GardenOptions = { ...defaultGardenOptions, ...own, parser }
  const store = createMemoryStore(readFiles(new URL('in/', folder)))
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({
    features: everyFeature,
    store,
    options,
    pool,
    assets: { stylesheet: '/site.css' as Href },
  })
  const snapshot = await session.update()
  const files = await showSite(snapshot)
  await session.close()
  return files
}

async function showSite(snapshot: Snapshot): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  const pages: string[] = []
  for (const page of snapshot.plan.pages) {
    // Pages about the garden as a whole are described elsewhere.
    const kind = page.kind === 'own' ? page.page : page.kind
    if (!['note', 'folder', 'tag', 'redirect'].includes(kind)) continue
    const to = page.kind === 'redirect' ? ` → /${page.target}` : ''
    pages.push(`/${page.address} ${kind}${to}`)
    if (page.kind !== 'note') continue
    const html = await snapshot.render(page)
    const title = /<h1[^>]*>[\s\S]*?<\/h1>/.exec(html)![0]
    const text = /<div class="text">\n([\s\S]*?)\n<\/div>\n<\/article>/.exec(html)![1]
    files[`${page.path.replaceAll('/', '+')}.html`] = `${title}\n${text}\n`
  }
  for (const [path, address] of snapshot.plan.addressByAsset) pages.push(`/${address} asset ${path}`)
  files['pages.txt'] = `${pages.join('\n')}\n`
  files['diagnostics.txt'] = (await snapshot.diagnostics())
    .map(({ path, range, severity, code, message }) => {
      const place = range ? `${range.start}-${range.end}` : '–'
      return `${path} ${place} ${severity} ${code}: ${message}\n`
    })
    .join('')
  return files
}

function readFiles(folder: URL): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    files.map((entry) => {
      const file = `${entry.parentPath}/${entry.name}`
      return [file.slice(folder.pathname.length).replace(/^\//, ''), readFileSync(file, 'utf8')]
    }),
  )
}

describe.each(readdirSync(rows).sort())('%s', (row) => {
  it.each(['native', 'remark'] as const)('is as expected with the %s parser', async (parser) => {
    const made = await buildRow(row, parser)
    const out = new URL(`${row}/out/`, rows)
    if (process.env['UPDATE'] === '1' && parser === 'native') {
      rmSync(out, { recursive: true, force: true })
      for (const [name, text] of Object.entries(made)) {
        const file = new URL(encodeURIComponent(name), out)
        mkdirSync(dirname(file.pathname), { recursive: true })
        writeFileSync(file, text)
      }
    }
    expect(made).toEqual(readFiles(out))
  })
})
