import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { extensionOf, folderOf, type NotePath, stemOf } from '../../model/path.ts'
import { type Properties, textProperty } from '../../model/properties.ts'
import { maskMdx, readMdx } from '../../parse/read-mdx.ts'
import { maskManual } from './mask-manual.ts'
import { readManual } from './read-manual.ts'
import {
  docusaurusFiles,
  isOfThis,
  type ManualSettings,
  mkdocsFiles,
  noManual,
  otherFiles,
  readFolderTitles,
  readSettings,
} from './read-settings.ts'

/** Manuals as MkDocs, Docusaurus, VitePress and Starlight make them. */
export const dialect = defineDialect({
  name: 'manuals',
  tool: 'a manual',
  signs: [...mkdocsFiles, ...docusaurusFiles, ...otherFiles],
  isSign: isOfThis,
  read: (folder) => {
    const own = [...mkdocsFiles, ...docusaurusFiles].filter(
      (file) => !file.startsWith('../') && folder.has(file),
    )
    // What a program makes of the notes is none.
    const made = own.map((file) => (file.startsWith('mkdocs') ? 'site/**' : 'build/**'))
    const folderTitles = readFolderTitles(folder)
    return {
      settings: { ...readSettings(folder) },
      options: {
        ...(Object.keys(folderTitles).length > 0 && { folderTitles }),
        ignore: [...own, ...made, '.docusaurus/**', '**/.vitepress/**', '_category_.*', '**/_category_.*'],
      },
    }
  },
  open: (found) => openManual({ ...noManual, ...found }),
})

function openManual(settings: ManualSettings): NoteDialect {
  const isMdx = (path: NotePath): boolean => settings.isMdx === true && extensionOf(path) === '.md'
  return {
    // Pages of `.mdx` are read as that in every garden.
    mask: (source, path) => maskManual(isMdx(path) ? maskMdx(source) : source),
    read(note) {
      if (isMdx(note.path)) readMdx(note)
      return readManual(note, settings.program)
    },
    nameNote(path, properties) {
      const title = settings.titles[path]
      const addresses = addressesOf(path, properties, settings)
      const word = settings.hasNumbers ? unnumbered(stemOf(path)) : stemOf(path)
      if (title === undefined && addresses.length === 0 && word === stemOf(path)) return undefined
      return {
        ...(title !== undefined
          ? { title, isFirm: textProperty(properties, 'title') === undefined }
          : { title: word.replace(/[-_]+/g, ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }),
        addresses,
        ...(settings.hasNumbers && textProperty(properties, 'slug') === '/' && { isStart: true }),
      }
    },
  }
}

/** A name without the number that says where it stands: `intro` of `01-intro`, `02. intro` and `3_intro`. */
function unnumbered(name: string): string {
  return /^\d{4}-\d\d-\d\d/.test(name) ? name : name.replace(/^\d+(?:\s*[-_.]\s*|\s+)(?=[^\d.])/, '')
}

/** Where Docusaurus puts a page, from the folder of its notes: by `slug`, by `id`, and without numbers. */
function addressesOf(
  path: NotePath,
  properties: Properties,
  { root, hasNumbers }: ManualSettings,
): readonly string[] {
  if (root !== '' && path === `${root}/index.md`) return ['/']
  if (!hasNumbers || (root !== '' && !path.startsWith(`${root}/`))) return []
  const folder = folderOf(path.slice(root === '' ? 0 : root.length + 1))
  const slug = textProperty(properties, 'slug')
  const id = textProperty(properties, 'id')
  const names = [unnumbered(stemOf(path)), ...(id !== undefined && /^[\w./-]+$/.test(id) ? [id] : [])]
  const found = new Set<string>()
  // Links that start at another page of the folder have its name as it is.
  for (const parts of [folder.split('/').map(unnumbered), folder.split('/')])
    for (const name of [...names, ...(slug === undefined || slug.startsWith('/') ? [] : [slug])])
      found.add(`/${[...parts, ...name.split('/')].filter((part) => part !== '' && part !== '.').join('/')}`)
  if (slug?.startsWith('/')) found.add(slug.replace(/(.)\/+$/, '$1'))
  return [...found]
}
