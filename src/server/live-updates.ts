import type { Address } from '../model/page.ts'
import { diffSites } from '../session/diff-sites.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { SiteUpdate } from '../site/site-update.ts'

/** An open page. */
interface Listener {
  readonly address: Address
  readonly send: (update: SiteUpdate) => void
}

/** Tells open pages what changed. */
export interface LiveUpdates {
  /** `send` is called for every new revision until the returned function is called. */
  subscribe(address: Address, send: (update: SiteUpdate) => void): () => void
  publish(previous: Snapshot, next: Snapshot): void
  /** Runs when the server ends. */
  onClose(callback: () => void): void
  close(): void
}

/** `base` is put before addresses, so that pages can compare with their own path. */
export function createLiveUpdates(base: string): LiveUpdates {
  const listeners = new Set<Listener>()
  const closing = new Set<() => void>()
  const pathOf = (address: Address): string => base + address
  return {
    subscribe(address, send) {
      const listener = { address, send }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish(previous, next) {
      if (listeners.size === 0) return
      // Only pages that somebody looks at are compared: that costs the same in a garden of any size.
      const open = new Set([...listeners].map((listener) => listener.address))
      const { added, changed, removed } = diffSites(previous, next, open)
      const update: SiteUpdate = {
        previous: previous.revision,
        revision: next.revision,
        changed: [...added, ...changed].map(pathOf),
        removed: removed.map(pathOf),
      }
      for (const listener of listeners) listener.send(update)
    },
    onClose(callback) {
      closing.add(callback)
    },
    close() {
      for (const callback of closing) callback()
      closing.clear()
      listeners.clear()
    },
  }
}
