/** Runs a task one at a time: who asks while it runs waits for the run that is under way. */
export function createTurns(): { once(task: () => Promise<void>): Promise<void> } {
  let running: Promise<void> | undefined
  return {
    once(task) {
      running ??= task().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
