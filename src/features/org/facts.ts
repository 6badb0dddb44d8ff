/** Words that begin a heading which is a task, beside those that a file names itself. */
const usualStates = [
  'TODO',
  'DONE',
  'NEXT',
  'WAITING',
  'HOLD',
  'CANCELLED',
  'CANCELED',
  'STARTED',
  'PROJ',
  'IDEA',
]

/** A part of a heading, and where it starts in it. */
interface HeadingPart {
  readonly value: string
  readonly at: number
}

/** What a heading of Org says: `TODO [#A] Words :tag:other:`. */
export interface OrgHeading {
  readonly state?: HeadingPart
  /** The sign between the brackets. */
  readonly priority?: HeadingPart
  /** Its words, without blanks around them. */
  readonly title: HeadingPart
  readonly tags: readonly string[]
  /** Where its tags start, blanks before them included; the length of the heading where it has none. */
  readonly tagsAt: number
  /** Org publishes neither it nor what is below it: `COMMENT` stands before its words, or `noexport` among its tags. */
  readonly isHidden: boolean
}

/** The states of tasks in a file: the usual ones, and those of `#+TODO: SEED | EATEN(e)` in its lines. */
export function collectOrgStates(lines: Iterable<string>): ReadonlySet<string> {
  const states = new Set(usualStates)
  for (const line of lines) {
    const named = /^[ \t]*#\+(?:TODO|SEQ_TODO|TYP_TODO):(.*)$/i.exec(line)?.[1]
    for (const state of named?.split(/[\s|]+/) ?? [])
      if (state !== '') states.add(state.replace(/\(.*\)$/, ''))
  }
  return states
}

/** Reads what stands behind the stars of a heading (https://orgmode.org/worg/org-syntax.html#Headings). */
export function readOrgHeading(written: string, states: ReadonlySet<string>): OrgHeading {
  let at = 0
  const take = (pattern: RegExp): HeadingPart | undefined => {
    const match = pattern.exec(written.slice(at))
    if (match === null) return undefined
    const value = match[1] ?? ''
    const part = { value, at: at + match[0].indexOf(value) }
    at += match[0].length
    return part
  }
  take(/^[ \t]+/)
  const word = /^\S+(?=[ \t]|$)/.exec(written.slice(at))?.[0]
  const state = word !== undefined && states.has(word) ? take(/^(\S+)[ \t]*/) : undefined
  const priority = take(/^\[#([A-Z\d])\][ \t]*/)
  const comment = take(/^(COMMENT)(?:[ \t]+|$)/)
  const ending = /(?:^|[ \t]+):([\w@#%:\u00c0-\uffff]+):[ \t]*$/.exec(written.slice(at))
  const tagsAt = ending === null ? written.length : at + ending.index
  const tags = ending?.[1]?.split(':').filter((tag) => tag !== '') ?? []
  return {
    ...(state && { state }),
    ...(priority && { priority }),
    title: { value: written.slice(at, tagsAt).trim(), at },
    tags,
    tagsAt,
    isHidden: comment !== undefined || tags.includes('noexport'),
  }
}
