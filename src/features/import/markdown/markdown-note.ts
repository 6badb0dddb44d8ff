import { baseName, extensionOf } from '../../../model/path.ts'
import type { Names } from '../importer.ts'
import type { Source } from '../source/source.ts'
import { relinkMarkdown, resolveAddress } from './relink.ts'

/** A note that is Markdown in its source as well. */
interface MarkdownNote {
  readonly source: Source
  /** Of its file in the source. */
  readonly path: string
  readonly text: string
  /** Where it comes to in the garden. */
  readonly place: string
  readonly names: Names
  /** Key of the note that an address means, other than by a path. */
  find?(address: string): string | undefined
  /** Key of the note that a wiki-link names. */
  findTitle?(title: string): string | undefined
}

/** Its text with links to where notes and files are in the garden. Files that the source does not hold are told of. */
export async function makeMarkdownNote(note: MarkdownNote): Promise<string> {
  const { source, path, text, place, names } = note
  const files = new Set(source.files.map((file) => file.path))
  const assets = new Map<string, Uint8Array>()
  for (const [, address = ''] of text.matchAll(/(?:\]\(<?|(?:src|href)=")([^\n<>"]{1,1000}?)[)>"]/g))
    for (const spelled of [address, address.replace(/\s+(?:"|').*$/, '')]) {
      const file = resolveAddress(path, decodeAddress(spelled.trim()))
      if (file === undefined || !files.has(file) || assets.has(file) || names.has(file)) continue
      if (!['.md', '.markdown'].includes(extensionOf(file))) assets.set(file, await source.bytes(file))
    }
  return relinkMarkdown(text, place, ({ syntax, target, fragment }) => {
    if (syntax === 'wiki') {
      // Bear's way to name a heading: a slash, where no note is called like the whole.
      const [, title = '', part = ''] = /^(.+)\/([^/]+)$/.exec(target) ?? []
      const whole = note.findTitle?.(target)
      const key = whole ?? (title === '' ? undefined : note.findTitle?.(title))
      if (key === undefined || names.target(key) === target) return undefined
      const written = fragment?.kind === 'heading' ? fragment.path.join('#') : ''
      const section = whole === undefined ? part : written
      return {
        kind: 'text',
        markdown: `[[${names.target(key)}${section === '' ? '' : `#${section}`}|${target}]]`,
      }
    }
    const file = resolveAddress(path, target)
    const key = note.find?.(target) ?? (file !== undefined && names.has(file) ? file : undefined)
    if (key !== undefined) return { kind: 'note', target: names.target(key), path: names.path(key) }
    const bytes = file === undefined ? undefined : assets.get(file)
    if (bytes !== undefined && file !== undefined)
      return { kind: 'asset', path: names.asset(bytes, baseName(file)) }
    if (file !== undefined)
      names.remark({
        kind: 'missing-file',
        message: 'a link to a file that is not in the export',
        where: path,
      })
    return undefined
  })
}

/** The title of a text: its first line, where that is a heading. */
export function titleOfMarkdown(text: string): string | undefined {
  const title = /^\s*#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(text)?.[1]
  return title === undefined || title.trim() === '' ? undefined : title.replace(/[*_`]+/g, '').trim()
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
