import type { Code } from 'mdast'
import type { Range } from '../../model/range.ts'
import type { Locator } from '../../parse/locator.ts'
import { type PropertyLine, readPlainLine } from './read-lines.ts'

/** What nobody is to see, and what it says of its block. */
interface Drawer {
  readonly range: Range
  readonly properties: readonly PropertyLine[]
}

/**
 * A drawer (`:LOGBOOK:` to `:END:`) or a comment (`#+BEGIN_COMMENT`), which the parser has seen as code. Older graphs have the
 * ids of blocks in a drawer `:PROPERTIES:`. Undefined for code.
 */
export function readDrawer(node: Code, locator: Locator): Drawer | undefined {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const written = locator.source.slice(start, end).trimStart()
  if (!/^(?::(?:logbook|properties):|#\+begin_comment)/i.test(written)) return undefined
  const range = { start, end }
  const [, id] = (/^:properties:/i.test(written) && /^[ \t]*:id:[ \t]+(\S+)/im.exec(written)) || []
  const lines = id === undefined ? [] : [{ ...readPlainLine(`id:: ${id}`, start, locator), range }]
  return { range, properties: lines }
}
