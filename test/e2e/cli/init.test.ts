import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const plain = { env: { FORCE_COLOR: undefined, NO_COLOR: '1' } }

const configOf = (folder: string): unknown =>
  JSON.parse(readFileSync(join(folder, 'hortus.config.json'), 'utf8'))

describe('hortus init in an empty place', () => {
  it('writes three notes that link to each other, and a site can be built of them', async () => {
    const cwd = scratchFolder()
    const begun = await runHortus(['init', 'my-first_notes'], { cwd, ...plain })
    expect([begun.code, begun.stderr]).toEqual([0, ''])
    const garden = join(cwd, 'my-first_notes')
    expect(readdirSync(garden).sort()).toEqual([
      'Growing a garden.md',
      'Linking notes.md',
      'hortus.config.json',
      'index.md',
    ])
    expect(configOf(garden)).toEqual({ title: 'My first notes' })
    const built = await runHortus(['build', 'my-first_notes', '--json'], { cwd, ...plain })
    expect(built.code).toBe(0)
    const report = JSON.parse(built.stdout) as Record<string, unknown>
    // The one link that leads nowhere shows what a wanted note is.
    expect(report).toMatchObject({ notes: 3, missing: 1, orphans: 0, diagnostics: { error: 0 } })
    expect((await runHortus(['check', 'my-first_notes'], { cwd, ...plain })).stdout).toContain('1 warning')
  })

  it('prints what it would write with --dry-run, and writes nothing', async () => {
    const cwd = scratchFolder()
    const { code, stdout } = await runHortus(['init', 'new', '--dry-run'], { cwd, ...plain })
    expect(code).toBe(0)
    expect(stdout).toContain('# New')
    expect(existsSync(join(cwd, 'new'))).toBe(false)
  })

  it('leaves nothing where one of the files cannot be written', async () => {
    const cwd = scratchFolder()
    // A folder of that name is found too late to look for.
    mkdirSync(join(cwd, 'Growing a garden.md'))
    const { code, stderr } = await runHortus(['init'], { cwd, ...plain })
    expect(code).toBe(2)
    expect(stderr).toContain('Nothing was written')
    expect(readdirSync(cwd)).toEqual(['Growing a garden.md'])
  })

  it('says what comes next in lines that can be copied, and that a shell reads as one folder', async () => {
    const cwd = scratchFolder()
    const { stdout } = await runHortus(['init', 'my notes'], { cwd, ...plain })
    expect(stdout).toMatch(
      /\nNext:\n {2}hortus serve "my notes" {3}shows .*\n {2}hortus build "my notes" {3}writes .*\n$/,
    )
  })

  it.each(['ts', 'js', 'mts', 'mjs'])(
    'keeps to settings in hortus.config.%s, which every command reads',
    async (end) => {
      const cwd = scratchFolder()
      const name = `hortus.config.${end}`
      writeFiles(cwd, { 'a.md': '# A\n', [name]: "export default { title: 'Own title' }\n" })
      expect(await runHortus(['init', '--yes'], { cwd, ...plain })).toMatchObject({
        code: 1,
        stdout: `${name} is there already: nothing was written.\n`,
      })
      expect((await runHortus(['build', '--trust'], { cwd, ...plain })).code).toBe(0)
      expect(readFileSync(join(cwd, '.hortus/site/index.html'), 'utf8')).toContain('Own title')
    },
  )

  it('refuses a file, and a garden that has settings', async () => {
    const cwd = scratchFolder()
    writeFileSync(join(cwd, 'notes.md'), '# Notes\n')
    expect((await runHortus(['init', 'notes.md'], { cwd, ...plain })).stderr).toContain('expected a folder')
    expect((await runHortus(['init', '--yes'], { cwd, ...plain })).code).toBe(0)
    const before = readFileSync(join(cwd, 'hortus.config.json'), 'utf8')
    const again = await runHortus(['init', '--yes'], { cwd, ...plain })
    expect([again.code, again.stdout]).toEqual([
      1,
      'hortus.config.json is there already: nothing was written.\n',
    ])
    expect(readFileSync(join(cwd, 'hortus.config.json'), 'utf8')).toBe(before)
  })
})

/** Gardens of other programs: their files, where the settings go, and what these are. */
const gardens: readonly (readonly [string, Readonly<Record<string, string>>, string, object])[] = [
  [
    'Obsidian',
    { '.obsidian/app.json': '{}', 'a.md': 'A\nB\n' },
    '',
    { title: expect.any(String), lineBreaks: 'obsidian' },
  ],
  [
    'Obsidian with strict line breaks',
    { '.obsidian/app.json': '{ "strictLineBreaks": true }', 'a.md': 'A\n' },
    '',
    { title: expect.any(String) },
  ],
  [
    'Obsidian with folders that search leaves out',
    {
      '.obsidian/app.json':
        '{ "strictLineBreaks": true, "userIgnoreFilters": ["Privé/", "Old [1]/", "/^x/", "todo.md"] }',
      'a.md': 'A\n',
      'Privé/b.md': 'B\n',
    },
    '',
    { title: expect.any(String), ignore: ['Privé/**/*.{md,canvas}', 'todo.md'] },
  ],
  [
    'Quartz in YAML',
    {
      'quartz.config.yaml':
        'configuration:\n  pageTitle: Notes\nplugins:\n  - source: github:quartz-community/hard-line-breaks\n    enabled: false\n  - source: github:quartz-community/explicit-publish\n    enabled: true\n',
      'content/a.md': 'A\n',
    },
    'content',
    { title: 'Notes', publish: 'marked' },
  ],
  [
    'Quartz',
    {
      'quartz.config.ts':
        '// pageTitle: "Not this"\nconst config = {\n  configuration: {\n    pageTitle: "My Quartz",\n    locale: "de-DE",\n    baseUrl: "me.github.io/notes", // pages\n    ignorePatterns: ["private"],\n  },\n  plugins: [Plugin.HardLineBreaks(), Plugin.ExplicitPublish()],\n}\n',
      'content/a.md': 'A\n',
    },
    'content',
    {
      title: 'My Quartz',
      lang: 'de-DE',
      baseUrl: 'https://me.github.io',
      base: '/notes/',
      lineBreaks: 'obsidian',
      publish: 'marked',
    },
  ],
  [
    'MkDocs',
    {
      'mkdocs.yml':
        'site_name: "The docs: all"\nsite_url: https://docs.example/v1/\nsite_author: Ada\ncopyright: Copyright &copy; <a href="https://a.example">Ada</a>\ndocs_dir: pages\ntheme:\n  name: material\n  language: fr\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n',
      'pages/index.md': '# Hi\n',
    },
    'pages',
    {
      title: 'The docs: all',
      author: 'Ada',
      copyright: 'Copyright © Ada',
      baseUrl: 'https://docs.example',
      base: '/v1/',
      lang: 'fr',
    },
  ],
  [
    'MkDocs with line breaks',
    {
      'mkdocs.yml': 'site_name: Docs\nmarkdown_extensions:\n  - admonition\n  # - nothing\n  - nl2br\n',
      'docs/a.md': 'A\n',
    },
    'docs',
    { title: 'Docs', lineBreaks: 'obsidian' },
  ],
  [
    'MkDocs without them',
    { 'mkdocs.yml': 'site_name: Docs\nmarkdown_extensions:\n  # - nl2br\n  - toc\n', 'docs/a.md': 'A\n' },
    'docs',
    { title: 'Docs' },
  ],
  [
    'Hugo with line breaks',
    {
      'hugo.toml': 'title = "S"\n[markup.goldmark.renderer]\n  hardWraps = true\n',
      'content/a.md': 'A\n',
    },
    'content',
    { title: 'S', lineBreaks: 'obsidian' },
  ],
  [
    'Hugo',
    {
      'hugo.toml':
        'baseURL = \'https://example.org/\'\nlanguageCode = "en-us" # words\ntitle = "A \\"site\\""\n[params]\n  title = \'other\'\n',
      'content/posts/a.md': 'A\n',
    },
    'content',
    { title: 'A "site"', baseUrl: 'https://example.org', lang: 'en-us' },
  ],
  [
    'Hugo with a folder of settings',
    {
      'config/_default/config.toml':
        'title = "Notes"\nbaseurl = "https://example.org/notes/"\ncopyright = "{year}"\n',
      'config/_default/params.toml': 'author = "Ada"\n',
      'content/a.md': 'A\n',
    },
    'content',
    { title: 'Notes', baseUrl: 'https://example.org', base: '/notes/', author: 'Ada' },
  ],
  [
    'Jekyll',
    {
      '_config.yml': 'title: Log\nauthor: Ada\nurl: "https://log.example"\nbaseurl: "/blog"\n',
      'a.md': 'A\n',
    },
    '',
    {
      title: 'Log',
      author: 'Ada',
      baseUrl: 'https://log.example',
      base: '/blog/',
      ignore: ['_site/**', '_layouts/**', '_includes/**', '_sass/**', 'vendor/**'],
    },
  ],
  [
    'Dendron with settings of before',
    {
      'dendron.yml':
        'site:\n  title: My notes\n  siteUrl: https://d.example\n  assetsPrefix: /notes\n  siteHierarchies: [root]\n',
      'vault/a.md': 'A\n',
    },
    '',
    { title: 'My notes', baseUrl: 'https://d.example', base: '/notes/' },
  ],
  [
    'Dendron',
    {
      'dendron.yml':
        'version: 5\npublishing:\n  siteUrl: https://d.example\n  seo:\n    title: Dendron notes\n',
      'vault/a.md': 'A\n',
    },
    '',
    { title: 'Dendron notes', baseUrl: 'https://d.example' },
  ],
  [
    'Logseq',
    {
      'logseq/config.edn':
        '{;; :hidden ["/no"]\n :publishing/all-pages-public? true\n :hidden ["/archived" "/test.md"]\n}\n',
      'pages/a.md': '- A\n',
    },
    '',
    {
      title: expect.any(String),
      lineBreaks: 'obsidian',
      publish: 'all',
      ignore: ['logseq/bak/**', 'archived', 'test.md'],
    },
  ],
  [
    'Logseq with one page that is public',
    {
      'logseq/config.edn': '{:publishing/all-pages-public? false}\n',
      'pages/a.md': 'public:: true\n\n- A\n',
      'pages/b.md': '- B\n',
    },
    '',
    {
      title: expect.any(String),
      lineBreaks: 'obsidian',
      publish: 'marked',
      ignore: ['logseq/bak/**'],
    },
  ],
]

describe('hortus init among the notes of another program', () => {
  it.each(gardens)('takes over what %s says, and touches no note', async (tool, files, inner, settings) => {
    const cwd = scratchFolder()
    writeFiles(cwd, files)
    const { code, stdout, stderr } = await runHortus(['init', '--yes'], { cwd, ...plain })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`Notes of ${tool.split(' ')[0]}`)
    expect(configOf(join(cwd, inner))).toEqual(settings)
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text)
    // What was written is what the program takes.
    expect((await runHortus(['check', '--here', inner || '.'], { cwd, ...plain })).stderr).not.toContain(
      'hortus.config',
    )
  })

  it('keeps back what is not marked as public where some notes are, and says so', async () => {
    const cwd = scratchFolder()
    writeFiles(cwd, { 'a.md': '---\npublish: true\n---\nA\n', 'b.md': 'B\n', 'c.md': 'C\n' })
    const { stdout } = await runHortus(['init', '-y'], { cwd, ...plain })
    expect(stdout).toContain(
      'publish: "marked"  (1 note says "publish: true", 2 say nothing; "all" publishes those too)',
    )
    expect(existsSync(join(cwd, '.hortus'))).toBe(false)
    expect(JSON.parse((await runHortus(['build', '--json'], { cwd, ...plain })).stdout)).toMatchObject({
      notes: 1,
    })
  })

  it('writes no first notes among notes in Org or MDX', async () => {
    for (const file of ['a.org', 'b/c.mdx']) {
      const cwd = scratchFolder()
      writeFiles(cwd, { [file]: 'A\n' })
      expect((await runHortus(['init', '-y'], { cwd, ...plain })).stdout).toContain('Notes in this folder')
      expect(existsSync(join(cwd, 'index.md'))).toBe(false)
    }
  })

  it('takes nothing that leads out of the folder or is no text', async () => {
    const cwd = scratchFolder()
    writeFiles(cwd, {
      'mkdocs.yml': 'docs_dir: ../..\nsite_name: [a]\nsite_url: "javascript:alert(1)"\n',
      'a.md': 'A\n',
    })
    expect((await runHortus(['init', '-y'], { cwd, ...plain })).code).toBe(0)
    expect(Object.keys(configOf(cwd) as object)).toEqual(['title'])
  })
})
