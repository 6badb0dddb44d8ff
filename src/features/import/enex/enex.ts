import { extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import { isoOfStamp } from '../dates.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { type Source, SourceError } from '../source/source.ts'
import { childOf, childText, readRecords, readStart, type XmlElement } from '../source/xml-records.ts'
import { listTasks, readEnml } from './read-enml.ts'
import { nameOfKind, readResources } from './read-resources.ts'
import { readTasks } from './read-tasks.ts'

/**
 * Evernote's ENEX: notes with `title`, `content` in ENML, `created`, `updated`, `tag`, `note-attributes`, `resource` and
 * `task` (http://xml.evernote.com/pub/evernote-export4.dtd; https://dev.evernote.com/doc/articles/enml.php).
 */
export const enex: Importer = {
  name: 'enex',
  tool: 'Evernote, exported as ENEX',
  async recognise(source) {
    const path = enexFiles(source)[0]
    return path !== undefined && /<en-export\b/.test(await readStart(source, path)) ? path : undefined
  },
  open: async (source) => openEnex(source),
}

const records = { records: ['note'] } as const

function enexFiles({ files }: Source): readonly string[] {
  return files.map(({ path }) => path).filter((path) => extensionOf(path) === '.enex')
}

async function openEnex(source: Source): Promise<OpenedImport> {
  const files = enexFiles(source)
  if (files.length === 0) throw new SourceError('there is no file .enex, expected an export of Evernote')
  const notes: NoteWish[] = []
  const byTitle = new Map<string, string[]>()
  for (const file of files) {
    let number = 0
    for await (const note of readRecords(source, file, {
      ...records,
      without: ['content', 'data', 'recognition'],
    })) {
      const key = keyOf(file, number++)
      const title = titleOf(note)
      notes.push({ key, folders: files.length > 1 ? notebookOf(file) : [], name: title })
      byTitle.set(title, [...(byTitle.get(title) ?? []), key])
    }
  }
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const file of files) {
        let number = 0
        for await (const note of readRecords(source, file, { ...records, without: ['recognition'] }))
          yield makeNote(note, keyOf(file, number++), file, byTitle, names)
      }
    },
  }
}

/** The folders of a notebook: the stack that it is in, which is a folder of the export, and its name. */
const notebookOf = (file: string): readonly string[] => file.replace(/\.enex$/i, '').split('/')

const keyOf = (file: string, number: number): string => `${file}#${number}`

const titleOf = (note: XmlElement): string => childText(note, 'title').replace(/\s+/g, ' ') || 'Untitled'

function makeNote(
  note: XmlElement,
  key: string,
  file: string,
  byTitle: ReadonlyMap<string, readonly string[]>,
  names: Names,
): Made {
  const where = `${file}:${note.line}`
  const resources = readResources(note, names, where)
  const tasks = readTasks(note)
  const { blocks, used } = readEnml(childText(note, 'content'), {
    resources,
    takeTasks(group) {
      const found = tasks.get(group) ?? []
      tasks.delete(group)
      return found
    },
    noteOfTitle(title) {
      const keys = byTitle.get(title.replace(/\s+/g, ' ').trim()) ?? []
      const near = keys.filter((one) => one.startsWith(`${file}#`))
      // Where two notes of a notebook have one title, nobody can tell which a link means.
      const [found, ...more] = near.length > 0 ? near : keys
      return found === undefined || more.length > 0 ? undefined : names.target(found)
    },
    picture: (bytes, mime) => names.asset(bytes, nameOfKind(mime)),
    remark: (kind, message) => names.remark({ kind, message, where }),
  })
  // What the text does not show is still the note's.
  const unused = [...resources].filter(([hash]) => !used.has(hash)).map(([, { path }]) => `![[${path}]]`)
  const left = [...tasks.values()].flatMap(listTasks)
  const text = [writeMarkdown([...blocks, ...left]), ...unused].filter((part) => part !== '').join('\n\n')
  return { kind: 'note', key, title: titleOf(note), properties: propertiesOf(note), text }
}

function propertiesOf(note: XmlElement): Readonly<Record<string, PropertyValue>> {
  const tags = note.children
    .filter(({ name }) => name === 'tag')
    .map(({ text }) => text.trim().replace(/[\s,#]+/g, '-'))
    .filter((tag) => tag !== '')
  const created = isoOfStamp(childText(note, 'created'))
  const updated = isoOfStamp(childText(note, 'updated'))
  const attributes = childOf(note, 'note-attributes')
  const source = childText(attributes, 'source-url')
  const author = childText(attributes, 'author')
  const reminder = isoOfStamp(childText(attributes, 'reminder-time'))
  return {
    ...(tags.length > 0 && { tags }),
    ...(created !== undefined && { created }),
    ...(updated !== undefined && { updated }),
    ...(author !== '' && { author }),
    ...(source !== '' && { source }),
    ...(reminder !== undefined && { reminder }),
  }
}
