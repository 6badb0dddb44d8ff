import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What somebody sent who says that there was a push. */
export interface HookRequest {
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
}

/** A notice that is genuine. */
export type HookNotice =
  | { readonly kind: 'push'; readonly branch: string; readonly delivery: string | undefined }
  /** Of something else, such as the first test after it was set up. */
  | { readonly kind: 'other' }

/**
 * Reads a notice of GitHub (or Gitea and Forgejo, which sign as it does) or GitLab. Undefined where it is not signed with the
 * secret. How long that takes says nothing about the secret.
 */
export function readHook({ header, body }: HookRequest, secret: string): HookNotice | undefined {
  const signature = header('x-hub-signature-256')
  const token = header('x-gitlab-token')
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const isSigned = signature !== undefined && isSame(signature, expected)
  const isKnown = token !== undefined && isSame(token, secret)
  if (!isSigned && !isKnown) return undefined
  const event = isSigned ? header('x-github-event') : header('x-gitlab-event')
  if (event !== 'push' && event !== 'Push Hook') return { kind: 'other' }
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(refOf(body)) ?? []
  if (branch === undefined) return { kind: 'other' }
  // With the body's digest: a name alone could be another push's.
  const name = header('x-github-delivery') ?? header('x-gitlab-event-uuid')
  const delivery = name && `${name.slice(0, 100)} ${createHash('sha256').update(body).digest('hex')}`
  return { kind: 'push', branch, delivery }
}

/** Compares in the same time wherever they differ, and however long they are. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function refOf(body: Uint8Array): string {
  try {
    const parsed = JSON.parse(Buffer.from(body).toString('utf8')) as { readonly ref?: unknown } | null
    return typeof parsed?.ref === 'string' ? parsed.ref : ''
  } catch {
    return ''
  }
}
