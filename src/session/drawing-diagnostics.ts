import type { Diagnostic } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { isDrawingFile } from '../model/media-type.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import { collectUsedAssets } from '../site/collect-used-assets.ts'
import type { Store, StoreEntry } from '../store/store.ts'
import { publishDrawing } from './publish-drawing.ts'

/**
 * Finds what is said of the drawings that notes use; those that have not changed since are not read again. Nothing, where
 * only those of one note are wanted: they are asked for while it is written.
 */
type DrawingDiagnostics = (garden: Garden, only: NotePath | undefined) => Promise<readonly Diagnostic[]>

/** `entryOf` knows the files as they were listed last; `carried` are those that features show by themselves. */
export function createDrawingDiagnostics(
  store: Store,
  entryOf: (path: AssetPath) => StoreEntry | undefined,
  carried: ReadonlySet<string>,
): DrawingDiagnostics {
  const known = new Map<
    AssetPath,
    { readonly entry: StoreEntry; readonly diagnostics: readonly Diagnostic[] }
  >()
  const diagnosticsOf = async (path: AssetPath): Promise<readonly Diagnostic[]> => {
    const entry = entryOf(path)
    if (entry === undefined) return []
    const before = known.get(path)
    if (before?.entry === entry) return before.diagnostics
    // A file that cannot be read is told of where it is published.
    const { diagnostics } = await publishDrawing(store, path).catch(() => ({ diagnostics: [] }))
    known.set(path, { entry, diagnostics })
    return diagnostics
  }
  return async (garden, only) => {
    if (only !== undefined) return []
    const found: Diagnostic[] = []
    for (const path of collectUsedAssets(garden, carried))
      if (isDrawingFile(path)) found.push(...(await diagnosticsOf(path)))
    return found
  }
}
