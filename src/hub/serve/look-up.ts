import { textNumber } from '../../model/text-number.ts'
import type { Directory, KnownGarden } from './directory.ts'

/**
 * Whether something holds for the garden of a path; undefined where there is none or it does not. Where there is none it is found out
 * for another one, always the same for the same path: how long it takes does not say whether there is such a garden.
 */
export function lookUp<Answer>(
  { gardenByPath }: Directory,
  path: string,
  ask: (garden: KnownGarden) => Answer | undefined,
): { readonly garden: KnownGarden; readonly answer: Answer } | undefined {
  const garden = gardenByPath.get(path)
  const paths = [...gardenByPath.keys()]
  const other = gardenByPath.get(paths[textNumber(path) % paths.length] ?? '')
  const asked = garden ?? other
  const answer = asked && ask(asked)
  return garden === undefined || answer === undefined ? undefined : { garden, answer }
}
