import { listSeparator } from '../../src/model/language.ts'

/** Names one after another, with the separators of the page's language. */
export function joinList(items: readonly string[]): string {
  return items.join(listSeparator(document.documentElement.lang))
}
