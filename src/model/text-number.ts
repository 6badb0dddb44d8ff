/**
 * A number from 0 to 2³² - 1 that is any other for nearly the same text (FNV-1a): where texts are split into runs by it, one that
 * comes or goes moves no other border.
 */
export function textNumber(text: string): number {
  let number = 0x811c9dc5
  for (let i = 0; i < text.length; i++) number = Math.imul(number ^ text.charCodeAt(i), 0x01000193)
  return (number ^ (number >>> 15)) >>> 0
}
