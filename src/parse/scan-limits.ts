/** Limits on what makes parsers slow; far above any real note, far below what takes half a second. */
export const scanLimits = {
  /** Cells that short rows leave to be filled in. */
  filledCells: 65_536,
  /** Runs of `*`, `_` and `~` in one block. */
  delimiterRuns: 32_768,
  /** `[` without their `]` in one block. */
  openBrackets: 16_384,
  /** Different lengths of runs of backticks, or of dollars. */
  runLengths: 256,
  /** Code units of a block × entities in it: each one copies the text before it. */
  entityWork: 500_000_000,
  /** Code units of a line that is not ASCII × marks in it: for each one its column is counted. */
  columnWork: 500_000_000,
} as const
