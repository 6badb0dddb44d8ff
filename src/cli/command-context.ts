import type { ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with, and how it says how it went. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly finish: (code: ExitCode) => void
}
