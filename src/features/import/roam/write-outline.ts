import type { RoamBlock } from './read-graph.ts'
import { type RoamLinks, writeInline } from './write-inline.ts'

/** Blocks as a list of lists. `where` is the page, for remarks. */
export function writeOutline(blocks: readonly RoamBlock[], links: RoamLinks, where: string): string {
  const lines: string[] = []
  for (const block of blocks) writeBlock(block, 0, lines, links, where)
  return lines.join('\n')
}

const task = /^\s*\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}\s*/

function writeBlock(
  { string, heading, children, uid }: RoamBlock,
  depth: number,
  lines: string[],
  links: RoamLinks,
  where: string,
): void {
  const indent = '  '.repeat(depth)
  const sign = task.exec(string)?.[1]
  const mark = sign === undefined ? '' : sign === 'DONE' ? '[x] ' : '[ ] '
  const level = heading === 0 || mark !== '' ? '' : `${'#'.repeat(heading)} `
  const id = links.idOf(uid)
  const [first = '', ...more] = writeText(string.replace(task, ''), links, where)
  const isPlain = more.length === 0 && !first.startsWith('```')
  const name = id === undefined ? '' : ` ^${id}`
  lines.push(`${indent}- ${mark}${level}${first}${isPlain ? name : ''}`)
  for (const line of more) lines.push(line === '' ? '' : `${indent}  ${line}`)
  // Behind several lines, or a block of code, the name has a line of its own.
  if (!isPlain && id !== undefined) lines.push('', `${indent}  ^${id}`, '')
  for (const child of children) writeBlock(child, depth + 1, lines, links, where)
}

/** The lines of a block. Code stays as it is; a line of text that Markdown would take for something else is escaped. */
function writeText(string: string, links: RoamLinks, where: string): readonly string[] {
  const parts = string.split(/(```[\s\S]*?(?:```|$))/)
  const lines: string[] = []
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) {
      if (lines.length > 0) lines.push('')
      const [, language = '', code = ''] = /^```([^\n`]*)\n?([\s\S]*?)\n?(?:```)?$/.exec(part) ?? []
      // What stands on the first line may be code as well.
      const isLanguage = /^[\w+#. -]{0,30}$/.test(language)
      lines.push(`\`\`\`${isLanguage ? language.trim().replace(/\s+/g, '-') : ''}`)
      lines.push(...(isLanguage ? code : `${language}\n${code}`).split('\n'), '```')
    } else if (part.trim() !== '') {
      const written = writeInline(part.trim(), links, where).split('\n').map(escapeStart)
      lines.push(...written.map((line, at) => (at < written.length - 1 && line !== '' ? `${line}  ` : line)))
    }
  }
  return lines.length === 0 ? [''] : lines
}

function escapeStart(line: string): string {
  const indented = line.trimStart()
  if (/^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|(?:-{3,}|={3,})\s*$)/.test(indented)) return `\\${indented}`
  return indented.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
