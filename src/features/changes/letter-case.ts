import { toNameKey } from '../../model/path.ts'

/** Ways in which people write a name that is written otherwise. Of several that fit, the first. */
const styles: readonly ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  (text) => text.slice(0, 1).toLowerCase() + text.slice(1),
  (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
  (text) => text.toLowerCase().replace(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
]

/**
 * `name` in the letter case in which `written` writes `old`: in small letters, in capitals, with the first letter or that
 * of every word large or small. As it is where `written` is `old`, or is written in none of these ways.
 *
 * @example
 * takeLetterCase('page cache', 'Page cache', 'Block layer') // 'block layer'
 */
export function takeLetterCase(written: string, old: string, name: string): string {
  const plain = withPlainSpaces(written)
  const known = withPlainSpaces(old)
  if (plain === known || toNameKey(plain) !== toNameKey(known)) return name
  const style = styles.find((inStyle) => inStyle(known) === plain)
  return style === undefined ? name : style(name)
}

function withPlainSpaces(text: string): string {
  return text.normalize('NFC').replace(/\p{Zs}/gu, ' ')
}
