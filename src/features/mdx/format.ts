import { defineFormat } from '../../define/dialect.ts'
import { extensionOf, type NotePath } from '../../model/path.ts'
import { maskMdx, readMdx } from '../../parse/read-mdx.ts'

function isMdx(path: NotePath): boolean {
  return extensionOf(path) === '.mdx'
}

/** Pages of MDX. */
export const format = defineFormat({
  name: 'mdx',
  notes: {
    mask: (source, path) => (isMdx(path) ? maskMdx(source) : source),
    read: (note) => (isMdx(note.path) ? readMdx(note) : {}),
  },
})
