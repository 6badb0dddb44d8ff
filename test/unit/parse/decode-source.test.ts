import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { decodeSource } from '../../../src/parse/decode-source.ts'

const decode = (...bytes: number[]) => decodeSource(Uint8Array.from(bytes), 'a.md' as NotePath)

describe('decodeSource', () => {
  it('drops a byte order mark, so that offsets count from the text', () => {
    expect(decode(0xef, 0xbb, 0xbf, 0x61)).toEqual({ source: 'a', diagnostics: [] })
  })

  it('shows invalid bytes as U+FFFD and says where the first is', () => {
    const { source, diagnostics } = decode(
      0xef,
      0xbb,
      0xbf,
      0xc3,
      0xa9,
      0xef,
      0xbf,
      0xbd,
      0xf0,
      0x9f,
      0x98,
      0x80,
      0xff,
      0x62,
      0xfe,
    )
    expect(source).toBe('é\ufffd😀\ufffdb\ufffd')
    expect(diagnostics).toMatchObject([{ code: 'invalid-utf8', range: { start: 4, end: 5 } }])
  })

  it('finds a character that the file cuts off', () => {
    expect(decode(0x61, 0xe2, 0x82).diagnostics).toMatchObject([{ range: { start: 1, end: 2 } }])
  })

  it.each([
    ['little', [0xff, 0xfe, 0x61, 0, 0xe4, 0]],
    ['big', [0xfe, 0xff, 0, 0x61, 0, 0xe4]],
  ])('reads UTF-16, %s end first, and says that it is not UTF-8', (_, bytes) => {
    expect(decode(...bytes)).toMatchObject({
      source: 'aä',
      diagnostics: [{ code: 'invalid-utf8', message: expect.stringContaining('UTF-16') }],
    })
  })

  it('knows what is no text at all', () => {
    expect(decode(0x89, 0x50, 0x4e, 0x47, 0, 0x0d)).toMatchObject({ failure: { code: 'not-text' } })
  })

  it('shows NUL as U+FFFD, as CommonMark does', () => {
    expect(decode(0x61, 0, 0x62)).toEqual({ source: 'a\ufffdb', diagnostics: [] })
  })
})
