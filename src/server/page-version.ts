import { hash } from 'node:crypto'
import { versionMeta } from '../site/site-update.ts'

/**
 * A page that says which version it is, so that it can find out whether it missed something before it listened. Only
 * pages that listen are asked: those with the script for it.
 */
export function withVersion(html: string, version: string): string {
  const listener = ' data-live></script>\n'
  return html.replace(listener, () => `${listener}<meta name="${versionMeta}" content="${version}">\n`)
}

/** A digest of what is sent, for tags and versions. */
export function digestOf(data: string | Uint8Array): string {
  return hash('sha1', data, 'base64url')
}
