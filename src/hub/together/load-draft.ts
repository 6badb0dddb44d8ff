import { Doc, encodeStateAsUpdate } from 'yjs'
import type { Database } from '../database/database.ts'
import { textName } from './document-parts.ts'
import { type Draft, getDraft, type KnownOfGit, keepDraft, nothingKnown } from './drafts.ts'
import type { GitDesk } from './git-desk.ts'
import type { NoteAddress } from './note-address.ts'
import { readLines } from './open-note.ts'

/**
 * Why a document is not opened, as its writer's browser is told: they may not, or there is nothing; it is another document by
 * now; it cannot be written in a browser; or it works later.
 */
export type Refusal = 'forbidden' | 'anew' | 'unfit' | 'away'

/** An error without words, since nothing went wrong here. */
export function refusal(reason: Refusal): Error {
  return Object.assign(new Error(''), { reason })
}

/** The document of a note: what was kept of it, or a new one with what the repository has. Rejects with a {@link refusal}. */
export async function loadDraft(database: Database, desk: GitDesk, address: NoteAddress): Promise<Draft> {
  try {
    for (;;) {
      const draft = await getDraft(database, address)
      if (draft.state !== null) return draft
      const found = await desk.read(await desk.fetch(), address.path)
      if (found.kind === 'none') throw refusal('anew')
      const read = found.kind === 'note' ? readLines(found.text) : undefined
      if (found.kind === 'unfit' || read === undefined) throw refusal('unfit')
      const document = new Doc()
      document.getText(textName).insert(0, read.text)
      const state = encodeStateAsUpdate(document)
      const known: KnownOfGit = { ...nothingKnown, base: read.text, lineEnd: read.lineEnd, mode: found.mode }
      // Another process may have begun it meanwhile: its letters are others than these, though they say the same.
      if (await keepDraft(database.query, address, { ...draft, state, known, isUnsaved: false, comments: 0 }))
        return { ...draft, revision: draft.revision + 1, state, known }
    }
  } catch (error) {
    throw 'reason' in (error as object) ? error : refusal('away')
  }
}
