/** One text of a list in the settings of another program. */
export interface SettingsItem {
  readonly text: string
  /** Where it stands, from 1. */
  readonly line: number
}

/** The line of an offset, from 1. */
export function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}
