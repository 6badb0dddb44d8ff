import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createBodyRenderer, renderBody } from '../../../src/body/body-renderer.ts'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import type { Body } from '../../../src/model/body.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'
import { budget } from './render-markdown.ts'

const folder = new URL('./fixtures/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))

const renderer = createBodyRenderer({ parseFragment: parseNativeFragment, budget })

/** The body with its holes in `⟨⟩`, as `kind value value…`. */
function showBody({ html, holes }: Body): string {
  const shown = holes.map((hole) => {
    const { kind, ...rest } = hole
    return `⟨${[kind, ...Object.entries(rest).map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`)].join(' ')}⟩`
  })
  return html.map((chunk, i) => chunk + (shown[i] ?? '')).join('') + '\n'
}

/** `UPDATE=1` writes what comes out; read it before you keep it. */
describe.each(['native', 'remark'] as const)('a body read by the %s parser', (parser) => {
  const processor = createNoteProcessor({ parser, lineBreaks: 'commonmark' })
  it.each(names)('is as in fixtures/expected/%s.html', (name) => {
    const source = readFileSync(new URL(`${name}.md`, folder), 'utf8')
    const parsed = parseNote({ path: `${name}.md` as NotePath, source, hash: 'h' as ContentHash }, processor)
    const rendered = renderBody(parsed, renderer)
    const shown = rendered.kind === 'body' ? showBody(rendered.body) : rendered.diagnostic.message
    const expected = new URL(`expected/${name}.html`, folder)
    if (process.env['UPDATE'] === '1' && parser === 'native') writeFileSync(expected, shown)
    expect(shown).toBe(readFileSync(expected, 'utf8'))
  })
})
