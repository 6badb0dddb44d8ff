import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openClient } from '../lsp/open-client.ts'
import { root, runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const page = readFileSync(join(root, 'garden/guide/Adding to a garden.md'), 'utf8')

/** The files that the page shows whole, by the heading that they stand under. */
const examples = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [heading = ''] = section.split('\n')
      const code = /^```ts\n(import [\s\S]*?)^```$/m.exec(section)?.[1]
      return code?.includes('export default') ? [[heading, code] as const] : []
    }),
)

/** The example under a heading. */
function exampleOf(heading: string): string {
  const code = examples.get(heading)
  if (code === undefined) throw new Error(`The page has no example under "${heading}"`)
  return code
}

/** A small garden with an example as its config; the answer is the folder that it lies in, as `garden`. */
function gardenWith(heading: string, notes: Readonly<Record<string, string>>): string {
  const folder = scratchFolder()
  writeFiles(join(folder, 'garden'), { ...notes, 'hortus.config.ts': exampleOf(heading) })
  return folder
}

/** Builds it, with nothing to complain about; `read` reads a file of the site. */
async function build(cwd: string) {
  const { code, stderr } = await runHortus(['build', 'garden', '--trust'], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const read = (name: string): string => readFileSync(join(cwd, 'site', name), 'utf8')
  const stylesheet = (): string =>
    readdirSync(join(cwd, 'site/-'))
      .filter((name) => name.endsWith('.css'))
      .map((name) => read(`-/${name}`))
      .find((text) => text.includes('--paper:')) ?? ''
  return { read, stylesheet }
}

describe('the examples of the guide', () => {
  it('are all there, and fit the types of the library', () => {
    expect(examples.size).toBe(10)
    const folder = scratchFolder()
    writeFiles(folder, {
      ...Object.fromEntries([...examples.values()].map((code, i) => [`example-${i}/hortus.config.ts`, code])),
      'tsconfig.json': JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          rootDir: '/',
          paths: { hortus: [join(root, 'src/index.ts')] },
          typeRoots: [join(root, 'node_modules/@types')],
        },
        include: ['*/hortus.config.ts', join(root, 'test/types/web-assembly.d.ts')],
      }),
    })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  })

  it('give a page of what one is at', async () => {
    const { read } = await build(
      gardenWith('A page of what you are at', {
        'index.md': '# Home',
        'Tomatoes.md': '---\nnow: sowing & waiting\n---\n',
        'Leeks.md': 'Not now.',
      }),
    )
    const now = read('now/index.html')
    expect(now).toContain('<h1>What I am doing now</h1>')
    expect(now).toMatch(/<li>sowing &amp; waiting: <a href="[^"]*tomatoes\/">Tomatoes<\/a><\/li>/)
    expect(/<main[\s\S]*<\/main>/.exec(now)?.[0]).not.toContain('Leeks')
    expect(read('leeks/index.html')).toMatch(/<a [^>]*href="[^"]*now\/"[^>]*>Now<\/a>/)
  })

  it('give a property that is shown, completed and looked at by a rule', async () => {
    const folder = gardenWith('A property with a rule', {
      'Fern.md': '---\nlight: shade\n---\n#plant',
      'Rose.md': '#plant',
      'Moss.md': '---\nlight: dusk\n---\n#plant',
    })
    const { read } = await build(folder)
    expect(read('fern/index.html')).toContain('<span>wants shade</span>')
    const { stdout } = await runHortus(['check', 'garden', '--format', 'json', '--trust'], { cwd: folder })
    const found = JSON.parse(stdout) as { diagnostics: { path: string; message: string; code: string }[] }
    expect(found.diagnostics.map(({ path, code, message }) => [path, code, message])).toEqual([
      ['Moss.md', 'unknown-light', 'Unexpected light "dusk", expected sun, half shade or shade'],
      ['Rose.md', 'plant-without-light', 'A plant without "light"'],
    ])
    const client = await openClient(join(folder, 'garden'))
    const complete = async (path: string, line: string): Promise<readonly string[]> => {
      client.open(path, `---\n${line}\n---\n`)
      const { items } = await client.ask<{ items: { label: string }[] }>('textDocument/completion', {
        textDocument: { uri: client.uriOf(path) },
        position: { line: 1, character: line.length },
      })
      return items.map(({ label }) => label)
    }
    expect(await complete('Oak.md', 'lig')).toContain('light')
    expect(await complete('Ash.md', 'light: ')).toEqual(
      expect.arrayContaining(['sun', 'half shade', 'shade']),
    )
  })

  it('give a kind of callout', async () => {
    const folder = gardenWith('A kind of callout', {
      'Soup.md': '> [!recipe]\n> Leeks.\n\n> [!Recipe]- Another\n> Peas.\n\n> [!unheard-of]\n> Still a note.',
    })
    const { read, stylesheet } = await build(folder)
    const soup = read('soup/index.html')
    expect(soup).toMatch(
      /<div class="callout" data-callout="recipe">\s*<p class="callout-title">To cook<\/p>/,
    )
    expect(soup).toMatch(/<details class="callout" data-callout="recipe">\s*<summary[^>]*>Another/)
    expect(soup).toMatch(/data-callout="note">\s*<p class="callout-title">Unheard-of<\/p>/)
    expect(stylesheet()).toContain(".callout[data-callout='recipe']")
    const client = await openClient(join(folder, 'garden'))
    client.open('Stew.md', '> [!rec')
    const { items } = await client.ask<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri: client.uriOf('Stew.md') },
      position: { line: 0, character: 7 },
    })
    expect(items.map(({ label }) => label)).toContain('recipe')
  })

  it('give a section on every topic page', async () => {
    const { read } = await build(
      gardenWith('A section on every topic page', {
        'Fern.md': '---\ntopics: [[[Plants]]]\n---\nShort.',
        'Oak.md': `---\ntopics: ["[[Plants]]"]\n---\n${'Long. '.repeat(60)}`,
        'Plants.md': '---\ntype: topic\n---\n',
        'Granite.md': '---\ntopics: [Stones]\n---\nShort.',
      }),
    )
    const section = /<section class="to-be-continued"[\s\S]*?<\/section>/
    const ofPlants = section.exec(read('plants/index.html'))?.[0]
    expect(ofPlants).toContain('To be continued</h2>')
    expect(ofPlants).toContain('>Fern</a>')
    expect(ofPlants).not.toContain('>Oak</a>')
    expect(section.exec(read('topics/stones/index.html'))?.[0]).toContain('>Granite</a>')
    expect(read('fern/index.html')).not.toMatch(section)
  })

  it('give a theme, which comes after all other styles', async () => {
    const { stylesheet } = await build(gardenWith('A theme', { 'index.md': '# Home' }))
    const style = stylesheet()
    expect(style).toContain('--paper: light-dark(oklch(97% 0.015 75), oklch(20% 0.025 320));')
    // Behind it stand only rules about what libraries style without a layer.
    const [, rest] = style.split('border-bottom: 1px solid var(--hairline);\n    }\n}\n')
    expect(rest?.startsWith('@layer hortus;')).toBe(true)
    expect(exampleOf('A theme').split('\n').length).toBeLessThanOrEqual(40)
  })

  it('give a setting', async () => {
    const { read } = await build(gardenWith('Settings of its own', { 'fern.md': '# Fern' }))
    expect(read('fern/index.html')).toContain('<p class="motto">Slowly, and with a spade.</p>')
  })

  it('give syntax', async () => {
    const { read } = await build(
      gardenWith('Syntax of your own', {
        'A.md': 'One ++two *three* [[B]]++ four, 1 ++ 2, i++, +++, ++ not\nclosed++ and `++code++`.',
        'B.md': 'Text.',
      }),
    )
    const text = read('a/index.html')
    expect(text).toMatch(/One <ins>two <em>three<\/em> <a [^>]*href="[^"]*b\/"[^>]*>B<\/a><\/ins> four, 1/)
    expect(text).toContain('i++')
    expect(text).toContain('<code>++code++</code>')
    expect(text.match(/<ins>/g)).toHaveLength(1)
    expect(read('b/index.html')).toMatch(/<a [^>]*href="[^"]*a\/"/)
  })
  it('give an element whose script only pages load that show it', async () => {
    const { read } = await build(
      gardenWith('An element of its own', { 'Peas.md': '---\nsown: 2026-04-02\n---\n', 'Leeks.md': 'Text.' }),
    )
    expect(read('peas/index.html')).toContain('<days-since day="2026-04-02">')
    const scripts = [...read('peas/index.html').matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)]
    const own = scripts.flatMap(([, name = '']) => (read(name).includes("define('days-since'") ? [name] : []))
    expect(own).toHaveLength(1)
    expect(read('leeks/index.html')).not.toContain(own[0])
    expect(read('leeks/index.html')).not.toContain('days-since')
  })

  it('give an order, and leave out what it does not name', async () => {
    const notes = { 'A.md': '# A\n\n## One\n\n## Two\n\n[[B]]', 'B.md': '# B\n\n## One\n\n## Two\n\n[[A]]' }
    const { read } = await build(gardenWith('Choosing and ordering', notes))
    const beside = /<div class="beside">[\s\S]*<\/main>/.exec(read('a/index.html'))?.[0] ?? ''
    expect(beside).not.toContain('hortus-local-map')
    expect(beside.indexOf('class="backlinks"')).toBeLessThan(beside.indexOf('class="contents"'))
    expect(beside).toContain('class="backlinks"')
  })
})
