import type { ContainerHead } from './container-head.ts'

/** A block of Obsidian's plugin Admonition, and how many lines below its first are its options. */
export interface AdBlock {
  readonly head: ContainerHead
  readonly options: number
}

/** Options at most. */
const most = 10

/**
 * Reads a line that opens a block of Obsidian's plugin Admonition: a fence named `ad-note`, below which lines such as
 * `title: Here` and `collapse: closed` may stand. `lineAt` is a line behind the first, `undefined` where there is none;
 * `offsetOf` where it begins, counted from where the first does.
 */
export function readAdBlock(
  content: string,
  lineAt: (line: number) => string | undefined,
  offsetOf: (line: number) => number,
): AdBlock | undefined {
  const [, fence = '', name = ''] = /^(`{3,}|~{3,})[ \t]*ad-([a-z][\w-]*)[ \t]*$/i.exec(content) ?? []
  if (fence === '') return undefined
  let title: ContainerHead['title']
  let fold: ContainerHead['fold']
  let isUntitled = false
  let options = 0
  for (; options < most; options++) {
    const line = lineAt(options + 1) ?? ''
    const [, before = '', key = '', value = ''] =
      /^([ \t]*(title|collapse|icon|color):[ \t]*)(.*?)[ \t]*$/i
        .exec(line)
        ?.flatMap((part, i) => (i === 2 ? [part.toLowerCase()] : [part])) ?? []
    if (key === '') break
    const from = offsetOf(options + 1) + before.length
    if (key === 'title' && value !== '') title = { from, to: from + value.length }
    if (key === 'title' && value === '') isUntitled = true
    if (key === 'collapse') fold = /^close/i.test(value) ? '-' : /^open/i.test(value) ? '+' : undefined
  }
  return {
    head: {
      kind: 'callout',
      name: name.toLowerCase(),
      ...(fold && { fold }),
      ...(title && { title }),
      ...(isUntitled && { isUntitled: true }),
      end: { fence },
    },
    options,
  }
}
