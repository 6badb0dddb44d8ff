import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const fixtures = new URL('./fixtures/', import.meta.url)
const expected = new URL('./expected/', import.meta.url)

/** The tree, one node a line: type, range, and what else it has. */
function printTree(node: Nodes, indent = ''): string[] {
  const { type, position, ...rest } = node as Nodes & Record<string, unknown>
  const { children = [], title, ...fields } = rest as { children?: Nodes[]; title?: unknown }
  const own = Array.isArray(title) || title === null || title === undefined ? fields : { ...fields, title }
  const entries = Object.entries(own).filter(([, value]) => value !== null && value !== undefined)
  const kept = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  const line = `${indent}${type} ${position?.start.offset}-${position?.end.offset} ${JSON.stringify(kept)}`
  const titled = Array.isArray(title) ? (title as Nodes[]) : []
  return [
    line,
    ...titled.flatMap((child) => printTree(child, `${indent}  title: `)),
    ...children.flatMap((child) => printTree(child, `${indent}  `)),
  ]
}

describe.each(['native', 'remark'] as const)('parseNote with the %s parser', (parser) => {
  const processor = createNoteProcessor({ parser, lineBreaks: 'commonmark' })

  it.each(readdirSync(fixtures).sort())('reads %s', (name) => {
    const source = readFileSync(new URL(name, fixtures), 'utf8')
    const { note, tree } = parseNote(
      { path: `folder/${name}` as NotePath, source, hash: 'h' as ContentHash },
      processor,
    )
    const { links, plainText, prose: _prose, ...others } = note
    const shown = {
      ...others,
      links: links.map((link) => ({
        ...link,
        slices: [
          source.slice(link.range.start, link.range.end),
          source.slice(link.targetRange.start, link.targetRange.end),
        ],
        sentence: link.context && plainText.slice(link.context.from, link.context.to),
      })),
      blockSlices: note.blocks.map(({ range }) => source.slice(range.start, range.end)),
      plainText: plainText.split('\n'),
      tree: printTree(tree),
    }
    const text = `${JSON.stringify(shown, null, 1)}\n`
    const file = new URL(name.replace(/\.md$/, '.json'), expected)
    if (process.env['UPDATE'] === '1' && parser === 'native') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})
