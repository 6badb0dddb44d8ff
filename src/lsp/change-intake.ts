import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { StoreChange } from '../store/store.ts'

/** Changes on their way into a session. */
export interface ChangeIntake {
  /** Has the session read everything. */
  begin(): Promise<void>
  add(changes: readonly StoreChange[]): void
  /** Whether nothing waits for the next {@link take}. */
  readonly isEmpty: boolean
  /** All that the session's snapshot does not show yet, with what is being taken over right now. */
  underWay(): readonly StoreChange[]
  /** Has the session take over what was added; resolves with a snapshot that shows all of it. */
  take(): Promise<Snapshot>
}

/** Creates the way into a session, with nothing on it; `onUpdate` is told of each snapshot that comes of it. */
export function createChangeIntake(
  session: Pick<Session, 'update' | 'snapshot'>,
  onUpdate: (snapshot: Snapshot) => void,
): ChangeIntake {
  let waiting: readonly StoreChange[] = []
  let taken: readonly StoreChange[] = []
  let last: Promise<unknown> = Promise.resolve()
  let told: Snapshot | undefined
  const tell = (next: Snapshot): Snapshot => {
    if (next !== told) onUpdate(next)
    told = next
    return next
  }
  return {
    async begin() {
      tell(await session.update())
    },
    add(changes) {
      waiting = [...waiting, ...changes]
    },
    get isEmpty() {
      return waiting.length === 0
    },
    underWay: () => [...taken, ...waiting],
    async take() {
      const changes = waiting
      if (changes.length === 0) {
        // Who had it taken over is told where that fails.
        await last.catch(() => {})
        return session.snapshot
      }
      waiting = []
      taken = [...taken, ...changes]
      const own = session.update(changes)
      last = own
      try {
        return tell(await own)
      } finally {
        taken = taken.slice(changes.length)
      }
    },
  }
}
