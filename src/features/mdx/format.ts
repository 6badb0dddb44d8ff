import type { DialectReading, NoteDialect } from '../../define/dialect.ts'
import { defineFormat } from '../../define/dialect.ts'
import { extensionOf, type NotePath } from '../../model/path.ts'
import { boxSource } from '../../parse/box-source.ts'
import { createLocator } from '../../parse/locator.ts'
import { blindRanges, type Refill, refill } from '../../parse/refill.ts'
import { findJsx } from './find-jsx.ts'

const nothing: DialectReading = {}

function isMdx(path: NotePath): boolean {
  return extensionOf(path) === '.mdx'
}

/** What a component or an expression shows: none is run. */
const shown = (source: string): Refill => ({
  block({ start, end }, position) {
    const written = source.slice(start, end)
    const name = /^<([\w.]+)/.exec(written)?.[1]
    const title = name === undefined ? 'MDX' : `MDX: <${name}>`
    return [boxSource(title, { type: 'code', lang: 'jsx', value: written, position }, position)]
  },
  inline({ start, end }, position) {
    const written = source.slice(start, end)
    const [, , text] = /^\{\s*(["'`])((?:(?!\1)[^\\\n$])*)\1\s*\}$/.exec(written) ?? []
    if (text !== undefined) return { type: 'text', value: text, position, data: { isLiteral: true } }
    return { type: 'inlineCode', value: written.replace(/\s+/g, ' '), position }
  },
})

const mdx: NoteDialect = {
  mask(source, path) {
    if (!isMdx(path)) return source
    const { filled, hidden } = findJsx(source)
    return blindRanges(blindRanges(source, hidden, ' '), filled)
  },
  read({ path, source, tree }) {
    if (!isMdx(path)) return nothing
    const { filled, hidden } = findJsx(source)
    refill(tree, filled, createLocator(blindRanges(source, hidden, ' ')), shown(source))
    return nothing
  },
}

/** Pages of MDX. */
export const format = defineFormat({ name: 'mdx', notes: mdx })
