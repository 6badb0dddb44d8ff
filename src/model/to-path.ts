import type { Address } from './page-link.ts'
import { type AssetPath, isNotePath, type NotePath } from './path.ts'

/**
 * The path of a note from a text, for programs that use Hortus as a library: `toNotePath('linux/Page cache.md')`.
 *
 * @throws RangeError where the text leaves the garden, is written as no path of it is, or names what is no note
 */
export function toNotePath(text: string): NotePath {
  const path = toPlainPath(text)
  if (!isNotePath(path))
    throw new RangeError(`Expected a note's path that ends in .md or .canvas, found ${quote(text)}`)
  return path
}

/**
 * The path of any other file of a garden: `toAssetPath('pictures/tree.png')`.
 *
 * @throws RangeError where the text leaves the garden, is written as no path of it is, or names a note
 */
export function toAssetPath(text: string): AssetPath {
  const path = toPlainPath(text)
  if (isNotePath(path))
    throw new RangeError(`Expected the path of a file that is no note, found ${quote(text)}`)
  return path as string as AssetPath
}

/**
 * A page's place below the site's base: `toAddress('linux/page-cache/')`; `''` is home.
 *
 * @throws RangeError where the text begins with a slash or leaves the site
 */
export function toAddress(text: string): Address {
  return (
    text === '' ? text : toPlainPath(text.replace(/\/$/, '')) + (text.endsWith('/') ? '/' : '')
  ) as Address
}

/** NFC, with POSIX separators, and downwards only. */
function toPlainPath(text: string): string {
  const segments = text.split('/')
  if (
    /[\0\\]/.test(text) ||
    segments.some((segment) => segment === '' || segment === '.' || segment === '..')
  )
    throw new RangeError(
      `Expected a path from the top, such as linux/tree.md, without "..", found ${quote(text)}`,
    )
  return text.normalize('NFC')
}

function quote(text: string): string {
  return JSON.stringify(text)
}
