import { type ClaimAnswer, type ClaimRequest, editApiPath } from '../edit-api.ts'
import { browserKept } from './kept.ts'

/** Where the key of the local server is kept: with the server's own address, in this browser alone. */
const storageName = 'hortus-key'

/** The key that lets this browser write; undefined before somebody gave it one. */
export function readKey(): string | undefined {
  return browserKept.getItem(storageName) ?? undefined
}

/** The claim that is under way: before it is settled nobody knows whether this browser has the key. */
let claiming: Promise<boolean> = Promise.resolve(false)

/** Resolves when {@link readKey} can be asked. */
export async function keySettled(): Promise<void> {
  await claiming
}

/**
 * Asks the server at `root` for its key with a code, or what somebody takes for one, and keeps it for all pages of this
 * server. False where the server does not know the code: the key that is there stays, whoever made the address.
 */
export function claimKey(root: string, code: string): Promise<boolean> {
  claiming = claim(root, code).catch(() => false)
  return claiming
}

async function claim(root: string, code: string): Promise<boolean> {
  const response = await fetch(`${root}${editApiPath}claim`, {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code } satisfies ClaimRequest),
  })
  if (!response.ok) return false
  browserKept.setItem(storageName, ((await response.json()) as ClaimAnswer).token)
  return true
}

/** Claims with the code in the address that the server printed (`#key=…`), and takes it out: it stands in no bookmark. */
export function claimFromAddress(root: string): void {
  const match = /^#key=([\w-]{20,})$/.exec(location.hash)
  if (!match) return
  history.replaceState(history.state, '', location.pathname + location.search)
  void claimKey(root, match[1]!)
}
