import { expect, it } from 'vitest'
import { createChangeIntake } from '../../../src/lsp/change-intake.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import type { StoreChange } from '../../../src/store/store.ts'

const written = (path: string): StoreChange => ({ kind: 'written', path })

/** A session whose updates come to an end when they are told to. */
function slowSession() {
  const updates: { paths: string[]; end: () => void; fail: () => void }[] = []
  let revision = 0
  return {
    updates,
    session: {
      get snapshot() {
        return { revision } as Snapshot
      },
      update: (changes: readonly StoreChange[] = []) =>
        new Promise<Snapshot>((resolve, reject) => {
          const end = (): void => resolve({ revision: ++revision } as Snapshot)
          updates.push({ paths: changes.map(({ path }) => path), end, fail: () => reject(new Error('full')) })
        }),
    },
  }
}

it('answers nothing by a snapshot that does not show yet what is being taken over', async () => {
  const { session, updates } = slowSession()
  const told: number[] = []
  const intake = createChangeIntake(session, (one) => told.push(one.revision))
  intake.add([written('a.md')])
  const first = intake.take()
  expect(intake.isEmpty).toBe(true)
  const second = intake.take()
  intake.add([written('b.md')])
  expect(intake.underWay()).toEqual([written('a.md'), written('b.md')])
  updates[0]?.end()
  expect([(await first).revision, (await second).revision]).toEqual([1, 1])
  expect(told).toEqual([1])
  expect(intake.underWay()).toEqual([written('b.md')])
  expect(updates.map(({ paths }) => paths)).toEqual([['a.md']])
})

it('tells of a failure who had it taken over, and goes on', async () => {
  const { session, updates } = slowSession()
  const told: number[] = []
  const intake = createChangeIntake(session, (one) => told.push(one.revision))
  intake.add([written('a.md')])
  const first = intake.take()
  const second = intake.take()
  updates[0]?.fail()
  await expect(first).rejects.toThrow('full')
  expect((await second).revision).toBe(0)
  expect(intake.underWay()).toEqual([])
  expect(told).toEqual([])
})
