/** Limits on what makes parsers slow; far above any real note, far below what takes a second. */
export interface ScanLimits {
  /** A source of fewer code units cannot pass the limits that are counted by blocks. */
  readonly shortSource: number
  /** Cells that short rows leave to be filled in. */
  readonly filledCells: number
  /** Runs of `*`, `_` and `~` in one block. */
  readonly delimiterRuns: number
  /** Characters of those runs in one block: each pair may become a level of its own. */
  readonly delimiters: number
  /** `[` without their `]` in one block. */
  readonly openBrackets: number
  /** `[` and `]` in one block. */
  readonly brackets: number
  /** `]` in one block beyond those that `[[` asks for: where one ends no link, all that was open is looked through. */
  readonly closingBrackets: number
  /** Columns of a table. */
  readonly columns: number
  /** Different lengths of runs of backticks, or of dollars. */
  readonly runLengths: number
  /** Code units of a block × entities in it: each one copies the text before it. */
  readonly entityWork: number
  /** Code units of a line that is not ASCII × marks in it: for each one its column is counted. */
  readonly columnWork: number
  /** Code units of a block × `<!` and `<?` in it: each is read to the end of the block, if it does not end before. */
  readonly declarationWork: number
  /** Levels that the lines outside of code stand in, by their markers and their indentation, all lines together. */
  readonly levelWork: number
  /** Lines outside of code, and fences. */
  readonly lines: number
}

/** What the native parser reads in less than half a second. */
export const nativeLimits: ScanLimits = {
  shortSource: 16_384,
  filledCells: 65_536,
  delimiterRuns: 32_768,
  delimiters: Infinity,
  openBrackets: 16_384,
  brackets: Infinity,
  closingBrackets: Infinity,
  columns: Infinity,
  runLengths: 256,
  entityWork: 500_000_000,
  columnWork: 500_000_000,
  declarationWork: Infinity,
  levelWork: Infinity,
  lines: Infinity,
}

/**
 * What remark reads in about a second, cold. Many of its constructs are quadratic in a block: a thousand words of
 * emphasis in one paragraph are fine, ten thousand are not.
 */
export const portableLimits: ScanLimits = {
  ...nativeLimits,
  shortSource: 1_024,
  delimiterRuns: 2_048,
  delimiters: 2_048,
  openBrackets: 8_192,
  brackets: 16_384,
  closingBrackets: 2_048,
  columns: 4_096,
  runLengths: 128,
  declarationWork: 10_000_000,
  levelWork: 50_000,
  lines: 20_000,
}
