import type { Range } from '../../model/range.ts'

/** A shortcode's tag: `{{< name "value" key="value" >}}`. */
export interface Shortcode {
  readonly name: string
  readonly isEnd: boolean
  /** Values without a key, in order. */
  readonly values: readonly string[]
  /** Values by their keys, which are in small letters. */
  readonly named: Readonly<Record<string, string>>
}

/** A tag; one with a comment's signs in it (`{{</* name *\/>}}`) shows a tag and is none. */
const tag =
  /\{\{([<%])[ \t\r\n]*(\/?)[ \t]*([\w./-]+)((?:"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|(?![>%]\}\})[^"`])*?)\/?([>%])\}\}/y

const argument = /(?:([\w-]+)[ \t]*=[ \t]*)?(?:"((?:[^"\\]|\\[\s\S])*)"|`([^`]*)`|([^\s"`=]+))/g

/** Longest tag. */
const maxLength = 4_000

/** The tag that begins at an offset, and where it ends. */
export function readShortcode(
  source: string,
  start: number,
): { readonly code: Shortcode; readonly range: Range } | undefined {
  tag.lastIndex = 0
  const found = tag.exec(source.slice(start, start + maxLength))
  const [whole = '', open, slash, name = '', written = '', close] = found ?? []
  if (whole === '' || (open === '<') !== (close === '>')) return undefined
  const values: string[] = []
  const named: Record<string, string> = {}
  for (const { 1: key, 2: quoted, 3: raw, 4: bare } of written.matchAll(argument)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? raw ?? bare ?? ''
    if (key === undefined) values.push(value)
    else named[key.toLowerCase()] = value
  }
  return {
    code: { name, isEnd: slash === '/', values, named },
    range: { start, end: start + whole.length },
  }
}

/** The value of the first of some keys that a tag has; `place` is where it stands without one. */
export function argumentOf(code: Shortcode, keys: readonly string[], place?: number): string | undefined {
  const key = keys.find((one) => code.named[one] !== undefined)
  return key === undefined ? (place === undefined ? undefined : code.values[place]) : code.named[key]
}
