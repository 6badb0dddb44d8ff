import type { Query } from '../database/database.ts'

/** What the hub keeps account of. */
type AuditedAction =
  | 'garden-added'
  | 'garden-removed'
  | 'limits-changed'
  | 'permission-granted'
  | 'permission-revoked'
  | 'writing-granted'
  | 'writing-revoked'
  | 'note-written'
  | 'comment-added'
  | 'comment-settled'
  | 'push-received'
  | 'push-refused'
  | 'view-made'
  | 'make-failed'
  | 'signed-in'
  | 'signed-out'
  | 'tables-migrated'

/** One line of the account. */
interface AuditEntry {
  /** A reader's name at the sign-in, or which part of the hub it was. */
  readonly actor: string
  readonly action: AuditedAction
  /** `tenant/name`, kept when the garden is gone. */
  readonly garden?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Adds a line; with the query of a transaction it is there exactly when what it tells of is. */
export async function audit(query: Query, { actor, action, garden, detail }: AuditEntry): Promise<void> {
  await query('insert into audit (actor, action, garden, detail) values ($1, $2, $3, $4)', [
    actor,
    action,
    garden ?? null,
    JSON.stringify(detail ?? {}),
  ])
}
