import type { TextDocument } from 'vscode-languageserver-textdocument'
import { findBlockId } from '../features/changes/block-marker.ts'
import type { Change } from '../model/change.ts'
import { type Link, resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { extensionOf, folderOf, type GardenPath, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import { aliasKeys } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import { slugify } from '../model/slug.ts'
import type { MeantLink } from '../session/meant-links.ts'
import { suggestPath } from '../store/new-name.ts'
import type { LanguageGarden } from './language-garden.ts'
import { findPropertyItem, readParts, tagAt } from './note-parts.ts'

/** What a rename at a place would change. */
interface RenamePlace {
  /** What is under the cursor and will be written anew. */
  readonly range: Range
  /** What it is called now, to begin with. */
  readonly placeholder: string
  readonly changeTo: (name: string) => Change
}

/**
 * What a rename at an offset is about: a tag, an alias, a block's id, the note, heading or block that a link names where the
 * cursor is in it, a heading; in the title, and on the first line of a note without one, the note itself.
 */
export async function renameAt(
  garden: LanguageGarden,
  document: TextDocument,
  path: NotePath,
  offset: number,
): Promise<RenamePlace | undefined> {
  const now = await garden.noteNow(path)
  if (now === undefined) return undefined
  const text = document.getText()
  const found = await garden.linkNow(path, offset)
  if (found) return renameLinked(garden, found, text, offset)
  const tag = tagAt(readParts(now.note, text), text, offset)
  if (tag !== undefined) return tagPlace(tag, text)
  return (
    aliasPlace(now.note, text, offset) ??
    blockPlace(now.note, text, offset) ??
    titlePlace(now.note, text, offset) ??
    headingPlace(now.note, offset) ??
    firstLine(now.note, text, offset)
  )
}

/** What a link names at the place of the cursor: its heading or block where that is in the fragment, else its note. */
async function renameLinked(
  garden: LanguageGarden,
  { link, resolution }: MeantLink,
  text: string,
  offset: number,
): Promise<RenamePlace | undefined> {
  const target = resolvedPath(resolution)
  if (target === undefined) return undefined
  const fragment = fragmentRange(link, text)
  const anchor = 'anchor' in resolution ? resolution.anchor : undefined
  const isInFragment = fragment !== undefined && fragment.start <= offset && offset <= fragment.end
  if (isInFragment && anchor !== undefined) {
    const owner = (await garden.noteNow(target as NotePath))?.note
    if (owner && anchor.startsWith('^')) return blockNamed(owner, anchor.slice(1), fragment)
    const heading = owner?.headings.findIndex(({ slug }) => slug === anchor) ?? -1
    const named = owner?.headings[heading]
    if (owner && named)
      return {
        range: fragment,
        placeholder: named.text,
        changeTo: (to) => ({ kind: 'rename-heading', path: owner.path, heading, to }),
      }
  }
  const isByAlias = 'via' in resolution && resolution.via === 'alias'
  const owner = isByAlias ? (await garden.noteNow(target as NotePath))?.note : undefined
  const alias = owner?.aliases.find((one) => toNameKey(one) === toNameKey(link.target))
  if (owner && alias !== undefined)
    return {
      range: link.targetRange,
      placeholder: alias,
      changeTo: (to) => ({ kind: 'rename-alias', path: owner.path, from: alias, to }),
    }
  return { range: link.targetRange, placeholder: stemOf(target), changeTo: (to) => moveTo(target, to) }
}

/** A file at another name, in its folder where the name has none of its own. */
function moveTo(from: GardenPath, name: string): Change {
  return { kind: 'move-file', from, to: pathNamed(from, name) }
}

function pathNamed(from: GardenPath, name: string): GardenPath {
  const extension = extensionOf(from)
  const named = name.toLowerCase().endsWith(extension)
    ? name
    : name + from.slice(from.length - extension.length)
  const folder = folderOf(from)
  const to = name.includes('/') || folder === '' ? named.replace(/^\/+/, '') : `${folder}/${named}`
  return to.normalize('NFC') as GardenPath
}

/** Where the part behind `#` of a link stands. */
function fragmentRange({ targetRange, range }: Link, text: string): Range | undefined {
  const behind = text.slice(targetRange.end, range.end)
  const match = /^#(?:[^\]|)>]*#)?\^?([^\]|)>\\]+)/.exec(behind)
  if (match?.[1] === undefined) return undefined
  const start = targetRange.end + match[0].length - match[1].length
  return { start, end: start + match[1].length }
}

function tagPlace(range: Range, text: string): RenamePlace {
  const name = text.slice(range.start, range.end)
  return { range, placeholder: name, changeTo: (to) => ({ kind: 'rename-tag', from: name, to }) }
}

function aliasPlace(note: Note, text: string, offset: number): RenamePlace | undefined {
  const item = findPropertyItem(text, aliasKeys, offset)
  const alias = item && note.aliases.find((one) => one === item.text)
  if (item === undefined || alias === undefined) return undefined
  return {
    range: item.range,
    placeholder: alias,
    changeTo: (to) => ({ kind: 'rename-alias', path: note.path, from: alias, to }),
  }
}

/** The marker `^id` behind a block. */
function blockPlace(note: Note, text: string, offset: number): RenamePlace | undefined {
  for (const block of note.blocks) {
    const range = findBlockId(text, block)
    if (range && range.start - 1 <= offset && offset <= range.end) return blockNamed(note, block.id, range)
  }
  return undefined
}

function blockNamed({ path }: Note, id: string, range: Range): RenamePlace {
  const changeTo = (to: string): Change => ({
    kind: 'rename-block',
    path,
    from: id,
    to: to.replace(/^\^/, ''),
  })
  return { range, placeholder: id, changeTo }
}

function headingPlace({ path, headings }: Note, offset: number): RenamePlace | undefined {
  const heading = headings.findIndex(({ range }) => range.start <= offset && offset <= range.end)
  const found = headings[heading]
  if (found === undefined) return undefined
  return {
    range: found.range,
    placeholder: found.text,
    changeTo: (to) => ({ kind: 'rename-heading', path, heading, to }),
  }
}

/** The title, as heading or property: the file follows where it is called after it. */
function titlePlace(note: Note, text: string, offset: number): RenamePlace | undefined {
  const [first] = note.headings
  const ranges = [
    note.titleFrom === 'property' ? note.propertyRanges?.['title'] : undefined,
    note.opensWithTitle && first ? headingLine(first.range, text) : undefined,
  ]
  const range = ranges.find((one) => one && one.start <= offset && offset <= one.end)
  if (range === undefined) return undefined
  return { range, placeholder: note.title, changeTo: (title) => renameNote(note, title) }
}

/** Behind the `#` of a heading. */
function headingLine(range: Range, text: string): Range {
  const written = text.slice(range.start, range.end)
  const marks = /^[ \t]*#{1,6}[ \t]+/.exec(written)?.[0].length ?? 0
  // Its marks are renamed from as well: they are under the cursor when a note is opened.
  return marks === 0 ? range : { start: range.start, end: range.start + written.trimEnd().length }
}

/** The first line of a note that has no title to rename. */
function firstLine(note: Note, text: string, offset: number): RenamePlace | undefined {
  const end = /\r?\n|$/.exec(text)?.index ?? 0
  if (offset > end) return undefined
  return {
    range: { start: 0, end },
    placeholder: note.titleFrom === 'file' ? stemOf(note.path) : note.title,
    changeTo: (name) => (note.titleFrom === 'file' ? moveTo(note.path, name) : renameNote(note, name)),
  }
}

/** A note under another title; its file too, where it is called as the note is or by its slug. */
function renameNote({ path, title }: Note, name: string): Change {
  const stem = stemOf(path)
  const isAfterTitle = toNameKey(stem) === toNameKey(stemOf(suggestPath(`${title.replaceAll('/', ' ')}.md`)))
  const isSlug = !isAfterTitle && stem === slugify(title)
  const file = isAfterTitle ? suggestPath(`${name.trim().replaceAll('/', ' ')}.md`) : `${slugify(name)}.md`
  const folder = folderOf(path)
  const to = isAfterTitle || isSlug ? ((folder === '' ? file : `${folder}/${file}`) as NotePath) : path
  return { kind: 'rename-note', path, to, title: name }
}
