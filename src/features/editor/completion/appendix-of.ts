/** What goes to the end of a text so that `line` stands there in a block of its own; footnotes stand close together. */
export function appendixOf(text: string, line: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? ''
  const isFootnote = /^\[\^[^\]]+\]:/.test(last)
  const ends = /\n*$/.exec(text.replaceAll('\r', ''))![0].length
  const wanted = isFootnote ? 1 : 2
  return '\n'.repeat(Math.max(0, wanted - ends)) + line + (ends > 0 ? '\n' : '')
}
