import { claimKey, readKey } from './access-key.ts'

/** Everything that waits for the key waits for the same answer. */
let asking: Promise<boolean> | undefined

/** The key with which somebody gave up, and when: what saves by itself does not ask again and again. */
let refused: { readonly key: string | undefined; readonly at: number } | undefined

/** How long nobody is asked again, in milliseconds. */
const rest = 60_000

/** Somebody wants to write after all: they are asked as if for the first time. */
export function askAgain(): void {
  refused = undefined
}

/** Has somebody give this browser the key of the server at `root`, which does not take what it has; false when they give up. */
export function letInOnce(root: string): Promise<boolean> {
  if (refused && refused.key === readKey() && Date.now() - refused.at < rest) return Promise.resolve(false)
  asking ??= letIn(root, readKey()).finally(() => {
    asking = undefined
  })
  return asking
}

async function letIn(root: string, before: string | undefined): Promise<boolean> {
  // Whoever opens the printed link in another tab has given it to this one too.
  const given = new AbortController()
  addEventListener('storage', () => readKey() !== before && given.abort(), { signal: given.signal })
  try {
    for (;;) {
      const { askKey } = await import('./ask-key.ts')
      const typed = await askKey(given.signal)
      if (readKey() !== before) return true
      if (typed === undefined) {
        refused = { key: before, at: Date.now() }
        return false
      }
      if (await claimKey(root, typed)) return true
    }
  } finally {
    given.abort()
  }
}
