import type { Garden } from './garden.ts'
import type { NotePath } from './path.ts'

/** What is made of each note of a garden, in their order, when somebody takes it: of a large one that is a great deal. */
export function* eachNote<Item>(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  make: (path: NotePath) => Iterable<Item>,
): Iterable<Item> {
  for (const path of notesByPath.keys()) yield* make(path)
}
