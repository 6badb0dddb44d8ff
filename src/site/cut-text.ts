/**
 * The part of a file of code that an include names: lines (`2`, `2:5`, `:5`, `1:3,8:9`; the first is 1), or what stands between
 * two lines that mark a part (`--8<-- [start:name]`, `#region name`). Undefined where there is no such part.
 */
export function cutText(text: string, part: string): string | undefined {
  const lines = text.split('\n')
  if (/^[\d:,-]+$/.test(part))
    return part
      .split(',')
      .flatMap((range) => {
        const [from = '', to = from] = range.split(':')
        const first = from === '' ? 0 : Math.max(0, Number(from) - 1)
        return lines.slice(first, range.endsWith(':') || to === '' ? undefined : Number(to))
      })
      .join('\n')
  const isMark = (line: string, sign: 'start' | 'end'): boolean => {
    const [, snippet] = /--8<--[ \t]*\[(?:start|end):[ \t]*([^\]\s]+)[ \t]*\]/.exec(line) ?? []
    if (snippet === part) return line.includes(`[${sign}`)
    const [, kind, region] = /#?\b(region|endregion)\b[ \t]*([\w*-]*)/i.exec(line) ?? []
    if (kind === undefined || (region !== part && !(sign === 'end' && region === ''))) return false
    return kind.toLowerCase() === (sign === 'start' ? 'region' : 'endregion')
  }
  const start = lines.findIndex((line) => isMark(line, 'start'))
  const end = lines.findIndex((line, i) => i > start && isMark(line, 'end'))
  return start < 0 || end < 0 ? undefined : lines.slice(start + 1, end).join('\n')
}
