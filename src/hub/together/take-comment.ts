import type { Query } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { pathOf } from '../gardens/garden-record.ts'
import type { Log } from '../log.ts'
import type { Reader } from '../serve/sessions.ts'
import { type NotSaid, readCommentRequest } from './comments.ts'
import type { OpenNote } from './open-note.ts'

/** What somebody sent beside the text, and how they are answered. */
interface SentComment {
  readonly note: OpenNote
  readonly payload: string
  readonly reader: Reader | undefined
  readonly answer: (payload: string) => void
}

/** Adds a comment, or tells its writer why there is none. Never rejects. */
export async function takeComment(
  { note, payload, reader, answer }: SentComment,
  query: Query,
  log: Log,
): Promise<void> {
  const request = readCommentRequest(payload)
  if (reader === undefined || request === undefined) return
  try {
    const refused = await note.comment(request, reader)
    if (refused === '') return
    if (refused !== undefined) {
      answer(notSaid(refused))
      return
    }
    const { garden, path } = note.address
    await audit(query, {
      actor: reader.subject,
      action: request.kind === 'settled' ? 'comment-settled' : 'comment-added',
      garden: pathOf(garden),
      detail: { path },
    })
  } catch (error) {
    log('warning', 'comment-not-kept', { reason: (error as Error).message })
    answer(notSaid('later'))
  }
}

function notSaid(reason: NotSaid): string {
  return JSON.stringify({ kind: 'not-said', reason })
}
