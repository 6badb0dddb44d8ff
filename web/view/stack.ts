/** Panes that an address may ask for: more would only be a way to make a browser fetch much. */
const maxPanes = 12

/** Addresses of the pages beside the first one, as a location's search (`?stack=b/,c/d/`) lists them. */
export function readStack(search: string): readonly string[] {
  const written = new URLSearchParams(search).get('stack') ?? ''
  return written
    .split(',')
    .filter((address) => isAddress(address))
    .slice(0, maxPanes - 1)
}

/** The search that lists these pages; empty for none. */
export function writeStack(addresses: readonly string[]): string {
  const encoded = addresses.map((address) => encodeURI(address).replace(/[?#&+,]/g, encodeURIComponent))
  return encoded.length === 0 ? '' : `?stack=${encoded.join(',')}`
}

/**
 * The stack after a link in pane number `from` was followed: the linked page stands beside it, and what stood there is
 * gone; a page that is open already is only turned to. `turn` is the pane to show.
 */
export function openBeside(
  stack: readonly string[],
  from: number,
  address: string,
): { readonly stack: readonly string[]; readonly turn: number } {
  const open = stack.indexOf(address)
  if (open >= 0) return { stack, turn: open }
  const kept = stack.slice(0, from + 1)
  // The first page is the address itself; when there are too many, the one after it goes.
  const room = kept.length >= maxPanes ? [...kept.slice(0, 1), ...kept.slice(2)] : kept
  return { stack: [...room, address], turn: room.length }
}

/** An address below the base: not another site's, not a file, without a way out. */
function isAddress(address: string): boolean {
  return (
    (address === '' || address.endsWith('/')) &&
    address !== '' &&
    !/^[/\\]|[:\\?#]|(^|\/)\.{1,2}(\/|$)|\/\//.test(address) &&
    !address.startsWith('-/')
  )
}
