import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inset as maker } from '../../../src/features/diagrams/inset.ts'
import type { Inset } from '../../../src/model/inset.ts'
import { createDrawingBrowser, type DrawingBrowser } from '../../../src/session/browser/drawing-browser.ts'
import { createTypesetPool, type TypesetPool } from '../../../src/session/insets/typeset-pool.ts'
import { findBrowser } from '../../browser.ts'

const web = new URL('../../../dist/web/', import.meta.url)
let pool: TypesetPool
let open: (deadline?: number) => DrawingBrowser

beforeAll(async () => {
  const { executablePath: program, args, env } = await findBrowser()
  Object.assign(process.env, env)
  open = (deadline) => createDrawingBrowser({ program, args, web, ...(deadline && { deadline }) })
  pool = createTypesetPool({ browser: open() })
})
afterAll(() => pool.close())

async function draw(source: string, by = pool) {
  const inset: Inset = { kind: 'diagram', source }
  return [...(await by.typeset([inset])).values()][0]!
}

/** A diagram with half of what tells of a way out, in each of the places that Mermaid reads. */
const hostile = [
  'flowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b["<script>alert(1)</script>"]\n  click a href "javascript:alert(1)"\n  click b call alert(1)',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "* { background: url(https://e.example/t); fill: url(https://e.example/f) }"}}%%\nflowchart LR\n  a --> b',
  'sequenceDiagram\n  participant a as <iframe srcdoc="<script>parent.alert(1)</script>"></iframe>\n  a->>a: <svg onload=alert(1)>',
  'flowchart LR\n  a --> b\n  style a fill:url(https://e.example/p),stroke:red;}*{background:url(https://e.example/q)',
  'classDiagram\n  class A["<img src=x onerror=alert(1)>"]\n  link A "javascript:alert(1)"',
  '---\nconfig:\n  fontFamily: "x;} @import url(https://e.example/i);"\n---\nflowchart LR\n  a --> b',
]

describe('a diagram, drawn while the site is built', () => {
  it('is one drawing in the colours of the theme, with its source below, the same each time', async () => {
    const source = 'flowchart LR\n  a[One & all] -->|yes| b[البداية]'
    const { html, problem } = await draw(source)
    expect(problem).toBeUndefined()
    expect(html).toMatch(/^<figure class="diagram drawn">\n<div class="drawing scrolls"[^>]*><svg role="img"/)
    expect(html).toContain('fill="var(--sheet)"')
    expect(html).toContain('stroke="var(--quiet)"')
    for (const word of ['One', 'all', 'yes', 'البداية']) expect(html.split('<details>')[0]).toContain(word)
    expect(html).toContain('<pre tabindex="0"><code>flowchart LR\n  a[One &amp; all] --&gt;|yes| b[البداية]')
    const again = createTypesetPool({ browser: open() })
    await draw('pie\n "a": 1', again)
    expect((await draw(source, again)).html).toBe(html)
    await again.close()
  })

  it('has one colour for light and one for dark where the theme has none', async () => {
    expect((await draw('pie\n  "a": 1\n  "b": 2')).html).toMatch(
      /fill="light-dark\(#[\da-f]{6},#[\da-f]{6}\)"/,
    )
  })

  it('says in its name what the diagram says of itself', async () => {
    const { html } = await draw('flowchart LR\n  accTitle: Ways\n  accDescr: From one to two\n  a --> b')
    expect(html).toContain('aria-label="Ways. From one to two"')
    expect((await draw('flowchart LR\n  a --> c')).html).toContain('aria-label="<!--word:diagram-->"')
  })

  it.each(hostile)('runs and loads nothing that it asks for: %#', async (source) => {
    const { html } = await draw(source)
    const [drawing = ''] = html.split('<details>')
    if (!drawing.includes('<svg')) return
    const tags = drawing.match(/<[^>]*>/g)?.join('') ?? ''
    expect(tags).not.toMatch(/<(?:script|a|image|use|iframe|foreignObject|style|animate)\b/i)
    expect(tags).not.toMatch(/ on\w+=|href|e\.example|javascript:|@import/i)
  })

  it('is left to the reader where it is wrong, and where that is is known', async () => {
    const { html, problem, at } = await draw('%% a remark\nflowchart LR\n  A[Start --> B')
    expect(html).toMatch(/^<figure class="diagram">\n<pre/)
    expect(problem).toContain('expected “]”')
    expect(at).toBe('%% a remark\nflowchart LR\n  '.length)
  })

  it('is left to the reader where it takes too long, and drawn another time', async () => {
    const hasty = createTypesetPool({ browser: open(1) })
    const { html, problem } = await draw('flowchart LR\n  a --> late', hasty)
    expect(html).toMatch(/^<figure class="diagram">\n<pre/)
    expect(problem).toBe('it took more than 0.001 s')
    await hasty.close()
  })

  it('is left to the reader where the browser does not start, and nothing is wrong with it', async () => {
    const none = createTypesetPool({ browser: createDrawingBrowser({ program: '/nowhere/chromium', web }) })
    expect(await draw('flowchart LR\n  a --> b', none)).toEqual({
      html: expect.stringMatching(/^<figure class="diagram">\n<pre/),
      isPassing: true,
    })
    await none.close()
  })

  it('asks no browser for what is no diagram, or begins on the day of who reads', async () => {
    const ask = (): never => {
      throw new Error('it was asked')
    }
    expect(await maker.drawing?.draw({ kind: 'diagram', source: 'flowchrt\n a --> b' }, ask)).toBeUndefined()
    expect(await maker.drawing?.draw({ kind: 'diagram', source: 'gantt\n  Dig : 3d' }, ask)).toBeUndefined()
  })
})
