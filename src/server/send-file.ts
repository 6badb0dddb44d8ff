import { hash } from 'node:crypto'
import type { OpenFile, Store } from '../store/store.ts'

/** What of a request decides how much of a file is sent. */
interface FileRequest {
  readonly method: string
  readonly header: (name: string) => string | undefined
}

/** A part of a file: from `start` up to `end`, without that. */
interface Part {
  readonly start: number
  readonly end: number
}

/** Opens a file of a store, be it on a disk or in memory. Rejects where there is none. */
export async function openStored(store: Store, path: string): Promise<OpenFile> {
  if (store.openFile) return store.openFile(path)
  const bytes = await store.read(path)
  return {
    size: bytes.length,
    version: hash('sha1', bytes, 'base64url'),
    stream: (start, end) => new Blob([bytes.slice(start, end)]).stream(),
    close: () => {},
  }
}

/**
 * Answers a request for a file (RFC 9110): all of it, the one part that was asked for, that it is as the client has it,
 * or that there is no such part. It goes out piece by piece as the client takes it, and is closed at the end. More parts
 * at once are answered by the whole, which a server may.
 */
export function sendFile(
  file: OpenFile,
  { method, header }: FileRequest,
  given: Readonly<Record<string, string>>,
): Response {
  const etag = `"${file.version}"`
  const headers = { ...given, etag, 'accept-ranges': 'bytes' }
  if (matches(header('if-none-match'), etag)) return withoutBody(file, 304, { ...given, etag })

  const ifRange = header('if-range')
  const isAsked = ifRange === undefined || ifRange.trim() === etag
  const part = isAsked ? readRange(header('range'), file.size) : undefined
  if (part === 'nowhere')
    return withoutBody(file, 416, {
      ...headers,
      'content-length': '0',
      'content-range': `bytes */${file.size}`,
    })

  const { start, end } = part ?? { start: 0, end: file.size }
  const all = {
    ...headers,
    'content-length': String(end - start),
    ...(part && { 'content-range': `bytes ${start}-${end - 1}/${file.size}` }),
  }
  const status = part ? 206 : 200
  if (method === 'HEAD' || start === end) return withoutBody(file, status, all)
  return new Response(file.stream(start, end), { status, headers: all })
}

function withoutBody(file: OpenFile, status: number, headers: Readonly<Record<string, string>>): Response {
  file.close()
  return new Response(null, { status, headers })
}

/** Whether the tag is among those of `If-None-Match`. */
function matches(list: string | undefined, etag: string): boolean {
  return (
    list?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) === true
  )
}

/** The part that `Range` asks for; undefined for all of it, also where it is not understood or asks for several. */
function readRange(range: string | undefined, size: number): Part | 'nowhere' | undefined {
  const [, first, last] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(range ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const start = Math.max(0, size - Number(last))
    return start < size ? { start, end: size } : 'nowhere'
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return undefined
  return start < size ? { start, end: last === '' ? size : Math.min(size, Number(last) + 1) } : 'nowhere'
}
