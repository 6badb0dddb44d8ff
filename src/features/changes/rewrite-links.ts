import type { TextEdit } from '../../model/change.ts'
import { isByAddress, type Link } from '../../model/link.ts'
import { endsPlain, quoteAt, readInQuotes, writeInQuotes } from '../../parse/yaml-quotes.ts'
import type { LinkWords } from './after-garden.ts'
import { encodeTarget, fitAttribute } from './encode-target.ts'
import type { LinkRewrite } from './relink.ts'
import { fragmentRange, untilRange, writeFragment } from './spell-fragment.ts'

/**
 * The edits of one note's source that write its links anew. Links that share their address (by reference) are edited
 * once. In tables (`isInTable`) a divider is written `\|`. Undefined where a link is written in a way that cannot be edited, such as with YAML's escapes.
 */
export function rewriteLinks(
  source: string,
  rewrites: readonly LinkRewrite[],
  isInTable: (link: Link) => boolean = () => false,
): readonly TextEdit[] | undefined {
  const edits = new Map<string, TextEdit>()
  const add = (start: number, end: number, text: string): void => {
    if (source.slice(start, end) !== text) edits.set(`${start}-${end}`, { range: { start, end }, text })
  }
  for (const { link, words, query = '', shown, until } of rewrites) {
    const { start, end } = link.targetRange
    const byAddress = isByAddress(link.syntax)
    const isProperty = link.syntax === 'property'
    const quote = isProperty ? quoteAt(source, link.range.start) : ''
    const quoted = (text: string): string => (isProperty ? writeInQuotes(text, quote) : text)
    const written = readInQuotes(source.slice(start, end), quote)
    if (!byAddress && written.trim() !== link.target && written !== link.target) return undefined
    if (isProperty && quote === '' && endsPlainScalar(source, link, words)) return undefined
    if (words.target !== link.target) {
      const isBracketed = link.syntax === 'markdown' && source[start - 1] === '<'
      const inProgram = byAddress && isInProgram(source, start)
      const path = query === '' ? written : written.replace(/\?.*$/s, '')
      const [target = '', old = ''] = [words.target, link.target].map((text) =>
        path === written ? text : text.slice(0, text.length - query.length),
      )
      const encodeAddress = (text: string): string =>
        inProgram ? text : encodeTarget(text, path, old, isBracketed)
      const address = byAddress ? encodeAddress(fitStart(target, path, old)) : quoted(target)
      add(start, start + path.length, link.syntax === 'html' ? fitAttribute(address) : address)
    }
    if (words.fragment !== link.fragment) {
      const place = fragmentRange(link, source)
      const isBracketed = link.syntax === 'markdown' && source[start - 1] === '<'
      const fragment = words.fragment && writeFragment(words.fragment, link.syntax, isBracketed)
      add(place.start, place.end, fragment === undefined ? '' : quoted(fragment))
    }
    const last = until === undefined ? undefined : untilRange(link, source)
    if (last && until !== undefined) add(last.start, last.end, until)
    if (shown !== undefined) {
      const at = link.range.end - 2
      const text = `${isInTable(link) ? '\\|' : '|'}${quoted(shown)}`
      edits.set(`${at} shown`, { range: { start: at, end: at }, text })
    }
  }
  return [...edits.values()].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

/** Whether an address stands in quotes of a program, which decodes nothing: `import tree from './a tree.png'`. */
function isInProgram(source: string, start: number): boolean {
  return /(?:\bfrom[ \t]+|\()(['"])(?:@site)?$/.test(source.slice(Math.max(0, start - 40), start))
}

/** What a program's tag reads from the top of the site is written without the slash that an address has: `{% link a.md %}`. */
function fitStart(target: string, written: string, before: string): string {
  if (!before.startsWith('/') || written.startsWith('/')) return target
  const start = written.startsWith('@site/') ? '@site/' : ''
  return target.startsWith('/') ? start + target.slice(1) : target
}

/** Whether the new words would end the plain scalar that they stand in. */
function endsPlainScalar(source: string, link: Link, { target, fragment }: LinkWords): boolean {
  const { start } = link.range
  const isChanged = target !== link.target || fragment !== link.fragment
  const text = `${target}${fragment ? writeFragment(fragment, link.syntax) : ''}`
  return isChanged && endsPlain(text, source.slice(source.lastIndexOf('\n', start - 1) + 1, start))
}
