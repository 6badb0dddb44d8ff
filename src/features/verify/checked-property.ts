/** What a note says of when its claims were run last. */
export interface CheckedNote {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** On what; empty where nobody says. */
  readonly machine: string
  /** Whether they held. */
  readonly holds: boolean
}

/** Said in the place of the machine where a claim did not hold. */
const failed = 'no longer holds'

/** Reads the property `checked`: `2026-11-22, Linux 6.1, Python 3.11`. Undefined where it has no day. */
export function readChecked(text: string): CheckedNote | undefined {
  const [, day = '', machine = ''] = /^\s*(\d{4}-\d{2}-\d{2})\s*(?:,\s*(.*?)\s*)?$/.exec(text) ?? []
  if (Number.isNaN(Date.parse(day))) return undefined
  return { day, machine: machine === failed ? '' : machine, holds: machine !== failed }
}

/** The other way round. */
export function writeChecked({ day, machine, holds }: CheckedNote): string {
  return `${day}, ${holds ? machine : failed}`
}
