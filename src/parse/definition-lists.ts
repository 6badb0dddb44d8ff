/**
 * The colon before what a term means, as Markdown Extra has it, made the mark of a list: a text of the same length. What stands
 * in code stays.
 */
export function maskDefinitions(source: string, definition: RegExp = /^:(?: {1,3}|\t)\S/): string {
  if (!/^:(?: +|\t)\S/m.test(source)) return source
  let fence: string | undefined
  let before = ''
  return source
    .split('\n')
    .map((line) => {
      const [, sign = '', info = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
      const above = before
      if (line.trim() !== '') before = line
      if (fence !== undefined) {
        if (sign.startsWith(fence) && info.trim() === '') fence = undefined
        return line
      }
      if (sign !== '') {
        fence = sign
        return line
      }
      // A term stands at the start of its line, and is no heading, list, or table.
      return definition.test(line) && /^(?:[^\s#>|+*-]|\*(?=\S)|:)/.test(above) ? `-${line.slice(1)}` : line
    })
    .join('\n')
}
