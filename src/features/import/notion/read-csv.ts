/** Rows of a text in CSV, by RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. */
export function readCsv(source: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = source.startsWith('\ufeff') ? 1 : 0
  while (at < source.length) {
    let field = ''
    if (source[at] === '"') {
      at++
      for (;;) {
        const quote = source.indexOf('"', at)
        field += source.slice(at, quote < 0 ? source.length : quote)
        at = quote < 0 ? source.length : quote + 1
        if (source[at] !== '"') break
        field += '"'
        at++
      }
    }
    const end = /[,\n]/g
    end.lastIndex = at
    const next = end.exec(source)?.index ?? source.length
    field += source.slice(at, next).replace(/\r$/, '')
    row.push(field)
    at = next + 1
    if (source[next] !== ',') {
      rows.push(row)
      row = []
    } else if (at >= source.length) row.push('')
  }
  if (row.length > 0) rows.push(row)
  return rows
}
