import fc from 'fast-check'
import type { Root } from 'mdast'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import {
  contentOf,
  escapeCell,
  styleOf,
  writeTable,
} from '../../../../src/features/editor/tables/cell-texts.ts'
import { changeTable, type TableAction } from '../../../../src/features/editor/tables/change-table.ts'
import { alignLines, formatTable } from '../../../../src/features/editor/tables/format-table.ts'
import { cellText, parseTable } from '../../../../src/features/editor/tables/parse-table.ts'
import { tableFromCells } from '../../../../src/features/editor/tables/spreadsheet-cells.ts'
import { createNativeParser } from '../../../../src/parse/native-parser.ts'

const aligned = (text: string): string => alignLines(text.split('\n')).join('\n')
const content = (text: string) => contentOf(parseTable(text.split('\n'))!)

/** What a table says to the engine: the texts of its cells as they are in the source. */
function readByEngine(text: string): readonly (readonly string[])[] | undefined {
  const tree = unified().use(createNativeParser()).parse(text) as Root
  let rows: readonly (readonly string[])[] | undefined
  const visit = (node: Root | Root['children'][number]): void => {
    if (node.type === 'table')
      rows ??= node.children.map((row) =>
        row.children.map(({ children }) =>
          text.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0),
        ),
      )
    else if ('children' in node) for (const child of node.children) visit(child as Root['children'][number])
  }
  visit(tree)
  return rows
}

describe('any table', () => {
  const cell = fc
    .array(
      fc.constantFrom(
        'a',
        'Z',
        ' ',
        '日',
        '👩‍👩‍👧',
        'é',
        '\\|',
        '\\\\',
        '`x`',
        '[[n\\|t]]',
        '**b**',
        'ع',
        '-',
        ':',
        '<br>',
        '$1$',
      ),
      { maxLength: 5 },
    )
    .map((parts) =>
      parts
        .join('')
        .trim()
        .replace(/(?<!\\)\\(\\\\)*$/, ''),
    )
  const table = fc
    .record({
      prefix: fc.constantFrom('', '> ', '> > '),
      width: fc.integer({ min: 1, max: 4 }),
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      dashes: fc.array(fc.constantFrom('-', ':--', ':-:', '---:'), { minLength: 4, maxLength: 4 }),
      gap: fc.constantFrom('', ' ', '   '),
    })
    .map(({ prefix, width, rows, dashes, gap }) => {
      const head = Array.from({ length: width }, (_, i) => rows[0]![i] ?? 'h')
      return [head, dashes.slice(0, width), ...rows.slice(1)]
        .map(
          (cells) =>
            `${prefix}|${cells.map((one) => `${gap}${one}${gap || (one === '' ? ' ' : '')}`).join('|')}|`,
        )
        .join('\n')
    })
  const seeded = { seed: 19, numRuns: 300 }

  it('is the same to the engine when it is aligned, and stays as it is when aligned again', () => {
    fc.assert(
      fc.property(table, (text) => {
        const once = aligned(text)
        expect(aligned(once)).toBe(once)
        expect(readByEngine(once)).toEqual(readByEngine(text))
        expect(content(once)).toEqual(content(text))
        expect(once.replace(/[ -]/g, '')).toBe(text.replace(/[ -]/g, ''))
      }),
      seeded,
    )
  })

  it('has the cells that the engine sees', () => {
    fc.assert(
      fc.property(table, (text) => {
        const { rows, alignments } = content(text)
        const seen = readByEngine(text)!
        expect(rows.map((cells) => cells.slice(0, alignments.length).filter(Boolean))).toEqual(
          seen.map((cells) => cells.slice(0, alignments.length).filter(Boolean)),
        )
      }),
      seeded,
    )
  })

  it('is the same to the engine when a row or column was added and removed, or moved there and back', () => {
    const ways: readonly (readonly [TableAction, TableAction])[] = [
      ['add-column-before', 'remove-column'],
      ['add-column-after', 'remove-column'],
      ['add-row-below', 'remove-row'],
      ['add-row-above', 'remove-row'],
      ['move-column-on', 'move-column-back'],
      ['move-row-down', 'move-row-up'],
    ]
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...ways),
        fc.nat(4),
        fc.nat(3),
        (text, [there, back], row, column) => {
          const parsed = parseTable(text.split('\n'))!
          const place = { row: row % (parsed.rows.length - 1), column: column % parsed.alignments.length }
          const first = changeTable(contentOf(parsed), there, place, 'en')
          if (!first?.content) return
          const middle = writeTable(first.content, styleOf(parsed))
          const second = changeTable(contentOf(parseTable(middle)!), back, first.place, 'en')!
          const after = alignLines(writeTable(second.content!, styleOf(parsed))).join('\n')
          const filled = (rows: readonly (readonly string[])[]) =>
            rows.map((cells) => cells.filter((one) => one !== ''))
          expect(filled(readByEngine(after)!)).toEqual(filled(readByEngine(text)!))
        },
      ),
      seeded,
    )
  })

  it('holds any text in one cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '|', '\\', '\n', '\t', ' ', '"') }), (text) => {
        const made = tableFromCells([
          ['h', 'i'],
          [text, 'x'],
        ])
        const rows = parseTable(made.split('\n'))!.rows
        expect(rows).toHaveLength(3)
        expect(cellText(rows[2]!, 1)).toBe('x')
        expect(escapeCell(text)).not.toContain('\n')
      }),
      seeded,
    )
  })

  it('has edits only where its columns do not stand', () => {
    const text = tableFromCells([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(formatTable(parseTable(text.split('\n'))!)).toEqual([])
  })
})
