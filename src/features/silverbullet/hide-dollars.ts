import type { Parents, Root } from 'mdast'
import { codeRanges } from '../../parse/code-ranges.ts'

/** Stands for a dollar while a page is parsed: a character that nobody's notes have. */
const stand = '\uE0F4'

/** A source in which no dollar before a word begins a formula: SilverBullet has none, and names places so (`$name`). */
export function hideDollars(source: string): string {
  if (!/\$[A-Za-z]/.test(source)) return source
  const code = codeRanges(source)
  let next = 0
  return source.replace(/(?<![\\/\w{$])\$(?=[A-Za-z])/g, (dollar, at: number) => {
    while (next < code.length && code[next]!.end <= at) next++
    const inCode = code[next]
    return inCode !== undefined && inCode.start <= at ? dollar : stand
  })
}

/** Puts back what {@link hideDollars} hid. */
export function showDollars(tree: Root): void {
  visit(tree)
}

function visit(parent: Parents): void {
  for (const node of parent.children) {
    if ('value' in node && typeof node.value === 'string' && node.value.includes(stand))
      node.value = node.value.replaceAll(stand, '$')
    if ('children' in node) visit(node)
  }
}
