import { digest } from './digest.ts'

/** What a file is called that stands beside `name` with what else it would have been. */
export function conflictName(name: string, bytes: Uint8Array): string {
  return name.replace(/(\.[^.]*)?$/, ` (conflict ${digest(bytes).slice(0, 8)})$1`)
}
