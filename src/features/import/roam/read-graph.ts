import { isoDay, monthNumber } from '../dates.ts'
import { isObject, isoOfMilliseconds, type JsonObject, textOf } from '../read-json.ts'
import { SourceError } from '../source/source.ts'

/** A block of an outline. */
export interface RoamBlock {
  readonly uid: string
  readonly string: string
  /** 1 to 3; 0 for none. */
  readonly heading: number
  readonly children: readonly RoamBlock[]
}

/** A page. */
export interface RoamPage {
  readonly title: string
  readonly uid: string
  readonly blocks: readonly RoamBlock[]
  readonly created?: string
  readonly edited?: string
  /** `2024-05-17`, of a daily page. */
  readonly day?: string
}

/** Deepest nesting of blocks that is read; deeper ones come to their parent's level. */
const deepest = 60

/** Reads the JSON of a whole graph: a list of pages, each with the blocks below it. */
export function readGraph(json: unknown, file: string): readonly RoamPage[] {
  if (!Array.isArray(json))
    throw new SourceError(`${file}: found no list at its top, expected a list of pages`)
  return json.map((page: unknown, i) => {
    const title = isObject(page) ? textOf(page, 'title') : undefined
    if (!isObject(page) || title === undefined)
      throw new SourceError(`${file}: page ${i + 1} has no "title", expected a text`)
    const created = isoOfMilliseconds(page['create-time'])
    const edited = isoOfMilliseconds(page['edit-time'])
    const day = dayOf(title)
    return {
      title,
      uid: textOf(page, 'uid') ?? '',
      blocks: readBlocks(page, 0),
      ...(created !== undefined && { created }),
      ...(edited !== undefined && { edited }),
      ...(day !== undefined && { day }),
    }
  })
}

function readBlocks(parent: JsonObject, depth: number): readonly RoamBlock[] {
  const children = parent['children']
  if (!Array.isArray(children)) return []
  return children.filter(isObject).flatMap((block): RoamBlock[] => {
    const heading = block['heading']
    const inner = readBlocks(block, depth + 1)
    const one: RoamBlock = {
      uid: textOf(block, 'uid') ?? '',
      string: textOf(block, 'string') ?? '',
      heading: typeof heading === 'number' && heading >= 1 && heading <= 3 ? Math.trunc(heading) : 0,
      children: depth < deepest ? inner : [],
    }
    return depth < deepest ? [one] : [one, ...inner]
  })
}

/** Daily pages are called `May 17th, 2024`. */
function dayOf(title: string): string | undefined {
  const [, word = '', day, year] = /^([A-Z][a-z]+) (\d{1,2})(?:st|nd|rd|th), (\d{4})$/.exec(title) ?? []
  const month = monthNumber(word)
  return month === undefined ? undefined : isoDay(Number(year), month, Number(day))
}
