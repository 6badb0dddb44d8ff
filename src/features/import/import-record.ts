import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../store/digest.ts'
import type { ImporterName } from './importer.ts'

/** Which import a record is of. */
export interface RecordedImport {
  readonly importer: ImporterName
  /** The real path of the source. */
  readonly source: string
  /** Folder in the garden, empty for its top. */
  readonly into: string
}

/** Where the notes of an import went, so that the same import finds them again: kept with the user's state, not in the garden. */
export interface ImportRecord {
  /** Paths by the keys of notes. */
  read(): ReadonlyMap<string, string>
  write(pathByKey: ReadonlyMap<string, string>): void
}

/** Opens the record of an import in a folder of the user's state. A record that is damaged is an empty one. */
export function openImportRecord(folder: string, { importer, source, into }: RecordedImport): ImportRecord {
  const name = digest(new TextEncoder().encode(JSON.stringify([importer, source, into])))
  const file = join(folder, `${name.slice(0, 24)}.json`)
  return {
    read() {
      try {
        const rows: unknown = JSON.parse(readFileSync(file, 'utf8'))
        return new Map(Array.isArray(rows) ? rows.filter(isRow) : [])
      } catch {
        return new Map()
      }
    },
    write(pathByKey) {
      if (pathByKey.size === 0) return rmSync(file, { force: true })
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, JSON.stringify([...pathByKey]))
    },
  }
}

function isRow(row: unknown): row is [string, string] {
  return Array.isArray(row) && row.length === 2 && row.every((item) => typeof item === 'string')
}
