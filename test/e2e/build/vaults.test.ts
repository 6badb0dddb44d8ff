import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crawlSite } from '../crawl-site.ts'
import { readTree } from './read-tree.ts'
import { runHortus } from './run-hortus.ts'

const vaults =
  process.env['HORTUS_VAULTS'] ?? fileURLToPath(new URL('../../../../shared/vaults', import.meta.url))
const hasVaults = existsSync(join(vaults, 'obsidian-hub'))
if (!hasVaults)
  console.log(
    `No gardens at ${vaults}: the tests on real gardens are skipped (HORTUS_VAULTS names their folder)`,
  )

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-vaults-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is known of each garden by reading it; a change here is a change in meaning, not in layout. */
const gardens = [
  {
    name: 'obsidian-help-sandbox',
    code: 0,
    report: {
      notes: 31,
      missing: 0,
      ambiguous: 0,
      orphans: 0,
      diagnostics: { error: 0, warning: 1, info: 0 },
    },
  },
  {
    name: 'obsidian-help',
    code: 0,
    report: {
      notes: 173,
      missing: 7,
      ambiguous: 0,
      orphans: 1,
      diagnostics: { error: 0, warning: 12, info: 42 },
    },
  },
  // Fifteen notes have frontmatter that is not YAML; each is a page all the same.
  {
    name: 'obsidian-hub',
    code: 1,
    report: { notes: 6_571, missing: 85, ambiguous: 44, orphans: 0, diagnostics: { error: 15, info: 9_707 } },
  },
] as const

describe.skipIf(!hasVaults).each(gardens)('the garden $name', ({ name, code, report }) => {
  const out = (): string => join(folder, name)

  it('builds, with a page for every note', { timeout: 900_000 }, async () => {
    const run = await runHortus(['build', join(vaults, name), '--untrusted', '--out', out(), '--json'])
    expect(run.code, run.stderr).toBe(code)
    expect(JSON.parse(run.stdout)).toMatchObject(report)
  })

  it('has no dead link inside', { timeout: 900_000 }, () => {
    const crawl = crawlSite(out())
    expect(crawl.pages).toBeGreaterThan(report.notes)
    expect(crawl.dead).toEqual([])
  })

  it('is valid HTML', { timeout: 900_000 }, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-inline-style': 'off' },
    })
    const pages = Object.entries(readTree(out())!).filter(
      ([path]) => path.endsWith('.html') && !path.startsWith('-/'),
    )
    const every = Math.ceil(pages.length / 150)
    const problems: string[] = []
    for (const [i, [path]] of pages.entries()) {
      if (i % every !== 0) continue
      const result = await validator.validateString(readFileSync(join(out(), path), 'utf8'))
      for (const message of result.results.flatMap((r) => r.messages))
        problems.push(`${path}:${message.line} ${message.ruleId}: ${message.message}`)
    }
    expect(problems.slice(0, 20)).toEqual([])
  })

  it('is left as it is by a second build', { timeout: 900_000 }, async () => {
    const before = readTree(out())
    const run = await runHortus(['build', join(vaults, name), '--untrusted', '--out', out(), '--json'])
    expect(JSON.parse(run.stdout)).toMatchObject(report)
    expect(JSON.parse(run.stdout).ms).not.toHaveProperty('render')
    expect(readTree(out())).toEqual(before)
  })
})
