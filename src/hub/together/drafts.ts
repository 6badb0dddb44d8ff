import { randomBytes } from 'node:crypto'
import type { Database, Query } from '../database/database.ts'
import type { Author } from './git-desk.ts'
import type { NoteAddress } from './note-address.ts'

/** A note that is written together, as the database keeps it. */
export interface Draft {
  /** Another one whenever the document is begun anew: what belongs to an earlier one is never joined with it. */
  readonly epoch: string
  /** Grows with each time it is kept. */
  readonly revision: number
  /** The document as Yjs encodes it; null before somebody opened it. */
  readonly state: Uint8Array | null
  readonly known: KnownOfGit
}

/** How a document stands to the repository. Texts have `\n` alone. */
export interface KnownOfGit {
  /** What both had last; null where the repository has no such note. */
  readonly base: string | null
  readonly lineEnd: '\n' | '\r\n'
  readonly mode: string
  /** A commit that may have been pushed, and what it says. */
  readonly next: { readonly commit: string; readonly text: string } | null
  /** Who has written since {@link base}, by their names at the sign-in. */
  readonly writers: Readonly<Record<string, Author>>
}

/** Before anything is known. */
export const nothingKnown: KnownOfGit = {
  base: null,
  lineEnd: '\n',
  mode: '100644',
  next: null,
  writers: {},
}

interface DraftRow {
  readonly epoch: string
  readonly revision: number
  readonly state: Uint8Array | null
  readonly known: string | null
}

const columns = 'epoch, revision::float8 as revision, state, known'

function draftOf({ known, ...row }: DraftRow): Draft {
  return { ...row, known: known === null ? nothingKnown : (JSON.parse(known) as KnownOfGit) }
}

/** The draft of a note, begun where there is none. */
export async function getDraft({ query }: Database, { garden, path }: NoteAddress): Promise<Draft> {
  const epoch = randomBytes(12).toString('base64url')
  await query('insert into drafts (garden, path, epoch) values ($1, $2, $3) on conflict do nothing', [
    garden.id,
    path,
    epoch,
  ])
  const found = await findDraft(query, { garden, path })
  if (found === undefined) throw new Error('the garden is gone')
  return found
}

/** Undefined where nobody has opened the note. */
export async function findDraft(query: Query, { garden, path }: NoteAddress): Promise<Draft | undefined> {
  const [row] = await query<DraftRow>(`select ${columns} from drafts where garden = $1 and path = $2`, [
    garden.id,
    path,
  ])
  return row && draftOf(row)
}

/** What is kept of a document. */
export interface KeptDraft extends Omit<Draft, 'state'> {
  readonly state: Uint8Array
  readonly isUnsaved: boolean
  /** How much was said beside the text. */
  readonly comments: number
}

/**
 * Keeps a document that was read or kept last with `revision`. False where the row has another revision by now, or is gone:
 * nothing is overwritten that was not seen.
 */
export async function keepDraft(
  query: Query,
  { garden, path }: NoteAddress,
  { epoch, revision, state, known, isUnsaved, comments }: KeptDraft,
): Promise<boolean> {
  const kept = await query(
    `update drafts set revision = revision + 1, state = $5, known = $6, is_unsaved = $7, comments = $8, changed_at = now()
     where garden = $1 and path = $2 and epoch = $3 and revision = $4 returning revision`,
    [garden.id, path, epoch, revision, Buffer.from(state), JSON.stringify(known), isUnsaved, comments],
  )
  return kept.length > 0
}

/** Forgets a document; its next one has another epoch. */
export async function dropDraft(query: Query, { garden, path }: NoteAddress, epoch: string): Promise<void> {
  await query('delete from drafts where garden = $1 and path = $2 and epoch = $3', [garden.id, path, epoch])
}

/** Names of the documents, as in `tenant/garden/note.md`, that have what the repository has not. */
export async function listUnsaved({ query }: Pick<Database, 'query'>): Promise<readonly string[]> {
  const rows = await query<{ name: string }>(
    `select tenant || '/' || name || '/' || path as name from drafts join gardens on gardens.id = garden
     where is_unsaved order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Paths and states of the documents of a garden that have comments, sorted by path. */
export function listCommented(
  query: Query,
  garden: string,
  path?: string,
): Promise<readonly { readonly path: string; readonly state: Uint8Array }[]> {
  return query(
    `select path, state from drafts
     where garden = $1 and comments > 0 and state is not null and ($2::text is null or path = $2) order by path`,
    [garden, path ?? null],
  )
}
