import type { Diagnostic } from './diagnostic.ts'
import type { NotePath } from './path.ts'
import type { Range } from './range.ts'

/** The factories for what stands in a note's text and is shown as it is written, though its author meant something else. */

/** `escaped` is the link with a backslash before each of its dividers. */
export function linkCutByTable(path: NotePath, range: Range, escaped: string): Diagnostic {
  return {
    code: 'link-cut-by-table',
    severity: 'warning',
    path,
    range,
    message: `Unexpected "|" of a link in a table, expected "\\|": it ends the cell, and the link with it`,
    expected: [escaped],
  }
}

/** What stands in a row of a table behind its last column: no page shows it. */
export function lostCells(path: NotePath, range: Range, cells: number, columns: number): Diagnostic {
  return {
    code: 'lost-cells',
    severity: 'warning',
    path,
    range,
    message: `Found ${cells} cells in this row, expected at most ${columns}, as many as the table has columns. What is behind them is not shown; a "|" that belongs to the text is written "\\|"`,
  }
}

/** `](https://…` that belongs to no link. */
export function strayLinkEnd(path: NotePath, range: Range): Diagnostic {
  return {
    code: 'stray-link-end',
    severity: 'warning',
    path,
    range,
    message:
      'Unexpected "](", expected a "[" before it and an address without blanks behind it. It is shown as text',
  }
}

export function unclosedLink(path: NotePath, range: Range): Diagnostic {
  return {
    code: 'unclosed-link',
    severity: 'warning',
    path,
    range,
    message: 'Unexpected end of the line, expected the "]]" that ends this link. It is shown as text',
    expected: [']]'],
  }
}

/** What another program would run, by its name (`Hugo: gallery`); said once for each kind and note. */
export function boxedSyntax(path: NotePath, range: Range, what: string): Diagnostic {
  return {
    code: 'foreign-syntax',
    severity: 'info',
    path,
    range,
    message: `"${what}" is for another program to run, and nothing here does. Its source is shown in its place`,
  }
}

/** Syntax of another program, `written` as it stands here; said once for each kind and note. */
export function unreadSyntax(path: NotePath, range: Range, written: string, what: string): Diagnostic {
  return {
    code: 'foreign-syntax',
    severity: 'info',
    path,
    range,
    message: `"${written}" is ${what}, which is not read here. It is shown as it is written`,
  }
}
