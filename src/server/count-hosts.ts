/** How many `Host` lines a request has, by its raw headers: names and values in turn. */
export function countHosts(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
}
