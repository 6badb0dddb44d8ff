/** Where the key of the local server is kept: with the server's own address, in this browser alone. */
const storageName = 'hortus-key'

/** The key that lets this browser write; undefined before somebody gave it one. */
export function readKey(): string | undefined {
  return localStorage.getItem(storageName) ?? undefined
}

/** Keeps a key for all pages of this server. */
export function keepKey(key: string): void {
  localStorage.setItem(storageName, key)
}

/** Takes the key out of the address that the server printed (`#key=…`), so that it stands in no history or bookmark. */
export function takeKeyFromAddress(): void {
  const match = /^#key=([\w-]{20,})$/.exec(location.hash)
  if (!match) return
  keepKey(match[1]!)
  history.replaceState(history.state, '', location.pathname + location.search)
}
