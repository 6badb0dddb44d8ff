/**
 * What sync programs add to the name of a second version: Syncthing; Dropbox, Nextcloud and Obsidian Sync ("conflicted
 * copy", with or without who made it); Dropbox where letter case differs; Seafile; ownCloud and pCloud.
 */
const marks = [
  /\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]{7})?(?=\.|$)/,
  / \((?:[^()]* )?conflicted copy(?: [^()]*)?\)(?=\.|$)/i,
  / \(Case Conflict(?: \d+)?\)(?=\.|$)/i,
  / \(SFConflict [^()]*\)(?=\.|$)/,
  /_conflict-\d{8}-\d{6}(?=\.|$)/,
]

/**
 * The name of the file that a sync program made this copy of, because two places had changed it; undefined for any
 * other name. Linear in the name.
 */
export function conflictOriginal(name: string): string | undefined {
  if (!/conflict/i.test(name)) return undefined
  const mark = marks.find((pattern) => pattern.test(name))
  return mark && name.replace(mark, '')
}
