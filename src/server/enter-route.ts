import type { Context } from 'hono'
import { type AccessPolicy, isSameToken } from './access-policy.ts'
import { keyCookie } from './guard-request.ts'
import { readBody } from './read-json.ts'
import type { Route } from './route.ts'

/** What a browser without the key is shown where reading needs it: a form, without script. */
export function enterPage(base: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; form-action 'self'">
<title>Key needed</title>
<h1>Key needed</h1>
<form method="post" action="${base}-/enter">
<label>Key of this garden <input name="key" type="password" autocomplete="current-password" required></label>
<button>Enter</button>
</form>
</html>
`
}

/** Takes the key of {@link enterPage} and gives a cookie for it, which no script and no other site can use. */
export function enterRoute(policy: AccessPolicy, base: string): Route {
  const handle = async (c: Context): Promise<Response> => {
    const key = new URLSearchParams(await readBody(c, 4_096)).get('key') ?? undefined
    if (!isSameToken(key?.trim(), policy.token)) return c.html(enterPage(base), 401)
    const secure = policy.publicOrigin?.startsWith('https:') ? '; Secure' : ''
    c.header('set-cookie', `${keyCookie}=${policy.token}; HttpOnly; SameSite=Strict; Path=${base}${secure}`)
    return c.redirect(base, 303)
  }
  return { method: 'POST', path: '-/enter', access: 'enter', handle }
}
