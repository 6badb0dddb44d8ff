import type { EditorCommand } from './command.ts'
import { keysOf } from './key-choices.ts'
import { normalizeKey } from './key-name.ts'

/** Commands that a key means already, where the one that shall have it means something too. */
export function findConflicts(
  commands: readonly EditorCommand[],
  command: EditorCommand,
  key: string,
): readonly EditorCommand[] {
  const wanted = normalizeKey(key)
  return commands.filter(
    (other) =>
      other.id !== command.id &&
      meet(other, command) &&
      keysOf(other).some((one) => normalizeKey(one) === wanted),
  )
}

/** Commands of two places never meet; what is for the note as a whole meets all. */
function meet({ where: one = 'text' }: EditorCommand, { where: other = 'text' }: EditorCommand): boolean {
  return one === other || one === 'note' || other === 'note'
}
