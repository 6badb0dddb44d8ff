import { codeRanges } from '../../parse/code-ranges.ts'
import { maskDefinitions } from '../../parse/definition-lists.ts'
import { openMdxCode } from '../../parse/open-mdx-code.ts'
import type { ManualProgram } from './read-settings.ts'

/**
 * What of a manual no parser may take for Markdown, in a text of the same length: the fence around `mdx-code-block` of Docusaurus,
 * whose text is part of the page, the tags around text of Python-Markdown that would not be read
 * in them, and the colon before a definition of it, which is an item of a list then.
 */
export function maskManual(source: string, program?: ManualProgram): string {
  const isPython = program === 'mkdocs'
  const shown = isPython && source.includes('markdown') ? maskElements(source) : source
  const tags = program === 'vitepress' && /<\w[^<]*\s(?:[@#]|v-slot)/.test(shown) ? maskVue(shown) : shown
  const plain = tags.includes('{{') ? maskAddresses(tags) : tags
  return maskDefinitions(openMdxCode(plain), isPython ? undefined : /^:(?: {3}|\t)\S/)
}

/** Without attributes of Vue by which a tag would be none of HTML: `@click="…"`, `#title`. */
function maskVue(source: string): string {
  const tag = /<[A-Za-z][\w.-]*(?:\s+[^\s<>"'=]+(?:=(?:"[^"]*"|'[^']*'|[^\s<>"']+))?)+\s*\/?>/g
  const code = codeRanges(source)
  // What stands in a slot is shown; in the element of HTML nothing is.
  let isSlot = false
  const slots = source.replace(
    /<template\b([^<>]*)>|<\/template>/g,
    (whole, attributes: string | undefined, at: number) => {
      if (code.some(({ start, end }) => start <= at && at < end)) return whole
      if (attributes === undefined) return isSlot ? '</section >' : whole
      isSlot = /\s(?:#|v-slot)/.test(attributes) && !/\sv-for/.test(attributes)
      return isSlot ? whole.replace('template', 'section ') : whole
    },
  )
  return slots.replace(tag, (whole, at: number) =>
    code.some(({ start, end }) => start <= at && at < end)
      ? whole
      : whole.replace(/(?<=\s)[@#][\w.:-]+(?:=(?:"[^"]*"|'[^']*'))?(?=[\s/>])/g, (one) =>
          one.replace(/[^\r\n]/g, ' '),
        ),
  )
}

/**
 * Without attributes of HTML whose address a program makes (`href="{{ url }}"`), and with letters for what keeps one of
 * Markdown from being an address: `[text]({{ page.url }})`.
 */
function maskAddresses(source: string): string {
  const written =
    /\s(?:href|src|srcset|poster)=(["'])[^"'<>\n]*\{\{[^"'<>\n]*\}\}[^"'<>\n]*\1|(?<=\]\([^\s()]{0,200})\{\{[^{}\n]{1,500}\}\}(?=[^\s()]{0,200}\))/g
  const code = codeRanges(source)
  return source.replace(written, (whole, _quote, at: number) => {
    if (code.some(({ start, end }) => start <= at && at < end)) return whole
    return whole.startsWith('{{') ? `{{${whole.slice(2, -2).replace(/[^\w.]/g, 'x')}}}` : blank(whole)
  })
}

/** Elements that are a frame and no more, in one whose text is Markdown. */
const inner = new Set(['small', 'span', 'p', 'center', 'figcaption'])

/**
 * Without the tags of `<div markdown>` whose text begins at once: as HTML it would be shown as it is written. Those that an
 * empty line follows or text in their own line, and what is more than a frame, stay.
 */
function maskElements(source: string): string {
  const tags =
    /<(\/?)(div|section|article|p|span|center|small|figure|figcaption)\b([^<>\n]*)>|^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm
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
      // What stands in an element whose text is Markdown is that, too.
      const isMarkdown =
        /\smarkdown(?:=(["']?)(?:1|block|span|true)\1)?(?=[\s>]|$)/.test(rest) ||
        (open.at(-1)?.isGone === true && inner.has(name))
      const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
      const behind = source.slice(at + written.length, at + written.length + 2_000)
      const isAtOnce = /^[ \t]*\r?\n(?![ \t]*\r?\n)/.test(behind) || name === 'figcaption'
      // A figure stays one, unless what is below its picture has signs of Markdown.
      const isPlain = name === 'figure' && !/<figcaption>[^<]*[*_`[][^<]*<\/figcaption>/.test(behind)
      const isGone = isMarkdown && before.trim() === '' && isAtOnce && !isPlain
      open.push({ name, isGone })
      return isGone ? blank(written) : written
    },
  )
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}
