import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type HookNotice, readHook } from '../../../src/hub/serve/webhook.ts'

const secret = 'between us'
const push = JSON.stringify({ ref: 'refs/heads/main', after: 'abc' })

function read(headers: Readonly<Record<string, string>>, body = push): HookNotice | undefined {
  return readHook({ header: (name) => headers[name], body: Buffer.from(body) }, secret)
}

function signed(body: string, by = secret): string {
  return `sha256=${createHmac('sha256', by).update(body).digest('hex')}`
}

describe('a notice of a push', () => {
  it('of GitHub is believed with its signature alone', () => {
    const headers = { 'x-github-event': 'push', 'x-github-delivery': 'one' }
    const notice = read({ ...headers, 'x-hub-signature-256': signed(push) })
    expect(notice).toMatchObject({ kind: 'push', branch: 'main' })
    expect(read(headers)).toBeUndefined()
    expect(read({ ...headers, 'x-hub-signature-256': signed(push, 'other') })).toBeUndefined()
    expect(read({ ...headers, 'x-hub-signature-256': signed(push) }, `${push} `)).toBeUndefined()
    expect(read({ ...headers, 'x-hub-signature-256': 'sha256=' })).toBeUndefined()
  })

  it('of GitLab is believed with its token alone', () => {
    const headers = { 'x-gitlab-event': 'Push Hook', 'x-gitlab-event-uuid': 'one' }
    expect(read({ ...headers, 'x-gitlab-token': secret })).toMatchObject({ kind: 'push', branch: 'main' })
    expect(read({ ...headers, 'x-gitlab-token': `${secret}.` })).toBeUndefined()
    expect(read({ ...headers, 'x-gitlab-token': '' })).toBeUndefined()
  })

  it('that is told again is the same, and another one of that name is not', () => {
    const of = (body: string): HookNotice | undefined =>
      read(
        { 'x-github-event': 'push', 'x-github-delivery': 'one', 'x-hub-signature-256': signed(body) },
        body,
      )
    const other = JSON.stringify({ ref: 'refs/heads/main', after: 'def' })
    expect(of(push)).toEqual(of(push))
    expect(of(push)).not.toEqual(of(other))
  })

  it('of anything else says so', () => {
    const headers = (event: string, body: string) => ({
      'x-github-event': event,
      'x-hub-signature-256': signed(body),
    })
    expect(read(headers('ping', push))).toEqual({ kind: 'other' })
    for (const body of ['', 'null', '[]', '{"ref":1}', '{"ref":"refs/tags/v1"}'])
      expect(read(headers('push', body), body), body).toEqual({ kind: 'other' })
  })
})
