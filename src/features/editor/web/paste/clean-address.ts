/** Parts of an address that say who follows a link, and not where it leads. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|vero_id|oly_\w+|wickedid|ref_src|ref_url)$/i

/** Pages that only lead on to another. */
const redirects: readonly { readonly host: RegExp; readonly path: RegExp; readonly field: string }[] = [
  { host: /^(?:www\.)?google\.\w{2,3}(?:\.\w\w)?$/, path: /^\/url$/, field: 'q' },
  { host: /^(?:www\.)?google\.\w{2,3}(?:\.\w\w)?$/, path: /^\/url$/, field: 'url' },
  { host: /^(?:l|lm)\.facebook\.com$/, path: /^\/l\.php$/, field: 'u' },
  { host: /^[\w-]+\.safelinks\.protection\.outlook\.com$/, path: /^\//, field: 'url' },
  { host: /^out\.reddit\.com$/, path: /^\//, field: 'url' },
]

/**
 * An address of a pasted link as a note may have it: whole, without what counts its readers. Undefined for one that leads
 * nowhere from a note (relative, of a file on somebody's disk) or would run something.
 */
export function cleanAddress(written: string): string | undefined {
  const trimmed = written.trim()
  if (/^(?:mailto|tel|obsidian|zotero):[^\s]+$/i.test(trimmed)) return trimmed
  if (!/^(?:https?|ftp):\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const url = new URL(trimmed)
  for (const { host, path, field } of redirects) {
    const inner = host.test(url.hostname) && path.test(url.pathname) ? url.searchParams.get(field) : null
    if (inner !== null && /^https?:\/\//i.test(inner)) return cleanAddress(inner)
  }
  const counted = [...url.searchParams.keys()].filter((name) => tracking.test(name))
  // Otherwise it stays letter for letter as it was.
  if (counted.length === 0) return trimmed
  for (const name of counted) url.searchParams.delete(name)
  return url.href
}

/** An address as a Markdown link holds it. */
export function writeDestination(address: string): string {
  const isBalanced = /^[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*$/.test(address)
  return isBalanced && address !== ''
    ? address
    : `<${address.replace(/[<>\n]/g, (one) => encodeURIComponent(one))}>`
}
