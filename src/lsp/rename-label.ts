import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Range } from '../model/range.ts'
import type { NotePlace } from './language-server.ts'
import { readParts } from './note-parts.ts'
import { collectNoteReferences, isSameReference, type NoteReference } from './note-references.ts'
import { rangeIn } from './range-in.ts'
import { refuseRequest } from './workspace-edit.ts'

/** The label of a footnote or of a reference link, which a rename writes anew wherever the note has it. */
interface LabelPlace {
  readonly range: Range
  readonly placeholder: string
  /** Throws what the editor shows where the name can be no label, or is that of another. */
  editTo(name: string): WorkspaceEdit
}

/** The label at a place: within the brackets that name it, where it is used and where it is defined. */
export async function labelAt({
  garden,
  document,
  path,
  offset,
}: NotePlace): Promise<LabelPlace | undefined> {
  const now = await garden.noteNow(path)
  if (now === undefined) return undefined
  const text = document.getText()
  const all = collectNoteReferences(readParts(now.note, text))
  const own = all.find((one) => {
    const { start, end } = labelRange(one, text)
    return start <= offset && offset <= end
  })
  // What is defined nowhere is text that looks like it.
  if (own === undefined || !all.some((one) => one.isDefinition && isSameReference(one, own))) return undefined
  const range = labelRange(own, text)
  return {
    range,
    placeholder: text.slice(range.start, range.end),
    editTo: (name) => {
      const newText = readLabel(own, name)
      const other = all.find(({ kind, id }) => kind === own.kind && id === identify(newText) && id !== own.id)
      if (other !== undefined) throw refuseRequest(`"${newText}" is another label of this note`)
      const edits = all
        .filter((one) => isSameReference(one, own))
        .map((one): TextEdit => ({ range: rangeIn(document, labelRange(one, text)), newText }))
      return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
    },
  }
}

/** Where the label of a footnote or a reference stands, without its brackets and the `^` of footnotes. */
function labelRange({ kind, isDefinition, range }: NoteReference, text: string): Range {
  const mark = kind === 'footnote' ? 2 : 1
  if (isDefinition) return { start: range.start + mark, end: text.indexOf(']:', range.start) }
  const written = text.slice(range.start, range.end)
  if (kind === 'footnote') return { start: range.start + mark, end: range.end - 1 }
  // `[text][label]`, `[label][]` and `[label]`, each a picture behind `!`.
  const label = /\[((?:\\.|[^[\]\\])+)\](?:\[\])?$/s.exec(written)
  if (label?.[1] === undefined) return { start: range.end, end: range.end - 1 }
  const start = range.start + label.index + 1
  return { start, end: start + label[1].length }
}

function readLabel({ kind }: NoteReference, name: string): string {
  const label = name.trim().replace(kind === 'footnote' ? /^\^/ : '', '')
  const isLabel = label !== '' && !/[[\]\n]/.test(label) && !(kind === 'footnote' ? /\s/ : /^\^/).test(label)
  if (!isLabel) throw refuseRequest(`"${name}" is no label${kind === 'footnote' ? ' of a footnote' : ''}`)
  return label
}

/** Labels are the same in whatever case and with whatever blanks. */
function identify(label: string): string {
  return label.replace(/\s+/g, ' ').toLowerCase()
}
