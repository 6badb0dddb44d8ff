import { baseName, extensionOf, folderOf, stemOf } from '../../../model/path.ts'
import type { Importer, Made, NoteWish, OpenedImport } from '../importer.ts'
import { makeMarkdownNote } from '../markdown/markdown-note.ts'
import { readText, type Source, SourceError } from '../source/source.ts'

/**
 * Notes that Apple's Notes exports as Markdown (File, Export as, Markdown): a file each, pictures and other files in a
 * folder `Attachments` beside it (https://support.apple.com/guide/notes/, "Export notes").
 */
export const appleNotes: Importer = {
  name: 'apple-notes',
  tool: 'Apple Notes, exported as Markdown',
  // Many a folder of notes has one called Attachments; here it stands beside the note in a folder called like that.
  async recognise(source) {
    const notes = new Set(noteFiles(source))
    const isOfNote = (path: string): boolean => {
      const [, folder, name] = /^((?:.*\/)?([^/]+)\/)Attachments\//.exec(path) ?? []
      return folder !== undefined && ['.md', '.markdown'].some((end) => notes.has(`${folder}${name}${end}`))
    }
    return source.files.find(({ path }) => isOfNote(path))?.path
  },
  open: async (source) => openNotes(source),
}

function noteFiles({ files }: Source): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => ['.md', '.markdown'].includes(extensionOf(path)) && !/(?:^|\/)Attachments\//.test(path))
}

async function openNotes(source: Source): Promise<OpenedImport> {
  const paths = noteFiles(source)
  if (paths.length === 0) throw new SourceError('there is no file .md, expected notes exported as Markdown')
  const notes: NoteWish[] = paths.map((path) => {
    const folders = folderOf(path) === '' ? [] : folderOf(path).split('/')
    const name = stemOf(path)
    // A note with files has a folder of its own, called like it.
    return { key: path, folders: folders.at(-1) === name ? folders.slice(0, -1) : folders, name }
  })
  const byName = new Map(notes.map(({ key, name }) => [name.toLowerCase(), key]))
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const path of paths) {
        const text = (await readText(source, path)).replace(/\u2028/g, '\n').replace(/\ufffc/g, '')
        const place = names.path(path)
        yield {
          kind: 'note',
          key: path,
          title: baseName(stemOf(path)),
          properties: {},
          text: await makeMarkdownNote({
            source,
            path,
            text,
            place,
            names,
            find(address, label) {
              // The export holds no ids: a link's words are the title of its note.
              const isNote = /^(?:applenotes|mobilenotes|notes):/i.test(address)
              const found = isNote ? byName.get(label.replace(/^>>\s*/, '').toLowerCase()) : undefined
              if (isNote && found === undefined)
                names.remark({
                  kind: 'lost-link',
                  message: 'a link to a note that the export does not name',
                  where: path,
                })
              return found === undefined ? undefined : { key: found }
            },
          }),
        }
      }
    },
  }
}
