import type { Change, TextPlace } from '../../../model/change.ts'

/** How something is to be replaced. */
interface ReplaceFlags {
  readonly regexp: boolean
  readonly matchCase: boolean
  readonly word: boolean
  readonly in: string | undefined
  readonly folder: string | undefined
  readonly tag: string | undefined
}

const places: readonly TextPlace[] = ['text', 'properties', 'code', 'links']

/** The change that replaces a text. Throws a message for people. */
export function readReplace(find: string, replacement: string, flags: ReplaceFlags): Change {
  const named = (flags.in ?? 'text').split(',').map((name) => name.trim().toLowerCase())
  const within = places.filter((place) => named.includes(place))
  const unknown = named.find((name) => !places.some((place) => place === name))
  if (unknown !== undefined) throw new Error(`"${unknown}" is no place: there are ${places.join(', ')}`)
  return {
    kind: 'replace-text',
    find,
    replacement,
    isRegexp: flags.regexp,
    matchesCase: flags.matchCase,
    isWord: flags.word,
    within,
    ...(flags.folder !== undefined && { folder: flags.folder.replace(/^(?:\.?\/)+|\/+$/g, '') }),
    ...(flags.tag !== undefined && { tag: flags.tag }),
    without: [],
  }
}
