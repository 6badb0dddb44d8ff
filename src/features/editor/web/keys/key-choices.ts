import { browserKept } from '../kept.ts'
import type { CommandId, EditorCommand } from './command.ts'

/** Where the chosen keys are kept: for each command that has others than its own, a list of them. */
const setting = 'hortus-keys'

/** Said on the document when somebody chooses other keys. */
export const keysChanged = 'hortus:keys'

type KeyChoices = Readonly<Partial<Record<CommandId, readonly string[]>>>

/** The keys of a command: those that somebody chose in this browser, else its own. Empty where it has none. */
export function keysOf(command: EditorCommand, choices = readKeyChoices()): readonly string[] {
  return choices[command.id] ?? command.keys ?? []
}

/** What somebody chose in this browser. What cannot be read counts as nothing. */
export function readKeyChoices(): KeyChoices {
  try {
    const kept: unknown = JSON.parse(browserKept.getItem(setting) ?? '{}')
    return isKeyChoices(kept) ? kept : {}
  } catch {
    return {}
  }
}

/** Keeps the keys of commands, in this browser; `undefined` gives a command its own again. */
export function chooseKeys(
  chosen: Readonly<Partial<Record<CommandId, readonly string[] | undefined>>>,
): void {
  const next = Object.entries({ ...readKeyChoices(), ...chosen }).filter(([, keys]) => keys !== undefined)
  browserKept.setItem(setting, JSON.stringify(Object.fromEntries(next)))
  document.dispatchEvent(new Event(keysChanged))
}

/** Gives every command its own keys again. */
export function resetKeys(): void {
  browserKept.removeItem(setting)
  document.dispatchEvent(new Event(keysChanged))
}

function isKeyChoices(value: unknown): value is KeyChoices {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string' && isKeyName(key)),
    )
  )
}

/** Modifiers and one key: anything else would stop the editor from starting. */
function isKeyName(key: string): boolean {
  return /^(?:(?:Mod|Ctrl|Alt|Shift|Meta|Cmd)-)*(?:.|[A-Z][A-Za-z0-9]+)$/u.test(key)
}
