import type { DialectReading, NoteDialect } from '../../define/dialect.ts'
import { defineFormat } from '../../define/dialect.ts'
import { extensionOf, type NotePath, stemOf } from '../../model/path.ts'
import { findData, maskData, mayBeDrawing } from './find-data.ts'
import { readDrawingFile } from './read-drawing-file.ts'
import { readDrawingNote } from './read-drawing-note.ts'

const nothing: DialectReading = {}

function isFile(path: NotePath): boolean {
  return extensionOf(path) === '.excalidraw'
}

/** What a drawing is called: its file without both endings. */
function nameOf(path: NotePath): string | undefined {
  const stem = stemOf(path)
  if (isFile(path)) return stem
  return stem.toLowerCase().endsWith('.excalidraw') && stem.length > 11 ? stem.slice(0, -11) : undefined
}

const excalidraw: NoteDialect = {
  mask(source, path) {
    if (isFile(path)) return source.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length))
    const data = mayBeDrawing(source) ? findData(source) : undefined
    return data === undefined ? source : maskData(source, data)
  },
  read(note) {
    if (isFile(note.path)) return readDrawingFile(note)
    const data = mayBeDrawing(note.source) ? findData(note.source) : undefined
    return data === undefined ? nothing : readDrawingNote(note, data)
  },
  namePath: nameOf,
  nameNote(path) {
    const name = nameOf(path)
    return name === undefined ? undefined : { title: name }
  },
}

/** Drawings of Excalidraw, as its program and its plugin for Obsidian keep them. */
export const format = defineFormat({ name: 'excalidraw', notes: excalidraw })
