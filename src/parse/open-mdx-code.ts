/**
 * A source without the fences around `mdx-code-block`, whose text is part of the page in Docusaurus; as long as it was, lines
 * where they were.
 */
export function openMdxCode(source: string): string {
  if (!/^[ \t]*`{3,}mdx-code-block/m.test(source)) return source
  let fence: { readonly sign: string; readonly isOpen: boolean } | undefined
  return source
    .split('\n')
    .map((line) => {
      const [, sign = '', info = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
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
      return line
    })
    .join('\n')
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}
