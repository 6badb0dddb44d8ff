import { applyEdits, type TextEdit } from '../../model/change.ts'
import type { ContentHash, GardenPath, NotePath } from '../../model/path.ts'
import type { PlannedFile } from '../../model/planned-change.ts'
import type { Range } from '../../model/range.ts'
import type { ChangeDraft, MovedPart, MovedParts } from './change-draft.ts'
import { mergeTexts } from './draft-merge.ts'

/** A file's text without its byte order mark, and the hash of its bytes. */
export interface ReadText {
  readonly text: string
  readonly hash: ContentHash
  readonly hasMark?: true
}

/** The edits that write links anew: of a note that parts of go elsewhere, those of each part by where it goes. */
interface LinkEdits {
  readonly byPath: ReadonlyMap<GardenPath, readonly TextEdit[]>
  readonly byPart: ReadonlyMap<NotePath, readonly TextEdit[]>
}

/** The files of a change from its edits: what is merged, taken apart and moved besides. */
export function assembleFiles(
  draft: ChangeDraft,
  edits: LinkEdits,
  textByPath: ReadonlyMap<GardenPath, ReadText>,
): PlannedFile[] {
  const files: PlannedFile[] = []
  const { merge, parts, moves } = draft
  for (const [path, after] of draft.creates ?? []) files.push({ kind: 'create', path, after })
  const textOf = (path: GardenPath): string => textByPath.get(path)?.text ?? ''
  const insertions = new Map<GardenPath, TextEdit[]>()
  for (const part of parts?.list ?? []) {
    const text = partText(part, textOf(parts?.path ?? part.to), edits.byPart.get(part.to) ?? [])
    if (part.at === undefined) files.push({ kind: 'create', path: part.to, after: withLastLineEnd(text) })
    else {
      const fitting = withLineEndsOf(text, textOf(part.to))
      insertions.set(part.to, [{ range: { start: part.at, end: part.at }, text: fitting }])
    }
  }
  const edited = (path: GardenPath): string => {
    const own = edits.byPath.get(path) ?? []
    return parts?.path === path
      ? restText(parts, textOf(path), own)
      : applyEdits(textOf(path), sortEdits([...own, ...(insertions.get(path) ?? [])]))
  }
  const concerned = [
    ...edits.byPath.keys(),
    ...moves.keys(),
    ...insertions.keys(),
    ...(parts ? [parts.path] : []),
    ...(merge ? [merge.from, merge.into] : []),
  ]
  for (const path of new Set(concerned)) {
    const known = textByPath.get(path)
    const to = moves.get(path)
    const base = {
      path,
      ...(to !== undefined && { to }),
      ...(known && { hash: known.hash }),
      ...(known?.hasMark && { hasMark: known.hasMark }),
    }
    if (path === merge?.from) {
      files.push({ kind: 'remove', ...base, ...(known && { before: known.text }) })
    } else if (path === merge?.into) {
      const into = edited(path)
      const after = mergeTexts(into, withLineEndsOf(edited(merge.from), into), merge)
      files.push({ kind: 'edit', ...base, ...(known && { before: known.text }), after })
    } else if (known === undefined) {
      files.push({ kind: 'edit', ...base })
    } else {
      const after = edited(path)
      const isChanged = after !== known.text
      if (isChanged || to !== undefined)
        files.push({ kind: 'edit', ...base, ...(isChanged && { before: known.text, after }) })
    }
  }
  return files
}

/** A part as it stands where it goes: with the definitions it uses behind it, and what is around it. */
function partText(part: MovedPart, source: string, links: readonly TextEdit[]): string {
  const { range, definitions, edits, lead, trail } = part
  const all = [...links, ...edits]
  const body = cut(source, range, all).replace(/(?:[ \t]*\r?\n)+$/, '')
  return lead + withDefinitions(body, source, definitions, all) + trail
}

/** What stays of a note that parts of go elsewhere. */
function restText({ list, rest }: MovedParts, source: string, links: readonly TextEdit[]): string {
  const isTaken = ({ range }: TextEdit): boolean =>
    [...list, ...rest.edits].some((one) => range.start >= one.range.start && range.end <= one.range.end)
  const gaps = list.map(({ range, leaves }) => ({ range, text: leaves }))
  const all = [...links.filter((edit) => !isTaken(edit)), ...rest.edits, ...gaps]
  const body = applyEdits(source, sortEdits(all))
  return rest.definitions.length === 0
    ? body
    : withLastLineEnd(withDefinitions(body.trimEnd(), source, rest.definitions, links))
}

function withDefinitions(
  body: string,
  source: string,
  definitions: readonly Range[],
  edits: readonly TextEdit[],
): string {
  if (definitions.length === 0) return body
  const lineEnd = /\r\n/.test(source) ? '\r\n' : '\n'
  // A footnote may have several lines, an address has one: each stands by itself.
  const written = definitions.map((range) => cut(source, range, edits).trimEnd())
  return [body, ...written].join(lineEnd + lineEnd)
}

/** A part of a text with its edits done. */
function cut(source: string, { start, end }: Range, edits: readonly TextEdit[]): string {
  const inside = edits.flatMap((edit) =>
    edit.range.start >= start && edit.range.end <= end
      ? [{ range: { start: edit.range.start - start, end: edit.range.end - start }, text: edit.text }]
      : [],
  )
  return applyEdits(source.slice(start, end), sortEdits(inside))
}

function withLastLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}${/\r\n/.test(text) ? '\r\n' : '\n'}`
}

/** A text that goes into another, with the line ends that are there; those of its own where there are none. */
function withLineEndsOf(text: string, other: string): string {
  return other.includes('\n') ? text.replace(/\r?\n/g, /\r\n/.test(other) ? '\r\n' : '\n') : text
}

function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
