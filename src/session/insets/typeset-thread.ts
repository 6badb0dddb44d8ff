import { plainInset } from '../../body/plain-inset.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'
import { askForEach } from '../threads/item-thread.ts'
import { createThread } from '../threads/thread.ts'

/** What the thread does: the HTML of the first of the insets. */
export interface TypesetWork {
  typeset(insets: readonly Inset[]): Promise<readonly TypesetInset[]>
}

/** A thread that typesets one batch at a time. */
interface TypesetThread {
  /** In the order of the insets; one that stops the thread is shown as it is written, with the reason. */
  typeset(insets: readonly Inset[]): Promise<readonly TypesetInset[]>
  close(): Promise<void>
}

/** Heap of the thread: grammars are large. */
const heapMebibytes = 512

/**
 * Longest time for one inset, in milliseconds. The first code in a language pays for its grammar; only expressions that
 * never come to an end take this long.
 */
const deadline = 15_000

/** Nothing is started before the first batch. */
export function createTypesetThread(entry: URL): TypesetThread {
  const thread = createThread<TypesetWork>({ entry, heapMebibytes, deadline })
  return {
    typeset: (insets) =>
      askForEach(
        insets,
        (some) => thread.ask('typeset', some),
        (bad, { reason, message }) => ({
          html: plainInset(bad),
          problem: reason === 'time' ? `more than ${deadline} ms to typeset` : message,
        }),
      ),
    close: () => thread.close(),
  }
}
