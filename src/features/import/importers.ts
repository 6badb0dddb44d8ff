import { appleNotes } from './apple-notes/apple-notes.ts'
import { bear } from './bear/bear.ts'
import { enex } from './enex/enex.ts'
import type { Importer, ImporterName } from './importer.ts'
import { mediawiki } from './mediawiki/mediawiki.ts'
import { notion } from './notion/notion.ts'
import { orgRoam } from './org-roam/org-roam.ts'
import { roam } from './roam/roam.ts'
import { type Source, SourceError } from './source/source.ts'
import { tiddlywiki } from './tiddlywiki/tiddlywiki.ts'
import { zim } from './zim/zim.ts'

/** Every importer, those first whose signs are the surest. */
const importers: readonly Importer[] = [
  enex,
  mediawiki,
  tiddlywiki,
  roam,
  zim,
  orgRoam,
  bear,
  notion,
  appleNotes,
]

/** An importer that reads a source, and what of it says so. */
export interface Recognised {
  readonly importer: Importer
  readonly sign: string
}

/** The importer of a name. */
export function importerNamed(name: ImporterName): Importer {
  return importers.find((one) => one.name === name)!
}

/** The importer that knows a source by its files; undefined where none does. */
export async function recogniseSource(source: Source): Promise<Recognised | undefined> {
  for (const importer of importers) {
    const sign = await importer.recognise(source).catch((error: unknown) => {
      if (error instanceof SourceError) return undefined
      throw error
    })
    if (sign !== undefined) return { importer, sign }
  }
  return undefined
}
