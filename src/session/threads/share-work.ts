/** Several of what does one thing after another. */
interface SharedWork<Worker> {
  /** Gives work to the one that has the least to do. */
  share<Result>(work: (worker: Worker) => Promise<Result>): Promise<Result>
  close(): void
}

/** Makes so many workers, at least one, and shares work among them. */
export function shareWork<Worker extends { close(): void }>(
  count: number,
  make: () => Worker,
): SharedWork<Worker> {
  const places = Array.from({ length: Math.max(1, count) }, () => ({ worker: make(), waiting: 0 }))
  return {
    share(work) {
      const idlest = places.reduce((least, one) => (one.waiting < least.waiting ? one : least))
      idlest.waiting++
      return work(idlest.worker).finally(() => idlest.waiting--)
    },
    close() {
      for (const { worker } of places) worker.close()
    },
  }
}
