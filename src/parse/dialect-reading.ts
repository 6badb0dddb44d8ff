import type { DialectReading, NoteDialect } from '../define/dialect.ts'
import type { Note } from '../model/note.ts'
import { type NotePath, toNameKey } from '../model/path.ts'
import type { Properties } from '../model/properties.ts'
import type { Withholding } from '../model/withholding.ts'
import type { GivenTitle } from './note-title.ts'

/** What all dialects found in a note, with the properties of its frontmatter, which win. */
export function joinReadings(readings: readonly DialectReading[], own: Properties): Required<DialectReading> {
  return {
    properties: Object.assign(
      Object.create(null) as Properties,
      ...readings.map(({ properties }) => properties),
      own,
    ) as Properties,
    propertyRanges: Object.assign({}, ...readings.map((reading) => reading.propertyRanges)),
    tags: readings.flatMap(({ tags = [] }) => tags),
    names: readings.flatMap(({ names = [] }) => names),
    hidden: readings.flatMap(({ hidden = [] }) => hidden),
    diagnostics: readings.flatMap(({ diagnostics = [] }) => diagnostics),
  }
}

/** What dialects call a note. */
interface GivenNames extends GivenTitle {
  readonly given: Pick<Note, 'pathName' | 'givenNames' | 'isStart' | 'isNumbered'>
  /** Those of its names that are words, and no ids. */
  readonly words: readonly string[]
  /** Why no list names it. */
  readonly withheld?: Withholding
}

/** Whether a name is one that only programs write: `dendron://vault/note`. */
function isAddress(name: string): boolean {
  return name.includes('://')
}

/** What the first dialect calls a note that has a name for it; `names` are those that reading it has found. */
export function nameByDialect(
  dialects: readonly NoteDialect[],
  path: NotePath,
  properties: Properties,
  names: readonly string[] = [],
): GivenNames | undefined {
  if (dialects.length === 0) return undefined
  let pathName: string | undefined
  let title: string | undefined
  let isFirm = false
  let isStart = false
  let isNumbered = false
  let withheld: Withholding | undefined
  const words: string[] = []
  const addresses: string[] = []
  for (const dialect of dialects) {
    pathName ??= dialect.namePath?.(path)
    const name = dialect.nameNote?.(path, properties)
    if (name === undefined) continue
    if (title === undefined) isFirm = name.isFirm === true
    title ??= name.title
    isStart ||= name.isStart === true
    isNumbered ||= name.isNumbered === true
    if (name.partBy !== undefined)
      withheld ??= {
        kind: 'unlisted',
        words: 'its name begins with "_"',
        tools: name.partBy,
        isPart: true,
      }
    words.push(...(name.names ?? []))
    addresses.push(...(name.addresses ?? []))
  }
  const key = pathName === undefined ? undefined : toNameKey(pathName)
  const givenNames = [...new Set([...words, ...addresses, ...names])].filter(
    (name) => toNameKey(name) !== key,
  )
  return {
    ...(title !== undefined && { title }),
    isFirm,
    given: {
      ...(pathName !== undefined && { pathName }),
      ...(givenNames.length > 0 && { givenNames }),
      ...(isStart && { isStart }),
      ...(isNumbered && { isNumbered }),
    },
    ...(withheld && { withheld }),
    words: pathName === undefined || isAddress(pathName) ? words : [pathName, ...words],
  }
}
