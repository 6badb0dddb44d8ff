import type { GardenPath } from '../model/path.ts'
import { countOf } from './describe-counts.ts'
import type { InboundLink, NoteLinks, Outlink } from './describe-links.ts'
import type { Colors } from './terminal.ts'

/** Names shown of a list of candidates. */
const maxNames = 5

/** A note's links for people. The link in a backlink's sentence stands in `»…«`, or underlined where there are colours. */
export function renderLinksText(
  links: NoteLinks,
  showFile: (path: GardenPath) => string,
  colors: Colors,
): string {
  const file = showFile(links.path)
  const lines = [
    `${colors.bold(links.title)}  ${colors.dim(file)}`,
    '',
    countOf(links.outlinks.length, 'outlink'),
  ]
  for (const outlink of links.outlinks) {
    lines.push(
      `  ${colors.dim(`${outlink.line}:${outlink.column}`)} ${outlink.source.replace(/[\r\n]+/g, ' ')} ${explain(outlink, colors)}`,
    )
  }
  lines.push('', countOf(links.backlinks.length, 'backlink'))
  for (const backlink of links.backlinks) {
    lines.push(`  ${showFile(backlink.path)}:${backlink.line}:${backlink.column}`)
    lines.push(`    ${renderSentence(backlink, colors)}`)
  }
  return lines.join('\n')
}

/** What a link leads to, and by which rule. */
function explain({ resolution, embed, suggestions }: Outlink, colors: Colors): string {
  const what = embed ? 'embeds' : '→'
  switch (resolution.kind) {
    case 'external':
      return colors.dim('external')
    case 'asset':
      return `${what} ${resolution.path} ${colors.dim('(asset)')}`
    case 'missing':
      return `${colors.yellow('missing')}${suggestions.length > 0 ? `, did you mean ${quote(suggestions)}?` : ''}`
    case 'note': {
      const why = resolution.via === 'self' ? 'this note' : `by ${resolution.via}`
      return `${what} ${resolution.path} ${colors.dim(`(${why}${fragmentNote(resolution)})`)}`
    }
    case 'ambiguous': {
      const others = resolution.candidates.slice(0, maxNames).join(', ')
      const more = resolution.candidates.length > maxNames ? ', …' : ''
      return `${what} ${resolution.chosen} ${colors.dim(`(ambiguous: ${others}${more}; ${resolution.chosen} taken${fragmentNote(resolution)})`)}`
    }
  }
}

function fragmentNote({ fragmentFound }: { readonly fragmentFound: boolean }): string {
  return fragmentFound ? '' : '; the heading or block is missing'
}

function renderSentence({ sentence, property }: InboundLink, colors: Colors): string {
  if (sentence === undefined)
    return colors.dim(property === undefined ? 'in a property' : `in its property "${property}"`)
  const link = colors.isColorSupported ? colors.underline(sentence.link) : `»${sentence.link}«`
  return oneLine(`${sentence.before}${link}${sentence.after}`).trim()
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
