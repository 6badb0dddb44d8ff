/** Milliseconds of long work after which a browser is let paint and answer. */
export const longestTask = 24

/** The next task of the browser, which may paint and answer keys before it. */
export function nextTask(): Promise<void> {
  // Not every browser has it; there work goes on after what waits already.
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } }
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))
}
