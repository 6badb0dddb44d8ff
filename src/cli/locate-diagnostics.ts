import type { Diagnostic } from '../model/diagnostic.ts'
import { type LineColumn, lineColumnAt, lineStarts } from '../model/range.ts'
import { findSetting } from './find-setting.ts'

/** A diagnostic with what people and other programs need to find its place. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic
  /** Path of the file as the user can open it from where they stand. */
  readonly file: string
  /** Where the range starts and ends; undefined for problems of a file as a whole. */
  readonly start?: LineColumn
  readonly end?: LineColumn
  /** Text of the file, where there is a range. */
  readonly source?: string
}

/**
 * Finds line and column of each diagnostic. `readSource` is asked once per file; one that gives undefined (the file is
 * gone meanwhile) leaves its diagnostics without a place. The order stays.
 */
export async function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  readSource: (path: Diagnostic['path']) => Promise<string | undefined>,
  showFile: (path: Diagnostic['path']) => string,
): Promise<readonly LocatedDiagnostic[]> {
  const located: LocatedDiagnostic[] = []
  let current:
    | { readonly path: string; readonly source: string | undefined; readonly starts: readonly number[] }
    | undefined
  for (const said of diagnostics) {
    const { path, setting } = said
    const file = showFile(path)
    if (said.range === undefined && setting === undefined) {
      located.push({ diagnostic: said, file })
      continue
    }
    // Diagnostics are sorted by file: one file at a time is kept.
    if (current?.path !== path) {
      const source = await readSource(path)
      current = { path, source, starts: source === undefined ? [] : lineStarts(source) }
    }
    const { source, starts } = current
    const range = said.range ?? findSetting(source ?? '', setting ?? '')
    const diagnostic = range === undefined ? said : { ...said, range }
    located.push(
      source === undefined || range === undefined
        ? { diagnostic, file }
        : {
            diagnostic,
            file,
            source,
            start: lineColumnAt(starts, range.start),
            end: lineColumnAt(starts, range.end),
          },
    )
  }
  return located
}
