import type { ImporterName } from './importer.ts'
import { recogniseSource } from './importers.ts'
import { openSource } from './source/open-source.ts'
import { SourceError } from './source/source.ts'

/** The importer that reads what is at a path, and the file that says so; undefined where none does. */
export async function findImporter(
  path: string,
): Promise<{ readonly name: ImporterName; readonly sign: string } | undefined> {
  try {
    const source = await openSource(path)
    try {
      const found = await recogniseSource(source)
      return found && { name: found.importer.name, sign: found.sign }
    } finally {
      await source.close()
    }
  } catch (error) {
    if (error instanceof SourceError) return undefined
    throw error
  }
}
