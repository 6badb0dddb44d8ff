import type * as vscode from 'vscode'
import type { PlaceRange } from './answers.ts'

/** A part of a text as the editor takes it. */
export function toRange({ Range }: typeof vscode, { start, end }: PlaceRange): vscode.Range {
  return new Range(start.line, start.character, end.line, end.character)
}
