/** Names that no garden has: dot files and folders, and what editors, systems and sync tools leave beside notes. */
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
  /\.sync-conflict-/,
]

/** Names of a garden's settings: read by the program, not part of the site. */
const config = /^hortus\.config\.(?:ts|js|json)$/

/** Whether a file or folder of this name (not path) may belong to a garden. Linear in the name. */
export function isGardenFile(name: string): boolean {
  return !litter.some((pattern) => pattern.test(name)) && !config.test(name)
}
