import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { constructs } from '../../../src/cli/survey/constructs.ts'
import type { Survey } from '../../../src/cli/survey/survey.ts'
import { surveyGarden } from '../../../src/cli/survey/survey-garden.ts'
import { runHortus } from './run-hortus.ts'
import { writeFiles } from './scratch.ts'

/** How often each construct stands in {@link files}. */
const expected = {
  callout: 2,
  container: 1,
  admonition: 2,
  element: 1,
  tabs: 2,
  highlight: 1,
  comment: 1,
  tag: 2,
  math: 2,
  footnote: 1,
  task: 3,
  block: 1,
  mermaid: 1,
  plot: 1,
  canvas: 1,
  dataview: 2,
  dataviewjs: 1,
  tasks: 1,
  base: 1,
  query: 1,
  adBlock: 1,
  pluginBlock: 1,
  field: 3,
  macro: 2,
  variable: 1,
  reference: 1,
  carets: 1,
  templater: 1,
  expression: 1,
  shortcode: 1,
  liquid: 1,
  attributes: 1,
  contents: 1,
  module: 1,
  unclosed: 1,
  component: 1,
  script: 1,
  frame: 1,
  baseFile: 1,
  excalidraw: 2,
  kanban: 1,
  mdx: 1,
  org: 1,
  otherText: 2,
} as const satisfies Readonly<Record<keyof typeof constructs, number>>

const fence = (language: string): string => `\`\`\`${language}\nx\n\`\`\``

const files: Readonly<Record<string, string>> = {
  'docusaurus.config.js': '',
  '.obsidian/app.json': '{}',
  'Boxes.md': [
    '> [!note] One\n> > [!tip] Two',
    ':::tip\nText\n:::',
    '!!! note\n    Text\n\n??? info "T"\n    Text',
    '<Aside type="note">\n\nText\n\n</Aside>',
    '=== "A"\n    a\n=== "B"\n    b',
    '::: code-group\n\n```js [a]\nx\n```\n\n:::',
    ':::open',
  ].join('\n\n'),
  'Text.md': [
    '==marked== %%hidden%% #one and #two, $x$ and a note[^1]',
    '$$\ny\n$$',
    '[^1]: The note.',
    '- [ ] a\n- [x] b\n- [?] asked\n- c ^id',
    'key:: value',
    'In a line [a:: b] and (c:: d), not `x:: y`',
    '{{query (todo)}} {{embed ((64a1b2c3))}} {{ fm.status }} ((64a1b2c3-d4e5-4f6a-8b9c-0d1e2f3a4b5c)) ^^so marked^^',
    `<% tp.date.now() %> ${'$'}{query[[from index.page]]}`,
    '{{< figure src="a" >}} {% include "a" %} Text {: .wide}',
    '[TOC]',
    "import Tabs from '@theme/Tabs'",
    'A <Chart /> and <script>x</script>',
    '<iframe src="https://example.org"></iframe>',
    '`==no== <% no %> {{query no}}`',
  ].join('\n\n'),
  'Blocks.md': [
    ...[
      'mermaid',
      'plot',
      'dataview',
      'dataview',
      'dataviewjs',
      'tasks',
      'base',
      'query',
      'ad-note',
      'leaflet',
      'js',
    ].map(fence),
    '````md\n:::tip\n> [!no]\n%%no%%\n````',
  ].join('\n\n'),
  'Board.md': '---\nkanban-plugin: basic\n---\n\n## To do\n',
  'Drawing.excalidraw.md': '---\nexcalidraw-plugin: parsed\n---\n\n# Text\n',
  'Secret.md':
    '---\npublish: false\n---\n\n[[Boxes]] [[Nowhere]] ![[Text]] [a](Text.md) [b](https://example.org)\n',
  'a.canvas': '{"nodes":[],"edges":[]}',
  'a.base': '',
  'a.excalidraw': '{}',
  'a.mdx': '',
  'a.org': '',
  'a.rst': '',
  'a.ipynb': '{}',
}

let cwd: string
let survey: Survey
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'hortus-survey-'))
  writeFiles(join(cwd, 'notes'), files)
  survey = await surveyGarden(join(cwd, 'notes'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('hortus survey', () => {
  it('counts every construct that it knows, and none that stands in code', () => {
    expect(Object.fromEntries(survey.constructs.map(({ id, count }) => [id, count]))).toEqual(expected)
  })

  it('says where each stands first', () => {
    const places = new Map(survey.constructs.map(({ id, first }) => [id, first]))
    expect(places.get('container')).toBe('Boxes.md:4')
    expect(places.get('field')).toBe('Text.md:14')
    expect(places.get('mdx')).toBe('a.mdx:1')
  })

  it('tells programs, links, and what would stay at home', () => {
    expect(survey.programs).toEqual([
      { name: 'Obsidian', sign: '.obsidian' },
      { name: 'Docusaurus', sign: 'docusaurus.config.js' },
    ])
    expect(survey.notes).toBe(10)
    expect(survey.links).toMatchObject({ external: 1, missing: 1, embeds: 1 })
    expect(survey.private).toEqual([
      { words: 'publish: false', tools: expect.any(String), notes: 1, first: 'Secret.md' },
    ])
  })

  it('prints it for people and for programs, and writes nothing', async () => {
    const { code, stdout } = await runHortus(['survey', 'notes'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^notes: 10 notes\. Settings of Obsidian \(\.obsidian\), Docusaurus/)
    expect(stdout).toMatch(/Shown as it is written\n[\s\S]*\{\{macros\}\}\s+2\s+1\s+Text\.md:18/)
    const json = await runHortus(['survey', 'notes', '--json'], { cwd })
    expect(JSON.parse(json.stdout)).toMatchObject({ notes: 10 })
    expect(existsSync(join(cwd, 'notes/.hortus'))).toBe(false)
    expect(readdirSync(join(cwd, 'notes')).sort()).toEqual(
      [...new Set(Object.keys(files).map((path) => path.split('/')[0]))].sort(),
    )
  })

  it('counts every expression of a space of SilverBullet, and no formula in it', async () => {
    writeFiles(join(cwd, 'space'), {
      'CONFIG.md': '```space-lua\nconfig.set {}\n```\n',
      'a.md':
        '$' +
        '{1 + 1} and {[Do]}, the $here and $there.\n\n$' +
        '{query[[\n  from {1}\n]]}\n\n`$' +
        '{code}`\n',
    })
    const { constructs: found } = await surveyGarden(join(cwd, 'space'))
    expect(found.map(({ id, count, files: notes }) => [id, count, notes])).toEqual([['expression', 3, 1]])
  })

  it('says of a folder that is not there that it is none', async () => {
    const { code, stderr } = await runHortus(['survey', 'gone'], { cwd })
    expect(code).not.toBe(0)
    expect(stderr).toContain('gone is no folder')
  })
})
