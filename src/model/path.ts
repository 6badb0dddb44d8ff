import type { Brand } from './brand.ts'
import { nameInWords } from './name-in-words.ts'

/**
 * A note's file, relative to the garden: POSIX separators, NFC, with extension (`linux/page-cache.md`). Where two files
 * are one name in different Unicode forms, only one of them can be NFC.
 */
export type NotePath = Brand<'NotePath'>

/** Any other file of the garden, in the same form as a {@link NotePath}. */
export type AssetPath = Brand<'AssetPath'>

/** Either kind of file of a garden. */
export type GardenPath = NotePath | AssetPath

/** A name as links compare it: lower-case and NFC, with plain spaces. Made by {@link toNameKey} only. */
export type NameKey = Brand<'NameKey'>

/** Hex digest of a file's bytes. Equal hashes mean equal content. */
export type ContentHash = Brand<'ContentHash'>

/**
 * Folds a name for comparison: NFC, then lower-case, then NFC again because lower-casing may decompose. Every space that
 * Unicode has (no-break, ideographic, thin …) is a plain one: nobody sees which of them a keyboard or a paste has put there.
 */
export function toNameKey(name: string): NameKey {
  // Normalising costs three times the rest, and ASCII is always NFC.
  if (/^[\x00-\x7f]*$/.test(name)) return name.toLowerCase() as NameKey
  return name
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Zs}/gu, ' ') as NameKey
}

/** Last segment of a path: `page-cache.md` of `linux/page-cache.md`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Folder of a path without a trailing slash: `linux` of `linux/page-cache.md`, `''` at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** Extension with its dot, lower-cased: `.md`; `''` where there is none. A leading dot starts a name, not an extension. */
export function extensionOf(path: string): string {
  const name = baseName(path)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot).toLowerCase()
}

/** File name without folder and extension: `page-cache` of `linux/page-cache.md`. */
export function stemOf(path: string): string {
  const name = baseName(path)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? name : name.slice(0, dot)
}

/** What a file that names itself nowhere is called: its own name, in words; `index.md` is called like its folder, at the root `home`. */
export function titleOfFile(path: string, home = 'index'): string {
  const stem = stemOf(path)
  if (stem.toLowerCase() !== 'index') return nameInWords(stem)
  const folder = folderOf(path)
  return folder === '' ? home : nameInWords(baseName(folder))
}

const noteExtensions: ReadonlySet<string> = new Set([
  '.md',
  '.markdown',
  '.mdx',
  '.org',
  '.canvas',
  '.excalidraw',
])

/** Whether a path names what has a page of its own: Markdown (`.md`, `.markdown`, `.mdx`), Org, a canvas or a drawing, any case. */
export function isNotePath(path: string): path is NotePath {
  return noteExtensions.has(extensionOf(path))
}

/** How files of text end that are notes: what a link to one may leave out. */
const writtenEnding = /\.(?:md|markdown|mdx|org)$/i

/** Whether a name ends as files of text do that are notes. */
export function hasNoteEnding(name: string): boolean {
  return writtenEnding.test(name)
}

/** A path without the ending that links to a note leave out; of a canvas or a drawing it stays. */
export function withoutNoteEnding(path: string): string {
  return path.replace(writtenEnding, '')
}

/** Whether a path names a canvas. */
export function isCanvasPath(path: string): path is NotePath {
  return extensionOf(path) === '.canvas'
}

/** Whether a path names a canvas or a drawing, which is JSON: it is drawn and not written. */
export function isDrawnPath(path: string): path is NotePath {
  return isCanvasPath(path) || extensionOf(path) === '.excalidraw'
}
