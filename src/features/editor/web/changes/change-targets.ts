import type { Change } from '../../../../model/change.ts'
import { folderOf, type GardenPath, type NotePath } from '../../../../model/path.ts'
import type { NoteOutline } from '../../edit-api.ts'

/** Something of a note that can be called otherwise, with every link to it following. */
export interface ChangeTarget {
  readonly kind: 'note' | 'folder' | 'heading' | 'block' | 'tag' | 'alias'
  /** What it is called now. */
  readonly name: string
  /** How deep it stands below others of its kind, for a list of headings. */
  readonly depth: number
  /** The change that calls it `name`. */
  readonly changeTo: (name: string) => Change
}

/** Everything of a note that can be renamed, the note itself first. */
export function collectTargets(outline: NoteOutline): readonly ChangeTarget[] {
  const { path, headings, blocks, aliases, tags } = outline
  const folder = folderOf(path)
  const note: ChangeTarget = {
    kind: 'note',
    name: path,
    depth: 0,
    changeTo: (to) => ({ kind: 'move-file', from: path as GardenPath, to: notePathFor(path, to) }),
  }
  const folders: readonly ChangeTarget[] =
    folder === ''
      ? []
      : [
          {
            kind: 'folder',
            name: folder,
            depth: 0,
            changeTo: (to) => ({ kind: 'move-folder', from: folder, to: placeBeside(folder, to) }),
          },
        ]
  return [
    note,
    ...folders,
    ...headings.map(
      ({ text, depth }, heading): ChangeTarget => ({
        kind: 'heading',
        name: text,
        depth: depth - 1,
        changeTo: (to) => ({ kind: 'rename-heading', path, heading, to }),
      }),
    ),
    ...blocks.map(
      ({ id }): ChangeTarget => ({
        kind: 'block',
        name: `^${id}`,
        depth: 0,
        changeTo: (to) => ({ kind: 'rename-block', path, from: id, to: to.replace(/^\^/, '') }),
      }),
    ),
    ...withParents(tags).map(
      (tag): ChangeTarget => ({
        kind: 'tag',
        name: `#${tag}`,
        depth: tag.split('/').length - 1,
        changeTo: (to) => ({ kind: 'rename-tag', from: tag, to: to.replace(/^#/, '') }),
      }),
    ),
    ...aliases.map(
      (alias): ChangeTarget => ({
        kind: 'alias',
        name: alias,
        depth: 0,
        changeTo: (to) => ({ kind: 'rename-alias', path, from: alias, to }),
      }),
    ),
  ]
}

/** The number of the target that somebody means whose cursor is at `offset` of the note's text: 0, the note, unless it is in another. */
export function targetAt(
  targets: readonly ChangeTarget[],
  outline: NoteOutline,
  text: string,
  offset: number,
): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset)
  const line = text.slice(start, end)
  const heading = outline.headings.findIndex((one) => start <= one.offset && one.offset <= end)
  const firstHeading = targets.findIndex(({ kind }) => kind === 'heading')
  if (heading >= 0 && firstHeading >= 0) return firstHeading + heading
  const named = (kind: ChangeTarget['kind'], name: string): number =>
    targets.findIndex((one) => one.kind === kind && one.name.toLowerCase() === name.toLowerCase())
  for (const match of line.matchAll(/#[\p{L}\p{N}\p{Extended_Pictographic}_/-]+/gu)) {
    const at = start + match.index
    if (at <= offset && offset <= at + match[0].length) return Math.max(0, named('tag', match[0]))
  }
  const block = /\^[A-Za-z0-9-]+[ \t]*\r?$/.exec(line)
  if (block) return Math.max(0, named('block', block[0].trim()))
  const item = /^[ \t]*-[ \t]+["']?(.*?)["']?[ \t]*\r?$/.exec(line)
  return item ? Math.max(0, named('alias', item[1]!)) : 0
}

/** Where a note is after a change; where it was, unless the change moves it or ends it in another. */
export function pathAfter(change: Change, path: NotePath): NotePath {
  if (change.kind === 'move-file' && change.from === (path as GardenPath))
    return change.to as string as NotePath
  if (change.kind === 'move-folder' && path.startsWith(`${change.from}/`))
    return (change.to + path.slice(change.from.length)).replace(/^\//, '') as NotePath
  if (change.kind === 'merge-notes' && change.from === path) return change.into
  return path
}

/** What a change moves, a note or its whole folder, and where to; undefined where the note stays. */
export function movesIn(change: Change, path: NotePath): string | undefined {
  const to = pathAfter(change, path)
  if (to === path) return undefined
  return change.kind === 'move-folder'
    ? `${change.from}/ → ${change.to.replace(/^\//, '')}/`
    : `${path} → ${to}`
}

/** Where a selection goes as a note of its own: beside its note, named by its first heading or words. */
export function pathOfExtract(path: NotePath, selected: string): string {
  const line = selected
    .split('\n')
    .map((one) =>
      one
        .replace(/^[\s>#*+-]+/, '')
        .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
        .replace(/[*_`~=[\]<>:"|?\\#^]+/g, '')
        .trim(),
    )
    .find((one) => one !== '')
  const words = (line ?? 'Untitled').split(/\s+/)
  let name = words[0]!
  for (const word of words.slice(1, 8)) if (name.length + word.length < 60) name += ` ${word}`
  const folder = folderOf(path)
  return `${folder === '' ? '' : `${folder}/`}${name.replaceAll('/', ' ').replace(/[. ]+$/, '') || 'Untitled'}.md`
}

/** Each tag and those it stands below: `linux` of `linux/memory`. Sorted. */
function withParents(tags: readonly string[]): readonly string[] {
  const all = tags.flatMap((tag) => tag.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/')))
  return [...new Set(all)].sort()
}

/**
 * The path that somebody means who types a name for a note, or for a part of it: a bare name stays in the folder of the note
 * `path`, one with a slash counts from the garden's top.
 */
export function notePathFor(path: NotePath, typed: string): NotePath {
  const place = placeBeside(path, typed)
  return (/\.md$/i.test(place) ? place : `${place}.md`) as NotePath
}

function placeBeside(path: string, typed: string): string {
  const name = typed.trim().normalize('NFC')
  const folder = name.includes('/') ? '' : folderOf(path)
  const clean = name.replace(/^\/+|\/+$/g, '')
  return folder === '' ? clean : `${folder}/${clean}`
}

/** Where a change puts what it moves or makes; undefined for one that only calls it otherwise. */
export function placeAfter(change: Change): string | undefined {
  return change.kind === 'move-file' || change.kind === 'move-folder' || change.kind === 'extract-note'
    ? change.to
    : undefined
}
