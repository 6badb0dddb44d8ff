import { dataFileOf } from '../model/data-file.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type Garden, shownResolutions } from '../model/garden.ts'
import type { DataFile } from '../model/inset.ts'
import { resolvedPath } from '../model/link.ts'
import type { GardenOptions } from '../model/options.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { createDrawingDiagnostics } from './drawing-diagnostics.ts'
import { insetDiagnostics } from './insets/inset-diagnostics.ts'
import type { TypesetPool } from './insets/typeset-pool.ts'

/** Finds what only showing tells: of code, formulas and drawings. With `only`, that of one note. */
type ShownDiagnostics = (
  garden: Garden,
  published: Garden,
  preparedByPath: ReadonlyMap<NotePath, PreparedNote>,
  dataTexts: ReadonlyMap<AssetPath, string>,
  only: NotePath | undefined,
) => Promise<readonly Diagnostic[]>

/** The parameters are those of {@link createDrawingDiagnostics} and {@link insetDiagnostics}. */
export function createShownDiagnostics(
  drawings: Parameters<typeof createDrawingDiagnostics>,
  typesetPool: TypesetPool,
  { budget }: GardenOptions,
): ShownDiagnostics {
  const drawingDiagnostics = createDrawingDiagnostics(...drawings)
  return async (garden, published, preparedByPath, dataTexts, only) => [
    ...(await insetDiagnostics(
      preparedByPath,
      { pool: typesetPool, maxFormulas: budget.maxEmbedded, fileOf: dataFiles(garden, published, dataTexts) },
      only,
    )),
    ...(await drawingDiagnostics(garden, only)),
  ]
}

/** The file that a plot or a simulation of a note leads to; undefined where it leads to none. */
function dataFiles(
  garden: Garden,
  published: Garden,
  dataTexts: ReadonlyMap<AssetPath, string>,
): (path: NotePath, link: number) => DataFile | undefined {
  const shown = new Set(published.assets)
  return (path, link) => {
    const resolution = shownResolutions(garden, path)[link]
    const file = resolution && (resolvedPath(resolution) as AssetPath | undefined)
    if (file === undefined) return undefined
    // A simulation that nobody is shown may import what nobody is shown.
    const { assets } = shown.has(file) ? published : garden
    return dataFileOf(file, '', dataTexts.get(file), { texts: dataTexts, assets })
  }
}
