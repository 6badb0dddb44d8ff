import type { Citation } from './citation.ts'

/** What TeX would read as a command, a comment or a formula. */
const commandByLetter: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces that have a backslash before them, too: one alone would swallow what follows.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

function tex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\~^{}$&#_%]/g, (letter) => commandByLetter[letter] ?? `\\${letter}`)
}

/** A citation as an entry of BibTeX, which BibLaTeX reads too. Braces keep capitals and names as they are. */
export function toBibtex({ id, title, container, authors, day, url }: Citation): string {
  const [year, month] = day?.split('-') ?? []
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', `{{${tex(title)}}}`],
    // Each name in braces of its own: an “and” or a comma in it is no other author.
    ['author', authors.length > 0 ? `{${authors.map((name) => `{${tex(name)}}`).join(' and ')}}` : undefined],
    ['year', year && `{${year}}`],
    ['month', month && `{${Number(month)}}`],
    ['howpublished', `{${tex(container)}}`],
    // Addresses are printed as they are by all styles that print them.
    ['url', url && `{${url.replace(/[{}\\]/g, encodeURIComponent)}}`],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]))
  return `@misc{${id},\n${lines.join('\n')}\n}`
}

/** The same as an item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export function toCsl({
  id,
  title,
  container,
  authors,
  day,
  url,
  lang,
}: Citation): Readonly<Record<string, unknown>> {
  return {
    id,
    type: 'webpage',
    title,
    'container-title': container,
    // Names as they are written: which part of one is the family's is not ours to say.
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(day !== undefined && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
    ...(url !== undefined && { URL: url }),
    ...(lang !== '' && { language: lang }),
  }
}
