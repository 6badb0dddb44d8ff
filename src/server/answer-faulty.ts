import type { Duplex } from 'node:stream'

/** What is answered to what was no request, by the code of Node's fault; else it was badly formed. */
const answers: Readonly<Record<string, readonly [status: string, text: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not come in time: ask again'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The head of the request is too long'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'The request has too many extensions'],
}

/** What stands on a connection's answer that is not ended yet, as Node keeps it. */
interface AnsweringSocket extends Duplex {
  readonly _httpMessage?: { readonly headersSent?: boolean } | null
}

/** Answers in words what Node would answer with an empty page: for its event `clientError`. */
export function answerFaulty(error: NodeJS.ErrnoException, socket: AnsweringSocket): void {
  // Half of an answer is on its way already: more would be taken for a part of it.
  if (!socket.writable || socket._httpMessage?.headersSent === true) {
    socket.destroy()
    return
  }
  const [status, text] = answers[error.code ?? ''] ?? ['400 Bad Request', 'This is not a request']
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'X-Content-Type-Options: nosniff',
    ...(status.startsWith('408') ? ['Retry-After: 1'] : []),
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy())
}
