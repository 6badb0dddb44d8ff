import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { extensionOf, folderOf, type NotePath, stemOf } from '../../model/path.ts'
import { withoutNumber, withoutNumbers } from '../../model/plain-number.ts'
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
    const made = own.map((file) =>
      file.replace(/[^/]*$/, (name) => (name.startsWith('mkdocs') ? 'site/**' : 'build/**')),
    )
    const folderTitles = readFolderTitles(folder)
    const settings = readSettings(folder)
    // That of VitePress stands among the notes.
    const isBeside =
      settings.hasNumbers && settings.root === '' && settings.home === '' && folder.has('../static')
    return {
      ...(isBeside && { beside: '../static' }),
      settings: { ...settings },
      options: {
        ...(Object.keys(folderTitles).length > 0 && { folderTitles }),
        ...(settings.hasNumbers && { hidesNumbers: true }),
        ignore: [...own, ...made, '**/.docusaurus/**', '**/.vitepress/**', '_category_.*', '**/_category_.*'],
      },
    }
  },
  open: (found) => openManual({ ...noManual, ...found }),
})

function openManual(settings: ManualSettings): NoteDialect {
  const isMdx = (path: NotePath): boolean => settings.isMdx === true && extensionOf(path) === '.md'
  return {
    hasComments: false,
    joinsTags: true,
    // Pages of `.mdx` are read as that in every garden.
    mask: (source, path) => maskManual(isMdx(path) ? maskMdx(source) : source, settings.program),
    read(note) {
      const { hidden = [] } = isMdx(note.path) ? readMdx(note) : {}
      const reading = readManual(note, settings)
      return hidden.length > 0 ? { ...reading, hidden: [...hidden, ...(reading.hidden ?? [])] } : reading
    },
    nameNote(path, properties) {
      const title = settings.titles[path]
      const addresses = addressesOf(path, properties, settings)
      const word = settings.hasNumbers ? withoutNumber(stemOf(path)) : stemOf(path)
      const isNumbered = settings.hasNumbers && withoutNumbers(path) !== path
      // MkDocs writes names of files as titles.
      const isNamed = settings.program === 'mkdocs' || isNumbered
      const partBy = isPart(path, settings.program) ? { partBy: 'Docusaurus, Starlight' } : {}
      if (title === undefined && addresses.length === 0 && !isNamed && partBy.partBy === undefined)
        return undefined
      return {
        ...(title !== undefined
          ? { title, isFirm: textProperty(properties, 'title') === undefined }
          : {
              title: word
                .replace(/^[-_]+/, '')
                .replace(/[-_]+/g, ' ')
                .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
            }),
        addresses,
        ...partBy,
        ...(isNumbered && { isNumbered }),
        ...(settings.hasNumbers && textProperty(properties, 'slug') === '/' && { isStart: true }),
      }
    },
  }
}

/** Whether a file is a part of pages and none itself: Docusaurus and Astro make none of names that begin so. */
function isPart(path: NotePath, program: ManualSettings['program']): boolean {
  const makesNone = program === 'docusaurus' || program === 'starlight'
  return makesNone && /(?:^|\/)_(?!index\.)/.test(path)
}

/** Where a page is by its program, as links from elsewhere in the manual name it. */
function addressesOf(path: NotePath, properties: Properties, settings: ManualSettings): readonly string[] {
  const { base } = settings
  const found = addressesBelow(path, properties, settings)
  if (base === '') return found
  return [...found, ...found.flatMap((one) => (one === '/' ? [base] : [base + one, `${base}/docs${one}`]))]
}

function addressesBelow(path: NotePath, properties: Properties, settings: ManualSettings): readonly string[] {
  const { root, hasNumbers, program } = settings
  if (root !== '' && /^index\.mdx?$/.test(path.slice(root.length + 1)) && path.startsWith(`${root}/`))
    return ['/']
  if (!hasNumbers) {
    const own =
      program === 'starlight' ? textProperty(properties, 'slug')?.replace(/^\/+|\/+$/g, '') : undefined
    return [...(own === undefined || own === '' ? [] : [`/${own}`]), ...pagesOf(path, settings)]
  }
  const home = homeOf(path, settings)
  if (home === undefined) return addressesBeside(path.slice(settings.home.length), properties)
  const folder = folderOf(path.slice(home.folder === '' ? 0 : home.folder.length + 1))
  const slug = textProperty(properties, 'slug')
  const id = textProperty(properties, 'id')
  const names = [withoutNumber(stemOf(path)), ...(id !== undefined && /^[\w./-]+$/.test(id) ? [id] : [])]
  const found = new Set<string>()
  // Links that start at another page of the folder have its name as it is.
  for (const parts of [folder.split('/').map(withoutNumber), folder.split('/')])
    for (const name of [...names, ...(slug === undefined || slug.startsWith('/') ? [] : [slug])])
      for (const start of home.starts)
        found.add(
          `${start}/${[...parts, ...name.split('/')].filter((part) => part !== '' && part !== '.').join('/')}`,
        )
  if (slug?.startsWith('/'))
    for (const start of home.starts) found.add((start + slug).replace(/(.)\/+$/, '$1'))
  // The start of the notes, which are below `/docs` where nothing else is said.
  if (slug === '/') found.add('/docs')
  return [...found]
}

/** Where nothing else is said a page is where its file is, in the folder of the notes or where that of its own is put. */
function pagesOf(path: NotePath, { root, moved, program }: ManualSettings): readonly string[] {
  if (root !== '' && !path.startsWith(`${root}/`)) return []
  const file = path.slice(root === '' ? 0 : root.length + 1)
  const put = moved.find(([from]) => file.startsWith(from))
  const files = put === undefined ? [file] : [put[1] + file.slice(put[0].length), file]
  const own = program === 'mkdocs' ? /(?:^|\/)(?:index|README)\.md$|\.md$/ : /(?:^|\/)index\.mdx?$|\.mdx?$/
  return files.map((one) => `/${one.replace(own, '')}`)
}

/** A folder of Docusaurus's notes, and what addresses of its pages begin with. */
interface Home {
  readonly folder: string
  readonly starts: readonly string[]
}

/** The folder of notes that a path is in: the notes themselves, those of an earlier version, or of another language. */
function homeOf(path: NotePath, { root, home }: ManualSettings): Home | undefined {
  const other =
    /^(?:i18n\/([^/]+)\/docusaurus-plugin-content-docs\/(?:current|version-([^/]+))|versioned_docs\/version-([^/]+))(?=\/)/.exec(
      path.startsWith(home) ? path.slice(home.length) : '',
    )
  if (other !== null) {
    const [inner, language, ...versions] = other
    const folder = home + inner
    const version = versions.find((one) => one !== undefined)
    // Links beside it begin at its folder, others at the address of its page.
    const page = [language, 'docs', version].filter((part) => part !== undefined).join('/')
    return { folder, starts: [`/${folder}`, `/${page}`] }
  }
  return root === '' || path.startsWith(`${root}/`) ? { folder: root, starts: [''] } : undefined
}

/** Addresses of what stands beside the notes: posts of a blog, and pages. */
function addressesBeside(path: string, properties: Properties): readonly string[] {
  const page = /^src\/pages\/(.+?)(?:\/index)?\.mdx?$/.exec(path)?.[1]
  if (page !== undefined) return [page === 'index' ? '/' : `/${page}`]
  const [, blog = '', date, rest = ''] =
    /^(?:i18n\/[^/]+\/docusaurus-plugin-content-)?(blog)\/(?:(\d{4}[-/]\d\d[-/]\d\d)[-/])?(.*?)(?:\/index)?\.mdx?$/.exec(
      path,
    ) ?? []
  if (blog === '') return []
  const slug = textProperty(properties, 'slug')?.replace(/^\/+|\/+$/g, '')
  const dated = [...(date === undefined ? [] : date.split(/[-/]/)), rest].join('/')
  return [...new Set([slug ?? dated, dated])].map((name) => `/${blog}/${name}`)
}
