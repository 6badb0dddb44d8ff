import type { Connection, TextDocumentPositionParams, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { NotePath } from '../model/path.ts'
import type { ClientAbilities } from './client-abilities.ts'
import type { EditorSettings } from './editor-settings.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { OpenGardens } from './open-gardens.ts'

/** An open document that is a note of a garden. */
export interface OpenNote {
  readonly garden: LanguageGarden
  readonly document: TextDocument
  readonly path: NotePath
}

/** A place in an open note: `offset` counts UTF-16 code units. */
export interface NotePlace extends OpenNote {
  readonly offset: number
}

/** What answering an editor works with. */
export interface LanguageServer {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly gardens: OpenGardens
  /** Known from the editor's first words on. */
  abilities(): ClientAbilities
  settings(): EditorSettings
  /** The note that a document shows; undefined where it is none of ours. */
  noteAt(uri: string): Promise<OpenNote | undefined>
  placeAt(params: TextDocumentPositionParams): Promise<NotePlace | undefined>
  tellFailure(error: unknown): void
}
