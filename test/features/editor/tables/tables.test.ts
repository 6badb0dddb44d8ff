import { describe, expect, it } from 'vitest'
import { contentOf, styleOf, writeTable } from '../../../../src/features/editor/tables/cell-texts.ts'
import {
  changeTable,
  fillCells,
  type TableAction,
} from '../../../../src/features/editor/tables/change-table.ts'
import { displayWidth } from '../../../../src/features/editor/tables/display-width.ts'
import { alignLines } from '../../../../src/features/editor/tables/format-table.ts'
import { findTable, parseTable } from '../../../../src/features/editor/tables/parse-table.ts'
import { sortRows } from '../../../../src/features/editor/tables/sort-rows.ts'
import { cellsFromTsv, tableFromCells } from '../../../../src/features/editor/tables/spreadsheet-cells.ts'

const aligned = (text: string): string => alignLines(text.split('\n')).join('\n')

describe('aligning a table', () => {
  it.each([
    [
      'fills up cells and dashes',
      '|a|bbbb|\n|-|-|\n|ccc|d|',
      '| a   | bbbb |\n| --- | ---- |\n| ccc | d    |',
    ],
    [
      'keeps how columns stand',
      '|a|b|c|\n|:-|:-:|-:|\n|dddd|eeee|ffff|',
      '| a    |  b   |    c |\n| :--- | :--: | ---: |\n| dddd | eeee | ffff |',
    ],
    [
      'counts wide signs twice',
      '|a|b|\n|-|-|\n|日本|x|\n|👩‍👩‍👧|y|',
      '| a    | b   |\n| ---- | --- |\n| 日本 | x   |\n| 👩‍👩‍👧   | y   |',
    ],
    ['adds no pipes', 'a|b\n-|-\nccc c|d', 'a     | b\n----- | ---\nccc c | d'],
    ['leaves a short row short', '|a|b|\n|-|-|\n|ccc|', '| a   | b   |\n| --- | --- |\n| ccc |'],
    [
      'keeps escaped pipes in their cell',
      '|a|b|\n|-|-|\n|x \\| y|[[n\\|t]]|',
      '| a      | b        |\n| ------ | -------- |\n| x \\| y | [[n\\|t]] |',
    ],
    [
      'knows a backslash that is escaped itself',
      '|a|b|\n|-|-|\n|x\\\\|y|',
      '| a   | b   |\n| --- | --- |\n| x\\\\ | y   |',
    ],
    ['keeps marks of quotes', '> |a|\n> |-|\n> |bbbb|', '> | a    |\n> | ---- |\n> | bbbb |'],
    ['keeps marks of lists', '- |a|\n  |-|\n  |bbbb|', '- | a    |\n  | ---- |\n  | bbbb |'],
  ])('%s', (_, before, after) => {
    expect(aligned(before)).toBe(after)
  })

  it('lets one long cell stand out and does not fill every row up to it', () => {
    const long = 'x'.repeat(300)
    expect(aligned(`|a|\n|-|\n|${long}|\n|bbbb|`)).toBe(`| a    |\n| ---- |\n| ${long} |\n| bbbb |`)
  })

  it('measures what is seen', () => {
    const widths = ['abc', 'é', 'e\u0301', '한글', 'ｆｕｌｌ', '🇩🇪', '❤️', '1️⃣', '\u200b', 'عربي'].map(
      displayWidth,
    )
    expect(widths).toEqual([3, 1, 1, 4, 8, 2, 2, 2, 0, 4])
  })
})

describe('finding a table', () => {
  const at = (text: string, line: number): readonly [number, number] | undefined => {
    const lines = text.split('\n')
    const found = findTable((number) => lines[number - 1], line)
    return found && [found.firstLine, found.table.rows.length]
  }
  it('begins below a paragraph and ends at a blank line or another block', () => {
    const text = 'Text\n| a | b |\n|---|---|\n| c | d |\n# Not a | row\n\n| e |'
    expect([1, 2, 3, 4, 5, 7].map((line) => at(text, line))).toEqual([
      undefined,
      [2, 3],
      [2, 3],
      [2, 3],
      undefined,
      undefined,
    ])
  })
  it('takes rows for dashes only below a head of as many cells', () => {
    expect(at('| a | b |\n|---|\n| c | d |', 3)).toBeUndefined()
    expect(at('| a | b |\n|---|---|\n|---|---|\n| c | d |', 4)).toEqual([1, 4])
    expect(at('- a | b\n- | -', 1)).toBeUndefined()
  })
  it('does not go on out of a quote, nor take the name of the block for a row', () => {
    expect(at('> | a |\n> |---|\n> | b |\n| c |', 3)).toEqual([1, 3])
    expect(at('| a |\n|---|\n| b |\n^id', 2)).toEqual([1, 3])
  })
})

const content = (text: string) => contentOf(parseTable(text.split('\n'))!)
const acted = (text: string, action: TableAction, row: number, column: number): string | undefined => {
  const table = parseTable(text.split('\n'))!
  const changed = changeTable(contentOf(table), action, { row, column }, 'en')
  return changed?.content && alignLines(writeTable(changed.content, styleOf(table))).join('\n')
}

describe('changing a table', () => {
  const table = '| a   | b   |\n| --- | --: |\n| c   |   d |\n| e   |   f |'
  it.each<[TableAction, number, number, string | undefined]>([
    [
      'add-column-before',
      1,
      0,
      '|     | a   |   b |\n| --- | --- | --: |\n|     | c   |   d |\n|     | e   |   f |',
    ],
    [
      'add-column-after',
      1,
      1,
      '| a   |   b |     |\n| --- | --: | --- |\n| c   |   d |     |\n| e   |   f |     |',
    ],
    ['add-row-above', 1, 0, '| a   |   b |\n| --- | --: |\n|     |     |\n| c   |   d |\n| e   |   f |'],
    ['add-row-above', 0, 0, undefined],
    ['add-row-below', 0, 0, '| a   |   b |\n| --- | --: |\n|     |     |\n| c   |   d |\n| e   |   f |'],
    ['move-column-on', 2, 0, '|   b | a   |\n| --: | --- |\n|   d | c   |\n|   f | e   |'],
    ['move-column-back', 2, 0, undefined],
    ['move-row-down', 1, 0, '| a   |   b |\n| --- | --: |\n| e   |   f |\n| c   |   d |'],
    ['move-row-up', 1, 0, undefined],
    ['sort-down', 0, 0, '| a   |   b |\n| --- | --: |\n| e   |   f |\n| c   |   d |'],
    ['align-center', 0, 0, '|  a  |   b |\n| :-: | --: |\n|  c  |   d |\n|  e  |   f |'],
    ['align-none', 0, 1, '| a   | b   |\n| --- | --- |\n| c   | d   |\n| e   | f   |'],
    ['remove-column', 1, 0, '|   b |\n| --: |\n|   d |\n|   f |'],
    ['remove-row', 0, 0, '| c   |   d |\n| --- | --: |\n| e   |   f |'],
  ])('%s at row %i, column %i', (action, row, column, after) => {
    expect(acted(table, action, row, column)).toBe(after)
  })

  it('writes pipes around rows that need them', () => {
    expect(acted('a | b\n--|--\nc | d', 'move-column-on', 0, 0)).toBe('b   | a\n--- | ---\nd   | c')
    expect(acted('a | b\n--|--\nc | d', 'add-column-before', 0, 0)).toBe(
      '|     | a   | b   |\n| --- | --- | --- |\n|     | c   | d   |',
    )
  })

  it('fills cells in and grows where they reach out', () => {
    const filled = fillCells(content('|a|b|\n|-|-|\n|c|d|'), { row: 1, column: 1 }, [['1', '2'], ['3']])
    expect(filled).toEqual({
      rows: [
        ['a', 'b', ''],
        ['c', '1', '2'],
        ['', '3', ''],
      ],
      alignments: ['none', 'none', 'none'],
    })
  })
})

describe('sorting rows', () => {
  const sorted = (cells: readonly string[], direction: 'up' | 'down' = 'up', locale = 'en') =>
    sortRows(
      cells.map((cell) => [cell]),
      0,
      direction,
      locale,
    ).map(([cell]) => cell)
  it.each([
    ['numbers', ['10', '9', '-1', ''], ['-1', '9', '10', '']],
    [
      'numbers as people write them',
      ['1,234.5', '€ 12', '7 %', '1.234.567'],
      ['7 %', '€ 12', '1,234.5', '1.234.567'],
    ],
    ['Arabic digits', ['١٠', '٩'], ['٩', '١٠']],
    ['days', ['2026-10-01', '2025-12-31', '2026-02-03'], ['2025-12-31', '2026-02-03', '2026-10-01']],
    ['days with dots', ['03.02.2026', '31.12.2025', '1.10.2026'], ['31.12.2025', '03.02.2026', '1.10.2026']],
    [
      'days between slashes by what the column tells',
      ['03/02/2026', '02/13/2026'],
      ['02/13/2026', '03/02/2026'],
    ],
    ['months by name', ['3 March 2026', '10 February 2026'], ['10 February 2026', '3 March 2026']],
    ['texts without regard to case', ['b', 'Ä', 'C', 'a10', 'a9'], ['Ä', 'a9', 'a10', 'b', 'C']],
    ['links by what they show', ['[[a\\|z]]', '[b](x)', '**c**'], ['[b](x)', '**c**', '[[a\\|z]]']],
  ])('%s', (_, cells, after) => {
    expect(sorted(cells)).toEqual(after)
  })
  it('keeps empty cells last either way, and follows the alphabet of the language', () => {
    expect(sorted(['', 'a', 'b'], 'down')).toEqual(['b', 'a', ''])
    expect(sorted(['z', 'ö'], 'up', 'sv')).toEqual(['z', 'ö'])
    expect(sorted(['z', 'ö'], 'up', 'de')).toEqual(['ö', 'z'])
  })
})

describe('cells of a spreadsheet', () => {
  it('reads tab-separated text with quoted cells', () => {
    expect(cellsFromTsv('a\tb\r\n"x\ny"\t"say ""hi"""\r\n')).toEqual([
      ['a', 'b'],
      ['x\ny', 'say "hi"'],
    ])
    expect(cellsFromTsv('a\t')).toEqual([['a', '']])
  })
  it('takes no code for a table', () => {
    expect(cellsFromTsv('\tif (x)\n\t\ty()')).toBeUndefined()
    expect(cellsFromTsv('\ta\n\tb')).toBeUndefined()
    expect(cellsFromTsv('plain')).toBeUndefined()
  })
  it('makes a table of them', () => {
    expect(tableFromCells([['a', 'b'], ['x|y', 'two\nlines'], ['z']])).toBe(
      '| a    | b            |\n| ---- | ------------ |\n| x\\|y | two<br>lines |\n| z    |              |',
    )
  })
})
