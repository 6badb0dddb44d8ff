/**
 * The source with a blank in place of the first tab of each line below a block without a bullet, such as a heading: to
 * Markdown a tab there makes code, to Logseq a block below. What is below it in turn stays below it.
 */
export function outdent(source: string): string {
  if (!source.includes('\n\t')) return source
  // A note may begin with a block that is indented.
  let isBare = true
  let fence: string | undefined
  return source.replace(/^[^\r\n]+/gm, (line) => {
    const isInside = line.startsWith('\t') || line.startsWith(' ')
    const [mark] = /^(?:`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      return line
    }
    if (mark !== undefined) fence = mark
    if (isInside) return isBare && line.startsWith('\t') ? ` ${line.slice(1)}` : line
    isBare = !/^[-*+][ \t]/.test(line)
    return line
  })
}
