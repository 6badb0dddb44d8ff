/**
 * What of a manual no parser may take for Markdown, in a text of the same length: the fence around `mdx-code-block` of Docusaurus,
 * whose text is part of the page, and the colon before a definition of Python-Markdown, which is an item of a list then.
 */
export function maskManual(source: string): string {
  if (!/^(?:[ \t]*`{3,}mdx-code-block|:(?: {3}|\t))/m.test(source)) return source
  let fence: { readonly sign: string; readonly isOpen: boolean } | undefined
  let before = ''
  return source
    .split('\n')
    .map((line) => {
      const [, sign = '', info = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
      const above = before
      if (line.trim() !== '') before = line
      if (fence !== undefined) {
        if (!sign.startsWith(fence.sign) || info.trim() !== '') return line
        const { isOpen } = fence
        fence = undefined
        return isOpen ? blank(line) : line
      }
      if (sign !== '') {
        const isOpen = info.trim() === 'mdx-code-block'
        fence = { sign, isOpen }
        return isOpen ? blank(line) : line
      }
      // A term stands at the start of its line, and is no heading, list, or table.
      return /^:(?: {3}|\t)\S/.test(line) && /^(?:[^\s#>|+*-]|\*\*|:)/.test(above)
        ? `-${line.slice(1)}`
        : line
    })
    .join('\n')
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}
