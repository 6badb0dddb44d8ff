import type { Context } from 'hono'
import { digestOf } from './page-version.ts'

/** What a browser asks for again to see whether it changed. */
export function sendTagged(bytes: Uint8Array<ArrayBuffer>, type: string, c: Context): Response {
  const tag = `"${digestOf(bytes)}"`
  const headers = { etag: tag, 'cache-control': 'no-cache', 'content-type': type }
  return c.req.header('if-none-match') === tag ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
}
