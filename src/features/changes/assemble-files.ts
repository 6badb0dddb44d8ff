import { applyEdits, type TextEdit } from '../../model/change.ts'
import type { ContentHash, GardenPath } from '../../model/path.ts'
import type { PlannedFile } from '../../model/planned-change.ts'
import type { ChangeDraft } from './change-draft.ts'
import { mergeTexts } from './draft-merge.ts'

/** A file's text without its byte order mark, and the hash of its bytes. */
export interface ReadText {
  readonly text: string
  readonly hash: ContentHash
  readonly hasMark?: true
}

/** The files of a change from its edits: what is merged, extracted and moved besides. */
export function assembleFiles(
  draft: ChangeDraft,
  edits: ReadonlyMap<GardenPath, readonly TextEdit[]>,
  textByPath: ReadonlyMap<GardenPath, ReadText>,
): PlannedFile[] {
  const files: PlannedFile[] = []
  const { merge, extract, moves } = draft
  const edited = (path: GardenPath): string => {
    const { text } = textByPath.get(path)!
    return applyEdits(text, sortEdits(edits.get(path) ?? []))
  }
  for (const path of new Set([
    ...edits.keys(),
    ...moves.keys(),
    ...(merge ? [merge.from, merge.into] : []),
  ])) {
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
      const after = mergeTexts(edited(path), edited(merge.from), merge)
      files.push({ kind: 'edit', ...base, ...(known && { before: known.text }), after })
    } else if (path === extract?.path && known) {
      const inside = (edit: TextEdit): boolean =>
        edit.range.start >= extract.start && edit.range.end <= extract.end
      const all = edits.get(path) ?? []
      const [replacement] = draft.edits.get(path) ?? []
      const links = all.filter((edit) => edit !== replacement)
      const part = links.filter(inside).map(({ range, text }) => ({
        range: { start: range.start - extract.start, end: range.end - extract.start },
        text,
      }))
      const taken = applyEdits(known.text.slice(extract.start, extract.end), sortEdits(part))
      const rest = [...links.filter((edit) => !inside(edit)), replacement!]
      files.push({
        kind: 'edit',
        ...base,
        before: known.text,
        after: applyEdits(known.text, sortEdits(rest)),
      })
      files.push({ kind: 'create', path: extract.to, after: taken.endsWith('\n') ? taken : `${taken}\n` })
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

function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}
