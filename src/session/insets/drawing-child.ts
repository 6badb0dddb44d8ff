import { plainInset } from '../../body/plain-inset.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'
import { createChild } from '../threads/child.ts'

/** A process that draws one inset at a time, for libraries that allocate as a note asks. */
interface DrawingChild {
  /** In the order of the insets; one that ends the process is shown as it is written, with the reason. */
  typeset(insets: readonly Inset[]): Promise<readonly TypesetInset[]>
  close(): void
}

/** Nothing is started before the first inset. */
export function createDrawingChild(entry: URL): DrawingChild {
  const child = createChild<Inset, TypesetInset>({
    entry,
    heapMebibytes: 384,
    deadline: 15_000,
    // Another time the machine may be less busy.
    giveUp: (inset, problem) => ({ html: plainInset(inset), problem, isPassing: true }),
  })
  return { typeset: (insets) => Promise.all(insets.map(child.ask)), close: child.close }
}
