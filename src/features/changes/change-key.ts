import type { Change } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'

/** Names of a change and of the one that would take it back; equal for equal changes. */
export interface ChangeKeys {
  readonly does: string
  readonly undoes: string
}

/** The keys of a rename of files or tags; undefined for other changes, which are taken back by an undo alone. */
export function changeKeys(
  change: Change,
  moves: ReadonlyMap<GardenPath, GardenPath>,
): ChangeKeys | undefined {
  if (change.kind === 'rename-tag') return keysOf([[change.from, change.to]], 'tag')
  // A title is no name that another spelling would lead to as well.
  return moves.size === 0 || change.kind === 'rename-note' ? undefined : keysOf([...moves], 'moves')
}

function keysOf(pairs: readonly (readonly [string, string])[], kind: string): ChangeKeys {
  const key = (list: readonly (readonly string[])[]): string =>
    JSON.stringify([kind, ...list.map((pair) => pair.join(' > ')).sort()])
  return { does: key(pairs), undoes: key(pairs.map(([from, to]) => [to, from])) }
}
