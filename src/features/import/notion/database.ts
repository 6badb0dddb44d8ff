import type { PropertyValue } from '../../../model/properties.ts'
import { isoOfWords } from '../dates.ts'
import { readCsv } from './read-csv.ts'

/** What the values of a column are, as far as all of them say so. */
type ColumnKind = 'number' | 'checkbox' | 'date' | 'tags' | 'text'

/** A column of a database; the first of them are its pages' titles. */
interface Column {
  readonly name: string
  readonly kind: ColumnKind
}

/** A database as its CSV shows it. */
export interface Database {
  readonly columns: readonly Column[]
  /** Values by column, a row for each page. */
  readonly rows: readonly (readonly string[])[]
}

/** Reads a database; undefined where there is no row of names. */
export function readDatabase(csv: string): Database | undefined {
  const [head, ...rows] = readCsv(csv)
  if (head === undefined || head[0] === undefined) return undefined
  const columns = head.map((name, i) => ({
    name,
    kind: kindOf(
      name,
      rows.flatMap((row) => (row[i] === undefined || row[i] === '' ? [] : [row[i]])),
    ),
  }))
  return { columns, rows: rows.filter((row) => row.some((field) => field !== '')) }
}

function kindOf(name: string, values: readonly string[]): ColumnKind {
  if (/^tags?$/i.test(name)) return 'tags'
  if (values.length === 0) return 'text'
  const are = (is: (value: string) => boolean): boolean => values.every(is)
  if (are((value) => value === 'Yes' || value === 'No')) return 'checkbox'
  // A leading zero is not one of a number.
  if (are((value) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value))) return 'number'
  return are((value) => isoOfWords(value) !== undefined) ? 'date' : 'text'
}

/** A value of a column as a property; `relations` answers the notes that a text links to, where it is nothing but links. */
export function propertyOf(
  { kind }: Column,
  value: string,
  relations: (text: string) => readonly string[] | undefined,
): PropertyValue {
  switch (kind) {
    case 'number':
      return Number(value)
    case 'checkbox':
      return value === 'Yes'
    case 'date':
      return isoOfWords(value) ?? value
    case 'tags':
      return value
        .split(',')
        .map((tag) => tag.trim().replace(/\s+/g, '-'))
        .filter((tag) => tag !== '')
    case 'text': {
      const found = relations(value)
      if (found === undefined) return value
      return found.length === 1 ? found[0]! : found
    }
  }
}

/** The property that a column becomes. */
export function propertyName({ name, kind }: Column): string {
  return kind === 'tags' ? 'tags' : name
}

/** A base that shows a database: its columns in order, of the notes of a folder. */
export function writeBase({ columns }: Database, folder: string): string {
  const order = columns.slice(1).map((column) => `      - ${JSON.stringify(`note.${propertyName(column)}`)}`)
  return [
    'filters:',
    '  and:',
    `    - ${JSON.stringify(`file.inFolder(${JSON.stringify(folder)})`)}`,
    'views:',
    '  - type: table',
    '    name: Table',
    '    order:',
    '      - file.name',
    ...order,
    '',
  ].join('\n')
}
