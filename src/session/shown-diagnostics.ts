import type { Diagnostic } from '../model/diagnostic.ts'
import { type Garden, shownResolutions } from '../model/garden.ts'
import type { DataFile } from '../model/inset.ts'
import { resolvedPath } from '../model/link.ts'
import type { GardenOptions } from '../model/options.ts'
import { type AssetPath, baseName, type NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { createDrawingDiagnostics } from './drawing-diagnostics.ts'
import { insetDiagnostics } from './insets/inset-diagnostics.ts'
import type { TypesetPool } from './insets/typeset-pool.ts'

/** Finds what only showing tells: of code, formulas and drawings. With `only`, that of one note. */
type ShownDiagnostics = (
  garden: Garden,
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
  return async (garden, preparedByPath, dataTexts, only) => [
    ...(await insetDiagnostics(
      preparedByPath,
      { pool: typesetPool, maxFormulas: budget.maxEmbedded, fileOf: dataFiles(garden, dataTexts) },
      only,
    )),
    ...(await drawingDiagnostics(garden, only)),
  ]
}

/** The file that a plot or a simulation of a note leads to; undefined where it leads to none. */
function dataFiles(
  garden: Garden,
  dataTexts: ReadonlyMap<AssetPath, string>,
): (path: NotePath, link: number) => DataFile | undefined {
  return (path, link) => {
    const resolution = shownResolutions(garden, path)[link]
    const file = resolution && resolvedPath(resolution)
    if (file === undefined) return undefined
    const text = dataTexts.get(file as AssetPath)
    return { name: baseName(file), href: '', ...(text !== undefined && { text }) }
  }
}
