import { constants } from 'node:os'

/**
 * The code of a failed file call: `ENOSPC`; undefined where an error is no such thing. A full quota is `EDQUOT` on every
 * system that has them, which Node itself knows by number only.
 */
export function fileErrorCode(error: unknown): string | undefined {
  const { code, errno } = error as NodeJS.ErrnoException
  if (errno !== undefined && Math.abs(errno) === constants.errno.EDQUOT) return 'EDQUOT'
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined
}
