import { readFileSync } from 'node:fs'

/** The program's version, from its package. */
export function readVersion(): string {
  const isBuilt = !import.meta.url.endsWith('.ts')
  const file = new URL(isBuilt ? '../package.json' : '../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}
