/** What Mermaid said of a source, and the place where that is, in characters. */
export interface MermaidError {
  readonly problem: string
  readonly at?: number
}

/** Reads what Mermaid says of a source that it cannot read. */
export function readMermaidError(message: string, source: string): MermaidError {
  const [first = '', shown = ''] = message.split('\n')
  const line = /\bline:? (\d+)/i.exec(message)?.[1]
  const start = line === undefined ? undefined : placeOfLine(source, Number(line))
  const place = start === undefined ? undefined : placeIn(source, start, message)
  const at = place === undefined ? {} : { at: place }
  const [, expected = '', got] = /Expecting (.*), got '([^']*)'/.exec(message) ?? []
  if (got !== undefined) {
    const word = place === undefined ? shown.trim() : wordAt(source, place)
    const found = word === '' ? (got === 'EOF' ? 'the end' : 'the end of the line') : `“${word}”`
    const wanted = readExpected(expected)
    return { problem: `found ${found}${wanted === '' ? '' : `, expected ${wanted}`}`, ...at }
  }
  if (/unrecognized text/i.test(first) && place !== undefined)
    return { problem: `found “${wordAt(source, place)}”, which Mermaid does not know there`, ...at }
  const said = first.replace(/^(?:Error|Syntax error|Parsing failed): ?/i, '').replace(/[.:\s]+$/, '')
  return { problem: said === '' ? 'Mermaid cannot read it' : `Mermaid says “${said.slice(0, 200)}”`, ...at }
}

/** What Mermaid leaves out before it counts lines: properties, settings, comments. */
const leftOut = [
  /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s,
  /%{2}\{[\s\S]*?\}%{2}/g,
  /^\s*%%(?!\{)[^\n]+\n?/gm,
  /^\s+/,
]

/** Where a line that Mermaid counts begins in the source. */
function placeOfLine(source: string, line: number): number {
  let text = source
  let places = Array.from({ length: source.length + 1 }, (_, i) => i)
  for (const pattern of leftOut) {
    const kept: number[] = []
    let rest = ''
    let last = 0
    const keepUntil = (end: number): void => {
      rest += text.slice(last, end)
      for (let i = last; i < end; i++) kept.push(places[i] ?? 0)
    }
    text.replace(pattern, (...match) => {
      const at = match.findLast((one): one is number => typeof one === 'number') ?? 0
      keepUntil(at)
      last = at + String(match[0]).length
      return ''
    })
    keepUntil(text.length)
    kept.push(source.length)
    text = rest
    places = kept
  }
  let at = 0
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at)
    if (next < 0) break
    at = next + 1
  }
  return places[at] ?? source.length
}

/** The place in the line: what stands above the arrow, which Mermaid shows of what it was reading. */
function placeIn(source: string, start: number, message: string): number {
  const end = source.indexOf('\n', start)
  const line = source.slice(start, end < 0 ? source.length : end)
  const column = /\bcolumn:? (\d+)/i.exec(message)?.[1]
  if (column !== undefined) return start + Math.min(line.length, Number(column) - 1)
  const [, shown = '', arrow = ''] = message.split('\n')
  const near = /^-*\^$/.test(arrow) ? shown.slice(arrow.length - 1) : ''
  // Of what it shows, all before the arrow was read; line breaks are left out in it.
  for (let length = near.length; length > 0; length--) {
    const found = line.indexOf(near.slice(0, length))
    if (found >= 0) return start + found
  }
  return start + (line.length - line.trimStart().length)
}

function wordAt(source: string, place: number): string {
  return /^[^\S\n]*([\p{L}\p{N}_-]+|[^\s\p{L}\p{N}]{1,3})/u.exec(source.slice(place))?.[1] ?? ''
}

/** Names of Mermaid's tokens that say nothing to people are left out. */
function readExpected(list: string): string {
  const known: Readonly<Record<string, string>> = {
    EOF: 'the end',
    NEWLINE: 'a new line',
    SEMI: 'a new line',
    SPACE: 'a space',
    NODE_STRING: 'a name',
    ALPHA: 'a name',
    NUM: 'a number',
    LINK: 'an arrow',
    START_LINK: 'an arrow',
    ARROW: 'an arrow',
    SOLID_ARROW: 'an arrow',
    ACTOR: 'a name',
    TXT: 'a text behind a colon',
    SQE: '“]”',
    PE: '“)”',
    PS: '“(”',
    SQS: '“[”',
    DIAMOND_STOP: '“}”',
    PIPE: '“|”',
    STR: 'a text in quotes',
    end: '“end”',
  }
  const names = list.split(/,\s*/).flatMap((quoted) => known[quoted.replaceAll("'", '')] ?? [])
  return [...new Set(names)].slice(0, 4).join(' or ')
}
