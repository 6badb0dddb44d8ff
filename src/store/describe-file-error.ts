import { fileErrorCode } from './file-error-code.ts'

/** Why a file call failed, in words that fit behind a file's name: without its path, which is the machine's own. */
export function describeFileError(error: unknown): string {
  switch (fileErrorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'ENOENT':
      return 'it is a link to nothing, or was just removed'
    case 'ELOOP':
      return 'its links lead in a circle'
    case 'EISDIR':
      return 'it is a folder now'
    default:
      return (error instanceof Error ? error.message : String(error)).replace(/, [a-z]+ '.*$/s, '')
  }
}
