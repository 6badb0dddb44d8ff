import { maskDefinitions } from '../../parse/definition-lists.ts'
import type { ManualProgram } from './read-settings.ts'

/**
 * What of a manual no parser may take for Markdown, in a text of the same length: the fence around `mdx-code-block` of Docusaurus,
 * whose text is part of the page, the tags around text of Python-Markdown that would not be read
 * in them, and the colon before a definition of it, which is an item of a list then.
 */
export function maskManual(source: string, program?: ManualProgram): string {
  const isPython = program === 'mkdocs'
  const shown = isPython && source.includes('markdown') ? maskElements(source) : source
  return maskDefinitions(openMdxCode(shown), isPython ? undefined : /^:(?: {3}|\t)\S/)
}

/** Without the fences around `mdx-code-block`. */
function openMdxCode(source: string): string {
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

/**
 * Without the tags of `<div markdown>` whose text begins at once: as HTML it would be shown as it is written. Those that an
 * empty line follows or text in their own line, and what is more than a frame, stay.
 */
function maskElements(source: string): string {
  const tags = /<(\/?)(div|section|article|p|span|center)\b([^<>\n]*)>|^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm
  const open: { readonly name: string; readonly isGone: boolean }[] = []
  let isCode = false
  return source.replace(
    tags,
    (written, slash: string, name: string | undefined, rest: string, at: number) => {
      if (name === undefined) isCode = !isCode
      if (isCode || name === undefined) return written
      if (slash !== '') {
        while (open.length > 0) {
          const last = open.pop()!
          if (last.name === name) return last.isGone ? blank(written) : written
        }
        return written
      }
      const isMarkdown = /\smarkdown(?:=(["']?)(?:1|block|span|true)\1)?(?=[\s>]|$)/.test(rest)
      const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
      const behind = source.slice(at + written.length, at + written.length + 200)
      const isGone = isMarkdown && before.trim() === '' && /^[ \t]*\r?\n(?![ \t]*\r?\n)/.test(behind)
      open.push({ name, isGone })
      return isGone ? blank(written) : written
    },
  )
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}
