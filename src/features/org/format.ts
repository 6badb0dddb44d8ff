import { type DialectReading, defineFormat, type NoteDialect } from '../../define/dialect.ts'
import { extensionOf, type NotePath } from '../../model/path.ts'
import { readOrg } from './read-org.ts'

const nothing: DialectReading = {}

function isOrg(path: NotePath): boolean {
  return extensionOf(path) === '.org'
}

const org: NoteDialect = {
  mask: (source, path) =>
    isOrg(path) ? source.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)) : source,
  read: (note) => (isOrg(note.path) ? readOrg(note) : nothing),
}

/** Files of Org, as Emacs and others write them. */
export const format = defineFormat({ name: 'org', notes: org })
