import { isDownloadOnly, isProgramExtension, isTellingExtension } from '../model/media-type.ts'
import type { GardenOptions } from '../model/options.ts'
import { ownFolder } from '../model/own-address.ts'
import type { Address, Href } from '../model/page.ts'
import { baseName, folderOf, isDrawnPath, stemOf } from '../model/path.ts'
import { slugify } from '../model/slug.ts'

/** Longest segment in UTF-8 bytes: what every file system holds as a folder's name. */
const maxSegmentBytes = 200

/** What disks take for the name of a file. */
const maxFileNameBytes = 255

/** Segments of an address that an author makes up. What comes behind is joined: a whole path has its limit, too. */
const maxSegments = 12

/** `linux/Page cache.md` is at `linux/page-cache/`; nothing else about the note matters. */
export function addressOfNote(path: string): Address {
  // A canvas and a note of one name are two pages.
  const name = isDrawnPath(path) ? baseName(path) : stemOf(path)
  return joinAddress(addressOfFolder(folderOf(path)), name)
}

/** `Linux/Memory` is at `linux/memory/`, the root at `''`. */
export function addressOfFolder(folder: string): Address {
  return folder
    .split('/')
    .reduce<Address>((parent, name) => (name === '' ? parent : joinAddress(parent, name)), '' as Address)
}

/** A title is one segment below a folder of its kind, whatever it holds: `series/io-and-you/`. */
export function addressOfTitle(folder: string, title: string): Address {
  return addressOfFolder(`${folder}/${title.replaceAll('/', ' ')}`)
}

/** `linux/memory` is at `tags/linux/memory/`. */
export function addressOfTag(tag: string): Address {
  return addressOfFolder(`tags/${tag}`)
}

/** Folder of the garden's own files. */
export const assetFolder = `${ownFolder}/assets/`

/**
 * Where an asset is published: its own path below our folder, so that it never meets a page. A file that would run as
 * a document gets `.bin` behind its name, which every host sends as bytes to keep, never as a page. One that a host would
 * run is `shell-php.bin`: some hosts go by any ending of a name. A backslash is `-`: it is a letter of a name on some
 * systems and parts folders on others, and in every browser.
 */
export function addressOfAsset(path: string): Address {
  const given = path.replaceAll('\\', '-')
  // A file that has such a name of itself gets one more, so that no two files meet.
  const bare = given.replace(/(?:\.bin)+$/, '')
  const ending = isDownloadOnly(bare) ? '.bin' : ''
  const name = fitFileName(withoutEarlierEndings(bare) + given.slice(bare.length), ending)
  return `${assetFolder}${name}` as Address
}

/** `page.html.en` is `page-html.en`, and `shell.php` is `shell-php`: with no ending left by which a host would run it. */
function withoutEarlierEndings(path: string): string {
  const start = path.lastIndexOf('/') + 1
  const last = path.lastIndexOf('.')
  const name = path.slice(start).replace(/\.[^.]*/g, (ending, at: number) => {
    const isHarmful = start + at === last ? isProgramExtension(ending) : isTellingExtension(ending)
    return isHarmful && at > 0 ? ending.replace('.', '-') : ending
  })
  return path.slice(0, start) + name
}

/**
 * A `permalink` or redirect as an address: `/notes/raft` and `notes/raft/` are both `notes/raft/`. Its segments are
 * kept as written but for what a path must not hold; `..` and empty ones vanish, and the thirteenth and all behind it
 * are one.
 */
export function addressOfPermalink(permalink: string): Address {
  const segments = permalink
    .normalize('NFC')
    .split(/[/\\]/)
    .map((segment) => segment.replace(/[\u0000-\u0020\u007f?#%<>:"|*]+/g, '-').replace(/^[.-]+|[.-]+$/g, ''))
    .filter((segment) => segment !== '')
  const fitting = segments.slice(0, maxSegments)
  const rest = segments.slice(maxSegments).join('-')
  if (rest !== '') fitting.push(rest)
  return fitting.map((segment) => `${shorten(segment)}/`).join('') as Address
}

/**
 * The address at which a page was, as it is copied from a browser or another program: of a whole one the path, `%C3%A9` is é.
 */
export function addressOfOldPlace(written: string): Address {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/i.exec(written.trim())?.[1] ?? written
  return addressOfPermalink(decodePath(path))
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The same address with a number: `linux/page-cache/` becomes `linux/page-cache-2/`, home becomes `home-2/`. */
export function numberedAddress(address: Address, number: number): Address {
  return (address === '' ? `home-${number}/` : `${address.slice(0, -1)}-${number}/`) as Address
}

/** The href of an address: behind the base, percent-encoded, with the fragment's element id if there is one. */
export function hrefOf(base: string, address: Address, anchor?: string): Href {
  const path = encodeURI(base + address).replace(/[?#]/g, encodeURIComponent)
  return anchor === undefined ? (path as Href) : hrefWithAnchor(path as Href, anchor)
}

/** What stands before an href that others see: the site's origin, `''` where nobody said where it will live. */
export function originOf({ baseUrl }: Pick<GardenOptions, 'baseUrl'>): string {
  return baseUrl.replace(/\/+$/, '')
}

/** The href of the element with this id on a page. */
export function hrefWithAnchor(href: Href, anchor: string): Href {
  return `${href}#${encodeURIComponent(anchor)}` as Href
}

function joinAddress(parent: Address, name: string): Address {
  return `${parent}${shorten(slugify(name))}/` as Address
}

/** Cuts a long segment and marks it with a number made from all of it, so that two long names stay apart. */
function shorten(segment: string): string {
  const bytes = new TextEncoder()
  if (segment.length * 3 <= maxSegmentBytes || bytes.encode(segment).length <= maxSegmentBytes) return segment
  let cut = ''
  let length = 0
  for (const char of segment) {
    length += bytes.encode(char).length
    if (length > maxSegmentBytes - 9) break
    cut += char
  }
  return `${cut}-${checksum(segment)}`
}

/** A path with an ending behind it; a file's name that would be too long for a disk with that is cut before its own ending. */
function fitFileName(path: string, ending: string): string {
  const start = path.lastIndexOf('/') + 1
  const name = path.slice(start)
  if (new TextEncoder().encode(name + ending).length <= maxFileNameBytes) return path + ending
  const own = /\.[^.]{1,8}$/.exec(name)?.[0] ?? ''
  return path.slice(0, start) + shorten(name.slice(0, name.length - own.length)) + own + ending
}

/** FNV-1a, 32 bit: not a secret, only a short name. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(36)
}
