/** Text of a page as Markdown shows it: what would be a mark there is escaped, and nothing else. */
export function escapeText(text: string, isInLink = false): string {
  // Most text has none of them, and a large clipboard has much text.
  if (!/[\\`*_~=%$<&[\]]/.test(text)) return text
  const dollars = text.split('$').length > 2
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~|==|%%/g, (two) => `\\${two}`)
    .replace(dollars ? /\$(?=\S)|(?<=\S)\$/g : /\$\$/g, (sign) => `\\${sign}`)
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#?\w{1,31};)/g, '\\&')
    .replace(isInLink ? /[[\]]/g : /\[(?=[[^])|\[(?=[^[\]]{0,500}\][([:])/g, (mark) => `\\${mark}`)
}

/** What would begin something else at the start of a line. */
export function escapeLineStart(line: string): string {
  if (!/^\s*[-#>+*=:~|\d]/.test(line)) return line
  return line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|={3,}\s*$|-{3,}\s*$|:::|~~~|\|)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
