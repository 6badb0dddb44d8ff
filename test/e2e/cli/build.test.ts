import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BuildReport } from '../../../src/site/output/build-report.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, scratchGarden, writeFiles } from './scratch.ts'

/** Every file of a folder, by its path in it. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

describe('hortus build', () => {
  it('writes the site of garden/ into site/ and says what it did', async () => {
    const cwd = scratchGarden('clean')
    const { code, stdout, stderr } = await runHortus(['build'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^2 notes, \d+ pages, 0 assets in site \(\d+\.\d\d s\)\n2 links: 2 resolved, 0 missing; 0 orphans\nwithout a git history [^\n]*\nNo sitemap: [^\n]*"baseUrl"[^\n]*\n$/,
    )
    expect(existsSync(join(cwd, 'site/index.html'))).toBe(true)
    expect(existsSync(join(cwd, 'site/other/index.html'))).toBe(true)
    expect(existsSync(join(cwd, 'site/sitemap.xml'))).toBe(false)
  })

  it('prints exactly one JSON object with --json', async () => {
    const cwd = scratchGarden('problems')
    const { code, stdout, stderr } = await runHortus(['build', '--json', '--out', 'public/x'], { cwd })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout.endsWith('\n')).toBe(true)
    const report = JSON.parse(stdout) as BuildReport
    expect(Object.keys(report)).toEqual([
      'notes',
      'pages',
      'assets',
      'links',
      'resolved',
      'missing',
      'beyond',
      'ambiguous',
      'orphans',
      'notPublished',
      'diagnostics',
      'ofBuild',
      'ms',
      'cpuMs',
      'peakMiBBy',
      'peakMiB',
    ])
    expect(report).toMatchObject({ notes: 6, missing: 7, ambiguous: 1, diagnostics: { error: 1 } })
    expect(report.resolved + report.missing).toBe(report.links)
    expect(report.ms['total']).toBeGreaterThanOrEqual(0)
    expect(report.peakMiB).toBeGreaterThan(0)
    expect(existsSync(join(cwd, 'public/x/index.html'))).toBe(true)
  })

  it('ends with code 1 when a note has an error, and points to check', async () => {
    const cwd = scratchGarden('problems')
    const { code, stdout } = await runHortus(['build'], { cwd })
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /\n1 error, \d+ warnings, \d+ infos: "hortus check" lists them\n1 note not published: 1 by "draft" or "publish" [^\n]*\nwithout a git history [^\n]*\nNo sitemap: [^\n]*\n$/,
    )
  })

  it('writes a sitemap of whole addresses, and has a redirect name its target, where it knows the site’s own', async () => {
    const cwd = scratchFolder()
    writeFiles(cwd, {
      'garden/hortus.config.json': '{ "baseUrl": "https://pond.example", "base": "/notes/" }',
      'garden/Reed.md': '---\nredirects: [/old reed/]\n---\nA reed.\n',
    })
    const { code, stdout } = await runHortus(['build'], { cwd })
    expect(code).toBe(0)
    expect(stdout).not.toContain('No sitemap')
    const sitemap = readFileSync(join(cwd, 'site/sitemap.xml'), 'utf8')
    const places = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url!)
    expect(places).toContain('https://pond.example/notes/reed/')
    for (const place of places) expect(place).toMatch(/^https:\/\/pond\.example\/notes\//)
    const old = readFileSync(join(cwd, 'site/old-reed/index.html'), 'utf8')
    expect(old).toContain('<link rel="canonical" href="https://pond.example/notes/reed/">')
  })

  it('keeps every page away from every file of its own', async () => {
    const cwd = scratchFolder()
    const config = { 'garden/hortus.config.json': '{ "baseUrl": "https://pond.example" }' }
    writeFiles(cwd, { ...config, 'garden/Reed.md': 'A reed.\n' })
    await runHortus(['build', '--out', 'first'], { cwd })
    const own = filesBelow(join(cwd, 'first')).filter(
      (file) => !/(?:^|\/)index\.html$|^[-.]|\.md$/.test(file),
    )
    expect(own).toContain('404.html')
    const notes = own.map((file, i) => [`garden/${i}.md`, `---\npermalink: /${file}\n---\ntext\n`])
    writeFiles(cwd, {
      ...Object.fromEntries(notes),
      'garden/last.md': '---\npermalink: /reed/index.html\n---\n',
    })
    const { code, stderr } = await runHortus(['build', '--out', 'second'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const checked = await runHortus(['check'], { cwd })
    expect(checked.stdout.match(/\[reserved-address\]/g)?.length).toBe(own.length + 1)
    expect(existsSync(join(cwd, 'second/last/index.html'))).toBe(true)
  })

  it('says where files of someone else went that found no place in the site', async () => {
    const cwd = scratchGarden('clean')
    await runHortus(['build'], { cwd })
    // A build was killed after the exchange, and the file was made anew by hand before the next.
    writeFileSync(join(cwd, 'site/CNAME'), 'first.example')
    cpSync(join(cwd, 'site'), join(cwd, '.site.hortus-old'), { recursive: true })
    writeFileSync(join(cwd, 'site/CNAME'), 'second.example')
    const { code, stderr } = await runHortus(['build'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toBe(
      '.site.hortus-kept: files that hortus did not write and that found no place in the new site\n',
    )
    expect(readFileSync(join(cwd, '.site.hortus-kept/CNAME'), 'utf8')).toBe('first.example')
  })

  it('publishes drafts only when asked', async () => {
    const cwd = scratchGarden('problems')
    await runHortus(['build'], { cwd })
    expect(existsSync(join(cwd, 'site/draft'))).toBe(false)
    await runHortus(['build', '--drafts'], { cwd })
    expect(existsSync(join(cwd, 'site/draft/index.html'))).toBe(true)
  })

  it('says whether a note is published and why, and writes nothing', async () => {
    const cwd = scratchGarden('problems')
    const explain = async (...args: readonly string[]): Promise<string> =>
      (await runHortus(['build', '--explain', ...args], { cwd })).stdout
    expect(await explain('Draft')).toMatch(
      /^garden\/Draft\.md:\d+:1 is not published\n {2}Not published because of "draft: true" \([^)]*\)\n$/,
    )
    expect(await explain('Draft', '--drafts')).toMatch(
      / is published at \/draft\/\n[\s\S]*"drafts" publishes it/,
    )
    expect(await explain('Bee')).toBe(
      'garden/Bee.md is published at /bee/\n  Nothing in the note or in the settings keeps it back\n',
    )
    expect(JSON.parse(await explain('Bee', '--publish', 'opt-in', '--json'))).toEqual({
      path: 'Bee.md',
      isPublished: false,
      reason: expect.stringContaining('no property says that it is public'),
    })
    expect(existsSync(join(cwd, 'site'))).toBe(false)
  })

  it('takes "opt-in" for "marked" in the config', async () => {
    const cwd = scratchGarden('clean')
    writeFileSync(join(cwd, 'hortus.config.json'), '{ "publish": "opt-in" }')
    const { stdout } = await runHortus(['build', '--json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ notPublished: { unmarked: expect.any(Number) }, notes: 0 })
  })

  it('puts every link below --base', async () => {
    const cwd = scratchGarden('clean')
    expect(await runHortus(['build', '--base', '/sub/'], { cwd })).toMatchObject({ code: 0 })
    const html = readFileSync(join(cwd, 'site/other/index.html'), 'utf8')
    const hrefs = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]!)
    expect(hrefs.length).toBeGreaterThan(0)
    expect(hrefs.filter((href) => !href.startsWith('/sub/'))).toEqual([])
  })

  it('changes nothing when nothing has changed', async () => {
    const cwd = scratchGarden('clean')
    await runHortus(['build'], { cwd })
    const before = readdirSync(join(cwd, 'site'), { recursive: true, encoding: 'utf8' }).sort()
    const again = await runHortus(['build', '--json'], { cwd })
    expect(again).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(again.stdout)).toMatchObject({ notes: 2, links: 2 })
    expect(readdirSync(join(cwd, 'site'), { recursive: true, encoding: 'utf8' }).sort()).toEqual(before)
  })

  it('writes into .hortus/site when it stands in the garden itself', async () => {
    const cwd = join(scratchGarden('clean'), 'garden')
    expect(await runHortus(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(join(cwd, '.hortus/site/index.html'))).toBe(true)
  })

  it('refuses a folder with files that are not its own', async () => {
    const cwd = scratchGarden('clean')
    mkdirSync(join(cwd, 'site'))
    writeFileSync(join(cwd, 'site/thesis.txt'), 'precious')
    const { code, stdout, stderr } = await runHortus(['build'], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^hortus: .*site holds files that hortus did not write.*\n$/)
    expect(readFileSync(join(cwd, 'site/thesis.txt'), 'utf8')).toBe('precious')
  })

  it('refuses to write over the garden', async () => {
    const cwd = scratchGarden('clean')
    for (const out of ['garden', '.', 'garden/public']) {
      const { code, stderr } = await runHortus(['build', '--out', out], { cwd })
      expect(code).toBe(2)
      expect(stderr).toMatch(/^hortus: .*garden.*\n$/)
    }
  })
})

describe('build with --max-files', () => {
  it('writes nothing where there would be more, and says of which kind and what features would save', async () => {
    const folder = scratchFolder()
    writeFiles(folder, {
      'garden/a.md': '---\ntags: [x]\nredirects: [/old/]\n---\n[[b]] ![[p.png]]',
      'garden/b.md': '#x',
      'garden/p.png': 'png',
    })
    const before = await runHortus(['build', '--max-files', '10', '--json'], { cwd: folder })
    expect(before.code).toBe(1)
    expect(existsSync(join(folder, 'site'))).toBe(false)
    const { tooMany } = JSON.parse(before.stdout)
    const { all, notes, redirects, assets, program, byFeature } = tooMany
    // Two notes, home and the page for what is missing.
    expect({ notes, redirects, assets }).toEqual({ notes: 4, redirects: 1, assets: 1 })
    const ofFeatures = Object.fromEntries(byFeature) as Readonly<Record<string, number>>
    expect(ofFeatures).toMatchObject({ 'markdown-pages': 4, redirects: 3, 'garden-data': 2, tags: 2 })
    const sum = Object.values(ofFeatures).reduce((one, other) => one + other, 0)
    expect(notes + redirects + assets + program + sum).toBe(all)
    expect(before.stderr).toContain(
      `the site would have ${all} files, and --max-files allows 10. Nothing was written.`,
    )
    expect(before.stderr).toMatch(/^ +4 {2}markdown-pages$/m)

    // Exactly as many as are allowed are written, and counted well; what a feature is said to have is saved without it.
    expect((await runHortus(['build', '--max-files', String(all)], { cwd: folder })).code).toBe(0)
    const countWritten = (): number =>
      readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      ).length
    expect(countWritten()).toBe(all)
    // A site that is there and would be left as it is is not let through either.
    expect((await runHortus(['build', '--max-files', String(all - 1)], { cwd: folder })).code).toBe(1)
    writeFiles(folder, { 'garden/hortus.config.json': '{ "features": { "markdown-pages": false } }' })
    expect((await runHortus(['build', '--max-files', String(all - 4)], { cwd: folder })).code).toBe(0)
    expect(countWritten()).toBe(all - 4)
  })

  it.each(['0', '-1', 'many', '1.5'])('refuses %s', async (count) => {
    const { code, stderr } = await runHortus(['build', '--max-files', count], { cwd: scratchFolder() })
    expect([code, stderr]).toEqual([2, expect.stringContaining('Expected a whole number such as 20000')])
  })
})
