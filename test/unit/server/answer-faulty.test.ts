import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answerFaulty } from '../../../src/server/answer-faulty.ts'

/** What a server says to some bytes that may be a request, until it closes the connection. */
async function say(bytes: string): Promise<string> {
  const server = createServer({ headersTimeout: 60, requestTimeout: 60, connectionsCheckingInterval: 20 })
  server.on('clientError', answerFaulty)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)
  let answer = ''
  for await (const piece of socket) answer += String(piece)
  return answer
}

describe('what was no request', () => {
  it('is told that it came too slowly, and when to ask again', async () => {
    const answer = await say('POST /mcp HTTP/1.1\r\nHost: localhost\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(answer).toContain('\r\nRetry-After: 1\r\n')
    expect(answer).toMatch(/\r\n\r\nThe request did not come in time: ask again$/)
  })

  it('is told that it is none', async () => {
    const answer = await say('hello\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toMatch(/\r\n\r\nThis is not a request$/)
  })

  it('is told that its head is too long', async () => {
    const answer = await say(`GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toMatch(/\r\n\r\nThe head of the request is too long$/)
  })
})
