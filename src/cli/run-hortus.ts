import { CommanderError } from 'commander'
import { createProgram } from './create-program.ts'
import type { ExitCode } from './exit-code.ts'
import { showPath } from './resolve-garden-folder.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs one command line (without `node` and the program's name) and resolves to its exit code; never rejects. A failure
 * is one line on stderr; `HORTUS_DEBUG=1` adds where it came from.
 */
export async function runHortus(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = createProgram({ terminal, finish: (result) => (code = result) })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    terminal.err(describeFailure(error))
    return 2
  }
}

/** What the system says of a file, in words. */
const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'not a folder',
  EISDIR: 'a folder stands there',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  EMFILE: 'too many open files',
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `hortus: ${String(error)}`
  if ((process.env['HORTUS_DEBUG'] ?? '') !== '') return `hortus: ${error.stack ?? error.message}`
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (code !== undefined && syscall !== undefined && path !== undefined) {
    return `hortus: ${fileErrors[code] ?? error.message.replace(/, [a-z]+ '.*$/s, '')}: ${showPath(path)}`
  }
  // A file that is open has no path in its errors, and one from another thread nothing but its message.
  const [, known] = /^(E[A-Z]+): [^']*$/.exec(error.message) ?? []
  if (known !== undefined && fileErrors[known] !== undefined) return `hortus: ${fileErrors[known]}`
  // These kinds are thrown by mistakes in code, not by circumstances: their message alone tells a user nothing.
  const isMistake = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  return `hortus: ${error.message}${isMistake ? ' (this is a fault in hortus; HORTUS_DEBUG=1 shows where)' : ''}`
}
