import { configNames } from './config-names.ts'
import { conflictOriginal } from './conflict-original.ts'

/**
 * Names that no garden has: dot files and folders, and what editors, systems and sync tools leave beside notes. Copies
 * of conflicts are left out too, but told of.
 */
const litter = [
  /^\./,
  /^node_modules$/,
  /~$/,
  /^#.*#$/,
  /^4913$/,
  /\.sw[a-p]$/i,
  /\.(?:tmp|crswap|part|crdownload)$/i,
  /^Icon\r$/,
  /^Thumbs\.db$/i,
  /^desktop\.ini$/i,
]

/** Whether a file or folder of this name (not path) may belong to a garden. Linear in the name. */
export function isGardenFile(name: string): boolean {
  return conflictOriginal(name) === undefined && !isLitter(name)
}

/** Whether nobody would miss a file of this name: what programs leave behind, and settings. */
export function isLitter(name: string): boolean {
  return litter.some((pattern) => pattern.test(name)) || configNames.includes(name)
}
