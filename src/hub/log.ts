/** How much it matters to who runs the hub. */
type Level = 'info' | 'warning' | 'error'

/** Tells of something that happened, with what is known of it. Secrets and texts of notes are never among that. */
export type Log = (level: Level, event: string, fields?: Readonly<Record<string, unknown>>) => void

/** A log of one JSON object a line. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (level, event, fields = {}) =>
    write(JSON.stringify({ time: now().toISOString(), level, event, ...fields }))
}
