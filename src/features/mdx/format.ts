import type { DialectReading, NoteDialect } from '../../define/dialect.ts'
import { defineFormat } from '../../define/dialect.ts'
import { extensionOf, type NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { boxSource } from '../../parse/box-source.ts'
import { createLocator } from '../../parse/locator.ts'
import { blindRanges, type Refill, refill } from '../../parse/refill.ts'
import { findJsx } from './find-jsx.ts'

const nothing: DialectReading = {}

function isMdx(path: NotePath): boolean {
  return extensionOf(path) === '.mdx'
}

/** Comments, and tags with text between them. */
function isNothing(written: string): boolean {
  return (
    /^\{\s*(?:\/\*|\}$)/.test(written) ||
    (written.startsWith('<') && !/\/>$/.test(written)) ||
    /^<\/?>$/.test(written)
  )
}

/** What a component or an expression shows: none is run. */
const shown = (source: string): Refill => ({
  block({ start, end }, position) {
    const written = source.slice(start, end)
    if (isNothing(written)) return []
    const name = /^<([\w.]+)/.exec(written)?.[1]
    const title = name === undefined ? 'MDX' : `MDX: <${name}>`
    return [boxSource(title, { type: 'code', lang: 'jsx', value: written, position }, position)]
  },
  inline({ start, end }, position) {
    const written = source.slice(start, end)
    if (isNothing(written)) return undefined
    const [, , text] = /^\{\s*(["'`])((?:(?!\1)[^\\\n$])*)\1\s*\}$/.exec(written) ?? []
    if (text !== undefined) return { type: 'text', value: text, position, data: { isLiteral: true } }
    return { type: 'inlineCode', value: written.replace(/\s+/g, ' '), position }
  },
})

/** What of a page the parser is not shown, in order; `blank` is part of a tag that it is shown. */
function hiddenIn(source: string): { readonly ranges: readonly Range[]; readonly blank: readonly Range[] } {
  const { filled, hidden } = findJsx(source)
  const isWhole = ({ start }: Range): boolean => source[start] === '<' || source[start] === '{'
  return {
    ranges: [...filled, ...hidden.filter(isWhole)].sort((a, b) => a.start - b.start),
    blank: hidden.filter((range) => !isWhole(range)),
  }
}

const mdx: NoteDialect = {
  mask(source, path) {
    if (!isMdx(path)) return source
    const { ranges, blank } = hiddenIn(source)
    return blindRanges(blindRanges(source, blank, ' '), ranges)
  },
  read({ path, source, tree }) {
    if (!isMdx(path)) return nothing
    const { ranges, blank } = hiddenIn(source)
    refill(tree, ranges, createLocator(blindRanges(source, blank, ' ')), shown(source))
    return nothing
  },
}

/** Pages of MDX. */
export const format = defineFormat({ name: 'mdx', notes: mdx })
