import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImporterName } from '../../../src/features/import/importer.ts'
import { importerNamed } from '../../../src/features/import/importers.ts'
import type { ImportReport } from '../../../src/features/import/report.ts'
import { runImport } from '../../../src/features/import/run-import.ts'
import { openSource } from '../../../src/features/import/source/open-source.ts'
import { digest } from '../../../src/store/digest.ts'

/** What an import into an empty garden in memory makes: texts by path, and the report. */
export interface Imported {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly report: ImportReport
  /** Texts of notes and bases. */
  text(path: string): string | undefined
}

/** Imports what is at a path, into a garden that has `existing` already. */
export async function importFrom(
  name: ImporterName,
  path: string,
  existing: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Imported> {
  const source = await openSource(path)
  const files = new Map<string, Uint8Array>()
  try {
    const report = await runImport(
      importerNamed(name),
      source,
      {
        garden: 'garden',
        folder: '',
        paths: [...existing.keys()],
        earlier: new Map(),
        hashOf: async (file) => {
          const bytes = existing.get(file)
          return bytes && digest(bytes)
        },
        digest,
        async write(made) {
          for await (const { path: file, bytes } of made) files.set(file, bytes)
          return 'change'
        },
      },
      false,
    )
    const text = (file: string): string | undefined => {
      const bytes = files.get(file)
      return bytes && new TextDecoder().decode(bytes)
    }
    return { files, report, text }
  } finally {
    await source.close()
  }
}

/** A folder of the fixtures of importers. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
}

/** Files of a folder with their bytes, by path; sorted. */
export function readFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  if (!existsSync(folder)) return new Map()
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  return new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]))
}

/** Writes files below a folder: for renewing what is expected by hand. */
export function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}
