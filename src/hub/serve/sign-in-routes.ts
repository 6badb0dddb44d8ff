import type { Context, Hono } from 'hono'
import { parse, serialize } from 'hono/utils/cookie'
import type { Log } from '../log.ts'
import type { Reader, Sessions } from './sessions.ts'
import { callbackPath, type Entry, type SignIn } from './sign-in.ts'

/** What signing in needs. */
export interface SignInRoutes {
  readonly sessions: Sessions
  /** Undefined where everybody may read everything that is shown. */
  readonly signIn: SignIn | undefined
  /** The hub as browsers know it. */
  readonly publicUrl: string
  readonly log: Log
}

/** Seconds that a reader may take at the sign-in. */
const entrySeconds = 600

/** Who sent a request with these cookies. Rejects where the database is away and has never told. */
export async function findReader(
  sessions: Sessions,
  cookies: string | undefined,
  publicUrl: string,
): Promise<Reader | undefined> {
  const { session } = cookieNames(publicUrl)
  const token = parse(cookies ?? '', session)[session]
  return token === undefined ? undefined : sessions.find(token)
}

/** Over a safe line a name that browsers take only from this very host, and only over a safe line. */
function cookieNames(publicUrl: string): { readonly session: string; readonly entry: string } {
  return publicUrl.startsWith('https:')
    ? { session: '__Host-hortus', entry: '__Host-hortus-entry' }
    : { session: 'hortus', entry: 'hortus-entry' }
}

/** Adds the routes by which readers sign in and out; what it returns finds who sent a request. */
export function addSignIn(
  app: Hono,
  { sessions, signIn, publicUrl, log }: SignInRoutes,
): (c: Context) => Promise<Reader | undefined> {
  const isSecure = publicUrl.startsWith('https:')
  const names = cookieNames(publicUrl)
  app.get('/-/sign-in', enter)
  app.get(callbackPath, comeBack)
  app.post('/-/sign-out', leave)
  return async (c) => findReader(sessions, c.req.header('cookie'), publicUrl)

  async function enter(c: Context): Promise<Response> {
    if (signIn === undefined) return c.text('There is no sign-in here\n', 404)
    const { url, entry } = await signIn.begin(c.req.query('to') ?? '/')
    setCookie(c, names.entry, Buffer.from(JSON.stringify(entry)).toString('base64url'), entrySeconds)
    c.header('cache-control', 'no-store')
    return c.redirect(url, 303)
  }

  async function comeBack(c: Context): Promise<Response> {
    const kept = cookieOf(c, names.entry)
    setCookie(c, names.entry, '', 0)
    c.header('cache-control', 'no-store')
    try {
      if (signIn === undefined || kept === undefined) throw new Error('no sign-in was begun')
      const entry = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')) as Entry
      const reader = await signIn.finish(new URL(c.req.url), entry)
      setCookie(c, names.session, await sessions.begin(reader))
      return c.redirect(entry.to, 303)
    } catch (error) {
      log('warning', 'sign-in-failed', { reason: (error as Error).message })
      return c.text('Signing in failed. Begin it once more.\n', 403)
    }
  }

  async function leave(c: Context): Promise<Response> {
    // Other sites cannot sign readers out.
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== new URL(publicUrl).origin) return c.text('Not from here\n', 403)
    const token = cookieOf(c, names.session)
    if (token !== undefined) await sessions.end(token)
    setCookie(c, names.session, '', 0)
    return c.redirect('/', 303)
  }

  function setCookie(c: Context, name: string, value: string, maxAge?: number): void {
    const options = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const
    const cookie = serialize(name, value, { ...options, ...(maxAge !== undefined && { maxAge }) })
    c.header('set-cookie', cookie, { append: true })
  }
}

function cookieOf(c: Context, name: string): string | undefined {
  return parse(c.req.header('cookie') ?? '', name)[name]
}
