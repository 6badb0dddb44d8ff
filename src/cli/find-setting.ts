import type { Range } from '../model/range.ts'

/**
 * Where a config, JSON or a program, names a setting: the last part of `author.avatar` behind the first. The parts that are
 * not there are passed over; undefined where the first is not.
 */
export function findSetting(source: string, setting: string): Range | undefined {
  let range: Range | undefined
  for (const part of setting.split('.')) {
    const key = part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    const found = new RegExp(`(["'])${key}\\1\\s*:|(?<=[{,\n]\\s*)${key}\\s*:`, 'g')
    found.lastIndex = range?.end ?? 0
    const match = found.exec(source)
    if (match === null) return range
    range = { start: match.index, end: match.index + match[0].replace(/\s*:$/, '').length }
  }
  return range
}
