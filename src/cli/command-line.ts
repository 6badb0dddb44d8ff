import { describeFailure } from './describe-failure.ts'
import type { ExitCode } from './exit-code.ts'
import { runHortus } from './run-hortus.ts'
import { createTerminal } from './terminal.ts'

/** Runs the command that the program was called with. */
export function startCommand(): void {
  // The language server's library ends the program itself, when the editor asks for it.
  let isDone = process.argv[2] === 'lsp'

  // A reader that closes the pipe early (`hortus check | head`) is no failure; a full disk is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isDone = true
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`${describeFailure(error)}\n`)
    process.exit(2)
  })

  // Nothing is left to do and something is still awaited: Node would end without a word.
  process.once('beforeExit', () => {
    if (isDone) return
    isDone = true
    process.stderr.write('hortus: the config waits for something that never happens\n')
    process.exitCode = 2
    process.exit()
  })

  // Nothing of this program calls `process.exit`; a config or a plugin may, and Node does at an error nobody awaits.
  process.once('exit', () => {
    if (isDone) return
    process.stderr.write('hortus: the program was ended by its config or a plugin\n')
    process.exitCode = 2
  })

  void runArgs(process.argv.slice(2)).then((code) => {
    // Set instead of called: what is still being printed is printed.
    process.exitCode = code
    isDone = true
  })
}

async function runArgs(args: readonly string[]): Promise<ExitCode> {
  if (!isStandBy(args)) return runHortus(args, createTerminal())
  const { awaitJob } = await import('./stand-by.ts')
  const job = await awaitJob()
  return job === undefined ? 0 : runHortus(job, createTerminal())
}

/** How a hub's worker starts a process that waits for its build; it is in no help. */
function isStandBy(args: readonly string[]): boolean {
  return args.length === 2 && args[0] === 'build' && args[1] === '--stand-by'
}
