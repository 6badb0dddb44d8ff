const tag = /<[a-z][a-z0-9-]*(?:\s+[^\s=>"]+(?:="[^"]*")?)+\s*\/?>/gi
const address = /(\s(?:href|src|poster|cite|data|action))="([^"]*)"/gi
const sources = /(\ssrcset)="([^"]*)"/gi

/**
 * HTML that we wrote with every address in it whole, as feed readers show it: relative to the page at `url`. Attributes are
 * in double quotes, as all that we write are.
 */
export function withWholeAddresses(html: string, url: string): string {
  const wholeOf = (written: string): string => {
    try {
      return new URL(written.replaceAll('&amp;', '&'), url).href
        .replaceAll('&', '&amp;')
        .replaceAll('"', '%22')
    } catch {
      return written
    }
  }
  return html.replace(tag, (start) =>
    start
      .replace(address, (_, name: string, written: string) => `${name}="${wholeOf(written)}"`)
      .replace(
        sources,
        (_, name: string, written: string) =>
          `${name}="${written.replace(/(^|,\s*)(\S+)/g, (_all, gap: string, one: string) => gap + wholeOf(one))}"`,
      ),
  )
}
