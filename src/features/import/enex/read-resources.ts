import { createHash } from 'node:crypto'
import type { Names } from '../importer.ts'
import { childOf, childText, type XmlElement } from '../source/xml-records.ts'

/** A file of a note. */
export interface Resource {
  /** In the garden. */
  readonly path: string
  readonly name: string
  readonly mime: string
}

const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'application/pdf': '.pdf',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/mp4': '.m4a',
  'audio/x-m4a': '.m4a',
  'audio/aac': '.m4a',
  'video/mp4': '.mp4',
  'text/plain': '.txt',
}

const endingOf = (mime: string): string => endings[mime] ?? ''

/** A name for a file that has none: `image.png`. */
export function nameOfKind(mime: string): string {
  return `${mime.split('/')[0] || 'file'}${endingOf(mime)}`
}

/** The files of a note by the MD5 of their bytes, by which its text names them. */
export function readResources(note: XmlElement, names: Names, where: string): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>()
  for (const resource of note.children) {
    if (resource.name !== 'resource') continue
    const data = childOf(resource, 'data')
    const encoding = data?.attributes['encoding'] ?? 'base64'
    if (data === undefined || encoding !== 'base64') {
      names.remark({ kind: 'resource', message: `a file that is not encoded as base64, left out`, where })
      continue
    }
    const bytes = Buffer.from(data.text, 'base64')
    if (bytes.length === 0) {
      names.remark({ kind: 'empty-resource', message: 'a file without any bytes, left out', where })
      continue
    }
    const mime = childText(resource, 'mime').toLowerCase()
    const given = childText(childOf(resource, 'resource-attributes'), 'file-name')
    const name = given === '' ? nameOfKind(mime) : /\.\w{1,5}$/.test(given) ? given : given + endingOf(mime)
    found.set(createHash('md5').update(bytes).digest('hex'), { path: names.asset(bytes, name), name, mime })
  }
  return found
}
