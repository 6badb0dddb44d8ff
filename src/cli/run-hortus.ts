import { CommanderError } from 'commander'
import { createProgram } from './create-program.ts'
import { describeFailure } from './describe-failure.ts'
import type { ExitCode } from './exit-code.ts'
import { findLocalCommands } from './local-commands.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs one command line (without `node` and the program's name) and resolves to its exit code; never rejects. A failure
 * is one line on stderr; `HORTUS_DEBUG=1` adds where it came from.
 */
export async function runHortus(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  const context = { terminal, finish: (result: ExitCode) => (code = result) }
  try {
    let program = createProgram(context)
    const isKnown = program.commands.some((command) => command.name() === args[0] && args[0] !== 'help')
    if (!isKnown || args.includes('--help') || args.includes('-h'))
      program = createProgram(context, await findLocalCommands(args))
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    terminal.err(describeFailure(error))
    return 2
  }
}
