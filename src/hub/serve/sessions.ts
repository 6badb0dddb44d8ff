import { createHash, randomBytes } from 'node:crypto'
import type { Query } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'

/** A reader as the sign-in names them. */
export interface Reader {
  /** What the sign-in calls them, and never another one. */
  readonly subject: string
  readonly name: string
  /** Their address, where the sign-in names one that it has checked. */
  readonly email?: string | null
  readonly groups: readonly string[]
}

/** Who is signed in. */
export interface Sessions {
  /** Begins a session and resolves to its token, which only the reader's browser has. */
  begin(reader: Reader): Promise<string>
  /** Undefined where there is no such session any more. While the database is away, those that are known go on. */
  find(token: string): Promise<Reader | undefined>
  end(token: string): Promise<void>
}

/** How long a session lasts, how long it is believed without asking, and how many are remembered. */
interface SessionSettings {
  /** Milliseconds. */
  readonly lifetime?: number
  readonly believed?: number
  readonly most?: number
  readonly now: () => number
}

interface KnownSession extends Reader {
  readonly expiresAt: number
  readonly askedAt: number
}

/** Sessions in the database. It has digests of their tokens alone: who reads it cannot be anybody else. */
export function openSessions(
  query: Query,
  { lifetime = 8 * 3_600_000, believed = 15_000, most = 50_000, now }: SessionSettings,
): Sessions {
  const known = new Map<string, KnownSession>()
  const keep = (key: string, session: KnownSession): void => {
    known.delete(key)
    known.set(key, session)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
  }
  return {
    async begin(reader) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = now() + lifetime
      await query('delete from sessions where expires_at < to_timestamp($1)', [now() / 1000])
      await query(
        `insert into sessions (token, subject, name, groups, expires_at, email)
         values ($1, $2, $3, $4, to_timestamp($5), $6)`,
        [digestOf(token), reader.subject, reader.name, reader.groups, expiresAt / 1000, reader.email ?? null],
      )
      await audit(query, { actor: reader.subject, action: 'signed-in', detail: { groups: reader.groups } })
      return token
    },
    async find(token) {
      const key = digestOf(token)
      const before = known.get(key)
      if (before !== undefined && before.expiresAt <= now()) {
        known.delete(key)
        return undefined
      }
      if (before !== undefined && before.askedAt + believed > now()) return before
      try {
        const [row] = await query<Reader & { readonly expiresAt: number }>(
          `select subject, name, email, groups, extract(epoch from expires_at)::float8 * 1000 as "expiresAt"
           from sessions where token = $1 and expires_at > to_timestamp($2)`,
          [key, now() / 1000],
        )
        if (row === undefined) known.delete(key)
        else keep(key, { ...row, askedAt: now() })
        return row
      } catch (error) {
        if (before === undefined) throw error
        // It is asked again later, and not with every request.
        keep(key, { ...before, askedAt: now() })
        return before
      }
    },
    async end(token) {
      const key = digestOf(token)
      known.delete(key)
      const ended = await query<{ subject: string }>(
        'delete from sessions where token = $1 returning subject',
        [key],
      )
      for (const { subject } of ended) await audit(query, { actor: subject, action: 'signed-out' })
    },
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
