import type { Diagnostic } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { createDrawingDiagnostics } from './drawing-diagnostics.ts'
import { insetDiagnostics } from './insets/inset-diagnostics.ts'
import type { TypesetPool } from './insets/typeset-pool.ts'

/** Finds what only showing tells: of code, formulas and drawings. With `only`, that of one note. */
type ShownDiagnostics = (
  garden: Garden,
  preparedByPath: ReadonlyMap<NotePath, PreparedNote>,
  only: NotePath | undefined,
) => Promise<readonly Diagnostic[]>

/** The parameters are those of {@link createDrawingDiagnostics} and {@link insetDiagnostics}. */
export function createShownDiagnostics(
  drawings: Parameters<typeof createDrawingDiagnostics>,
  typesetPool: TypesetPool,
  { budget }: GardenOptions,
): ShownDiagnostics {
  const drawingDiagnostics = createDrawingDiagnostics(...drawings)
  return async (garden, preparedByPath, only) => [
    ...(await insetDiagnostics(preparedByPath, typesetPool, budget.maxEmbedded, only)),
    ...(await drawingDiagnostics(garden, only)),
  ]
}
