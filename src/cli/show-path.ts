import { relative } from 'node:path'

/** A folder as messages show it: relative to where the user stands, as long as that is shorter. */
export function showPath(path: string): string {
  const short = relative(process.cwd(), path)
  if (short === '') return '.'
  return short.length < path.length ? short : path
}
