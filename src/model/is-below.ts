/** Whether an address is that of a site, which ends with a slash, or below it. */
export function isBelow(url: string, address: string): boolean {
  return url.startsWith(address) || url === address.slice(0, -1)
}
