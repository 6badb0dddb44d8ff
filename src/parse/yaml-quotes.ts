/** The quotes that a scalar of YAML stands in; empty for a plain one. */
export type YamlQuote = '"' | "'" | ''

/** A text as it stands between quotes of a kind. */
export function writeInQuotes(text: string, quote: YamlQuote): string {
  if (quote === "'") return text.replaceAll("'", "''")
  return quote === '"' ? text.replace(/["\\]/g, '\\$&') : text
}

/** What a part of a scalar in such quotes says. */
export function readInQuotes(written: string, quote: YamlQuote): string {
  if (quote === "'") return written.replaceAll("''", "'")
  return quote === '"' ? written.replace(/\\(["\\/])/g, '$1') : written
}

/** In which quotes a place of YAML stands, by the line before it. A scalar that began on an earlier line counts as plain. */
export function quoteAt(source: string, at: number): YamlQuote {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
  let quote: YamlQuote = ''
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]
    if (quote === '') {
      // Within a plain scalar they are letters like others.
      const isSign = sign === '"' || sign === "'"
      if (isSign && /(?:^|[[{,]|[:?-]\s)\s*$/.test(line.slice(Math.max(0, i - 100), i))) quote = sign
    } else if (quote === '"' && sign === '\\') i++
    else if (sign === quote) {
      if (quote === "'" && line[i + 1] === "'") i++
      else quote = ''
    }
  }
  return quote
}

/** Whether a text in a plain scalar would end it, or be read as something else. `line` is what stands before it. */
export function endsPlain(text: string, line: string): boolean {
  return /:(?:\s|$)|\s#/.test(text) || (/[,{}]/.test(text) && /[[{]/.test(line.replaceAll('[[', '')))
}
