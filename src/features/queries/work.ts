/** Steps that one block may take: an expression, an item of a list, or some hundred letters of a text are one. */
export const maxSteps = 1_000_000

/** Counts what a query does, so that no note can keep the program busy. */
export interface QueryWork {
  /** Throws {@link WorkDone} where there is nothing left. */
  spend(steps: number): void
}

/** Thrown where a query has done all that it may: what it has found by then is its result. */
export class WorkDone extends Error {}

/** Work of at most so many steps, which are also taken from `shared`: that of all blocks of a note. */
export function createWork(steps = maxSteps, shared?: QueryWork): QueryWork {
  let left = steps
  return {
    spend(count) {
      left -= count
      shared?.spend(count)
      if (left < 0) throw new WorkDone()
    },
  }
}
