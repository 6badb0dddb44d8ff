import type { Address } from '../model/page.ts'

/** The address a path asks for, decoded and NFC; undefined where it is outside the base or not valid. */
export function addressOf(pathname: string, base: string): Address | undefined {
  try {
    const decoded = decodeURIComponent(pathname).normalize('NFC')
    return decoded.startsWith(base) ? (decoded.slice(base.length) as Address) : undefined
  } catch {
    return undefined
  }
}

/** Whether a path, as it was sent, names something hidden, something above the garden, or nothing that can be a name. */
export function isHiddenPath(target: string): boolean {
  try {
    const path = decodeURIComponent(target.replace(/[?#].*$/s, ''))
    return path.split(/[/\\]/).some((name) => name.startsWith('.')) || path.includes('\0')
  } catch {
    return true
  }
}
