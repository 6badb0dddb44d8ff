import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { surveyGarden } from '../../src/cli/survey/survey-garden.ts'
import { readConfig } from '../../src/features/logseq/read-config.ts'
import type { NotePath } from '../../src/model/path.ts'
import { notesOf, textOfPage } from './dialect-garden.ts'

const paragraph = (html: string): string => `<p>${html}</p>\n`

const resolved = async (
  dialect: string,
  files: Readonly<Record<string, string>>,
  path: string,
): Promise<readonly string[]> => {
  const { garden } = await notesOf(dialect, files)
  return garden.links.resolutionsByPath
    .get(path as NotePath)!
    .map((one) => ('path' in one ? one.path : 'url' in one ? one.url : one.kind))
}

// silverbullet.md/Anchors, silverbullet.md/Federation
describe('a page of SilverBullet', () => {
  it('has no formulas: dollars name places', async () => {
    const snapshot = await notesOf('silverbullet', {
      'a.md': 'A place $here in text, `$code`, and [[$there]] or [[a$there]].\n\nText $there\n',
    })
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toContain(
      'A place <a id="user-content-here"></a>$here in text, <code>$code</code>, and <a href=',
    )
    expect(html).not.toContain('katex')
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toEqual([])
  })

  it('links to pages of spaces elsewhere', async () => {
    const files = { 'a.md': '[[!silverbullet.md/My Page|it]] and [[!silverbullet.md/Other]]\n' }
    const html = await textOfPage(await notesOf('silverbullet', files), 'a.md')
    expect(html).toContain('href="https://silverbullet.md/My%20Page"')
    expect(html).toMatch(/>it<\/a> and <a [^>]*>silverbullet\.md\/Other<\/a>/)
  })
})

// emanote.srid.ca/guide/markdown, emanote.srid.ca/guide/orgmode
describe('a notebook of Emanote', () => {
  it('shows emoji by their names, in titles and names of links too', async () => {
    const snapshot = await notesOf('emanote', {
      'a.md': '# Writing :writing_hand:\n\n:smile: at 10:30:45\n',
      'b.md': '[[a]]\n',
    })
    expect(snapshot.garden.notesByPath.get('a.md' as NotePath)?.title).toBe('Writing ✍️')
    expect(await textOfPage(snapshot, 'a.md')).toBe(paragraph('😄 at 10:30:45'))
    expect(await textOfPage(snapshot, 'b.md')).toContain('>Writing ✍️</a>')
  })

  it('follows links of its pages of Org', async () => {
    const files = { 'a.org': 'See [[file:b.md][the other]].\n', 'b.md': '# B\n' }
    expect(await resolved('emanote', files, 'a.org')).toEqual(['b.md'])
  })
})

// wiki.dendron.so: note variables, user tags
describe('a note of Dendron', () => {
  it('says what its frontmatter says where it asks for that, and links to people', async () => {
    const files = {
      'a.md':
        '---\ntitle: A\ndesc: How it *is*\n---\n\n{{fm.desc}} and {{ fm.none }}: @grace, mail@x.org, @types/node\n',
      'user.grace.md': '# Grace\n',
    }
    const snapshot = await notesOf('dendron', files)
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toMatch(/^<p>How it \*is\* and <code>\{\{ fm\.none \}\}<\/code>: <a [^>]*>@grace<\/a>, /)
    expect(html).toContain('@types/node')
    expect(await resolved('dendron', files, 'a.md')).toEqual(['user.grace.md', 'mailto:mail@x.org'])
  })
})

// docs.logseq.com/#/page/macros
describe('macros of a graph of Logseq', () => {
  const { settings } = readConfig({
    has: () => true,
    read: () =>
      '{:x 1 ;; no\n :macros {"hello" "Hello $1 and $2!", "mark" "<mark>$1</mark>"\n "ask" "{{query (task $1)}}" "say" "a \\"b\\" {c}"}}',
  })

  it('are read from its settings', () => {
    expect(settings.macros).toEqual({
      hello: 'Hello $1 and $2!',
      mark: '<mark>$1</mark>',
      ask: '{{query (task $1)}}',
      say: 'a "b" {c}',
    })
  })

  it('are what they stand for; those that ask something are boxes or code', async () => {
    const source =
      '- {{hello you, *me*}}\n- it is {{mark <b onclick="x()">hi}}\n- {{ask now}}\n- {{toString x}}\n'
    const html = await textOfPage(
      await notesOf('logseq', { 'pages/a.md': source }, { ...settings }),
      'pages/a.md',
    )
    expect(html).toContain('Hello you and *me*!')
    expect(html).toContain('<mark>')
    expect(html).not.toContain('onclick')
    expect(html).toContain('Logseq: ask')
    expect(html).toContain('Logseq: toString')
  })
})

// orgmode.org/manual/LaTeX-fragments.html, orgmode.org/manual/Subscripts-and-Superscripts.html
it('reads formulas of Org in all their forms, and what stands low and high', async () => {
  const source =
    'So \\[ a=1 \\] and\n\\begin{equation}\nx=2 % c\n\\end{equation}\nR_{sun} is 10^8, snake_case, a^{b c}.\n'
  const html = await textOfPage(await notesOf('none', { 'a.org': source }), 'a.org')
  expect(html.match(/class="katex"/g)).toHaveLength(2)
  expect(html).toContain('R<sub>sun</sub> is 10<sup>8</sup>, snake_case, a<sup>b c</sup>.')
  expect(html).not.toMatch(/\\\[|begin\{equation\}<|katex-error/)
})

it('names the program whose settings say more than their names in a survey', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-survey-'))
  try {
    writeFileSync(join(folder, 'index.yaml'), 'page:\n  siteTitle: X\n')
    writeFileSync(join(folder, 'a.md'), '# A\n')
    expect((await surveyGarden(folder)).programs).toEqual([{ name: 'Emanote', sign: 'index.yaml' }])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
