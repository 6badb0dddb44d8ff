import type { Garden } from '../model/garden.ts'
import type { OptIn } from '../model/opt-in.ts'
import { textProperty } from '../model/properties.ts'
import type { Publication } from '../model/publication.ts'

/** What Obsidian Publish reads from the root of a garden, and nothing else does. */
const publishSite: ReadonlySet<string> = new Set(['publish.css', 'publish.js'])

/** Of a habit, at most so many notes are without the word. */
const maxExceptions = 1 / 20

/** Whether it has to be decided which notes of a garden are public; undefined where all, or none, say that they are. */
export function findOptIn(
  { notesByPath, assets }: Pick<Garden, 'notesByPath' | 'assets'>,
  publication: Publication,
): OptIn | undefined {
  const countByWord = new Map<string, number>()
  let marked = 0
  let unmarked = 0
  let unaddressed = 0
  for (const note of notesByPath.values()) {
    if (publication.reasonOf(note)) continue
    if (note.marked !== undefined) {
      marked++
      countByWord.set(note.marked, (countByWord.get(note.marked) ?? 0) + 1)
    } else {
      unmarked++
      if (textProperty(note.properties, 'permalink') === undefined) unaddressed++
    }
  }
  if (marked === 0 || unmarked === 0) return undefined
  const words = [...countByWord].sort(([, a], [, b]) => b - a).map(([word]) => word)
  const isHabit =
    words.join() === 'publish' &&
    unaddressed <= (marked + unmarked) * maxExceptions &&
    assets.some((path) => publishSite.has(path))
  return { kind: isHabit ? 'habit' : 'choice', words, marked, unmarked }
}
