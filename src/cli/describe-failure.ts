import { showPath } from './show-path.ts'

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

/** What a user is told of an error, in one line; with `HORTUS_DEBUG=1` where it came from, too. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `hortus: ${String(error)}`
  if ((process.env['HORTUS_DEBUG'] ?? '') !== '') return `hortus: ${error.stack ?? error.message}`
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (code !== undefined && syscall !== undefined && path !== undefined) {
    // Folders are held open and names looked up through them; what lies in ours is no name that a user knows.
    const [, held] = /^\/proc\/self\/fd\/\d+\/(.*)$/.exec(path) ?? []
    if (held !== undefined) {
      const what = held.startsWith('.hortus') ? "what hortus keeps in the garden's folder" : held
      return `hortus: ${fileErrors[code] ?? code}: ${what}`
    }
    return `hortus: ${fileErrors[code] ?? error.message.replace(/, [a-z]+ '.*$/s, '')}: ${showPath(path)}`
  }
  // A file that is open has no path in its errors, and one from another thread nothing but its message.
  const [, known] = /^(E[A-Z]+): [^']*$/.exec(error.message) ?? []
  if (known !== undefined && fileErrors[known] !== undefined) return `hortus: ${fileErrors[known]}`
  // These kinds are thrown by mistakes in code, not by circumstances: their message alone tells a user nothing.
  const isMistake = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  return `hortus: ${error.message}${isMistake ? ' (this is a fault in hortus; HORTUS_DEBUG=1 shows where)' : ''}`
}
