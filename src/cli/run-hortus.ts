import { CommanderError } from 'commander'
import { createProgram } from './create-program.ts'
import { describeFailure } from './describe-failure.ts'
import type { ExitCode } from './exit-code.ts'
import { findLocalCommands } from './local-commands.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs one command line (without `node` and the program's name) and resolves to its exit code; never rejects. A failure
 * is one line on stderr; `HORTUS_DEBUG=1` adds where it came from. With `--json` it is told on stdout too, as an object.
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
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const said = error instanceof CommanderError ? error.message : describeFailure(error)
    if (!(error instanceof CommanderError)) terminal.err(said)
    if (wantsJson(args))
      terminal.out(JSON.stringify({ error: said.replace(/^(?:hortus|error): /, '') }, null, 2))
    return 2
  }
}

function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).includes('--json')
}
