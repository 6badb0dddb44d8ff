import { baseName, extensionOf } from '../../../model/path.ts'
import { ownProperties } from '../format-note.ts'
import type { Names } from '../importer.ts'
import type { Source } from '../source/source.ts'
import { decodeAddress, placeOf, relinkMarkdown } from './relink.ts'

/** A note that is Markdown in its source as well. */
interface MarkdownNote {
  readonly source: Source
  /** Of its file in the source. */
  readonly path: string
  readonly text: string
  /** Where it comes to in the garden. */
  readonly place: string
  readonly names: Names
  /** The note that an address means, other than by a path; its words may say which. */
  find?(address: string, label: string): { readonly key: string; readonly fragment?: string } | undefined
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
      const file = placeOf(path, decodeAddress(spelled.trim()))
      if (file === undefined || !files.has(file) || assets.has(file) || names.has(file)) continue
      if (!['.md', '.markdown'].includes(extensionOf(file))) assets.set(file, await source.bytes(file))
    }
  return relinkMarkdown(text, place, ({ syntax, target, fragment, displayText }) => {
    if (syntax === 'wiki') {
      // Bear's way to name a heading: a slash, where no note is called like the whole.
      const [, title = '', part = ''] = /^(.+)\/([^/]+)$/.exec(target) ?? []
      const whole = note.findTitle?.(target)
      const key = whole ?? (title === '' ? undefined : note.findTitle?.(title))
      if (key === undefined || names.target(key) === target) return undefined
      const written = fragment?.kind === 'heading' ? fragment.path.join('#') : ''
      const section = whole === undefined ? part : written
      return {
        kind: 'wiki',
        target: `${names.target(key)}${section === '' ? '' : `#${section}`}`,
        label: displayText ?? target,
      }
    }
    // A sign of a fragment may be one of the name.
    const spelled = [target, target.replace(/[?#].*$/, '')].map((one) => placeOf(path, one))
    const file = spelled.find((one) => one !== undefined && files.has(one)) ?? spelled.at(-1)
    const meant = note.find?.(target, displayText ?? '')
    if (meant !== undefined)
      return {
        kind: 'note',
        target: names.target(meant.key),
        path: names.path(meant.key),
        ...(meant.fragment !== undefined && { fragment: meant.fragment }),
      }
    if (file !== undefined && names.has(file))
      return { kind: 'note', target: names.target(file), path: names.path(file) }
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

/** The title of a text: its first line behind its properties, where that is a heading. */
export function titleOfMarkdown(source: string): string | undefined {
  const text = source.replace(ownProperties, '')
  const title = /^\s*#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(text)?.[1]
  return title === undefined || title.trim() === '' ? undefined : title.replace(/[*_`]+/g, '').trim()
}
