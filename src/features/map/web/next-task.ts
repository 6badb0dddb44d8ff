/** Milliseconds of long work after which a browser is let paint and answer. */
const longestTask = 24

/** The next task of the browser, which may paint and answer keys before it. */
export function nextTask(): Promise<void> {
  // Not every browser has it; there work goes on after what waits already.
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } }
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))
}

/** Waits for the next task where the one that it is called in has gone on for long: called between the pieces of long work. */
export function createPace(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < longestTask) return
    await nextTask()
    began = performance.now()
  }
}
