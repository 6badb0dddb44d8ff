import { crc32 } from 'node:zlib'

/** What V8 made of one script. */
export interface CompiledScript {
  /** Checksum of the script's text: V8 itself compares no more than its length. */
  readonly source: number
  /** As `Script.createCachedData` gives it. */
  readonly code: Uint8Array
}

/** What V8 compiled while a program ran. */
export interface CompiledCode {
  /** How long it had run, in milliseconds: the longer, the more of its functions were called, and are in it. */
  readonly lived: number
  /** By the script's file name. */
  readonly scripts: ReadonlyMap<string, CompiledScript>
}

/** Where the checksum of all that follows stands: V8 trusts what it is given, and a damaged file would take it down. */
const checksumBytes = 4

/** The line before the codes, which follow one after the other. */
interface Head {
  readonly lived: number
  /** Name, checksum of the text, bytes of code. */
  readonly scripts: readonly (readonly [string, number, number])[]
}

/** One file's content. */
export function packCode({ lived, scripts }: CompiledCode): Uint8Array {
  const head: Head = {
    lived,
    scripts: [...scripts].map(([name, { source, code }]) => [name, source, code.length]),
  }
  const codes = [...scripts.values()].map(({ code }) => code)
  const content = Buffer.concat([
    Buffer.alloc(checksumBytes),
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...codes,
  ])
  content.writeUInt32LE(crc32(content.subarray(checksumBytes)))
  return content
}

/** What {@link packCode} packed; undefined for anything else, such as a file that was cut off. */
export function unpackCode(content: Uint8Array): CompiledCode | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  const packed = bytes.subarray(checksumBytes)
  if (packed.length === 0 || crc32(packed) !== bytes.readUInt32LE()) return undefined
  let at = packed.indexOf(10) + 1
  const head = JSON.parse(packed.toString('utf8', 0, at)) as Head
  const scripts = head.scripts.map(([name, source, size]): [string, CompiledScript] => {
    at += size
    return [name, { source, code: packed.subarray(at - size, at) }]
  })
  return { lived: head.lived, scripts: new Map(scripts) }
}
