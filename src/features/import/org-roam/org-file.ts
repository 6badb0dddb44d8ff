import { collectOrgStates, readOrgHeading } from '../../org/facts.ts'

/** A heading that a link can name by its id, or the whole file. */
interface OrgNode {
  readonly id: string
  /** Title of the heading, without what stands around it; absent for the file. */
  readonly heading?: string
}

/** What a file in Org says of itself at its top. */
export interface OrgFile {
  /** Words that begin a heading which is a task. */
  readonly states: ReadonlySet<string>
  readonly title: string | undefined
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly refs: readonly string[]
  /** Other keywords and properties of the file, in order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly nodes: readonly OrgNode[]
  /** Titles of headings by what links in the file may call them: `#custom-id`, `*title` in small letters. */
  readonly headings: ReadonlyMap<string, string>
  /** What follows. */
  readonly lines: readonly string[]
}

/** `#+name: value`. */
const keyword = /^[ \t]*#\+([\w-]+):[ \t]*(.*)$/

/** Keywords that say how to print or evaluate a file, and nothing of what it is about. */
const layout =
  /^(?:options|startup|property|setupfile|latex.*|html.*|language|todo|seq_todo|typ_todo|columns|export.*|select_tags|exclude_tags|bind|archive|category|link|macro|include|tags|filetags|title|roam_.*|hugo_.*|attr_.*|caption|name|results|header|tblfm|plot|call|begin.*|end.*|bibliography|print_bibliography|cite_export)$/i

/** Reads what a file says of itself, and where its nodes are (https://orgmode.org/worg/org-syntax.html, org-roam's manual). */
export function readOrgFile(source: string): OrgFile {
  const lines = source.split('\n')
  const states = collectOrgStates(lines)
  const fields: [string, string][] = []
  const nodes: OrgNode[] = []
  const headings = new Map<string, string>()
  const tags: string[] = []
  const aliases: string[] = []
  const refs: string[] = []
  let title: string | undefined
  let heading: string | undefined
  let isInDrawer = false
  let isInBlock = false
  let firstHeading = lines.length
  for (const [i, line] of lines.entries()) {
    const star = isInBlock ? null : /^\*+[ \t]+(.*)$/.exec(line)
    if (star) {
      heading = readOrgHeading(star[1]!, states).title.value
      const called = `*${headingKey(heading)}`
      if (!headings.has(called)) headings.set(called, heading)
      firstHeading = Math.min(firstHeading, i)
    }
    if (/^[ \t]*#\+begin_/i.test(line)) isInBlock = true
    if (/^[ \t]*#\+end_/i.test(line)) isInBlock = false
    if (/^[ \t]*:PROPERTIES:[ \t]*$/i.test(line)) isInDrawer = true
    else if (/^[ \t]*:END:[ \t]*$/i.test(line)) isInDrawer = false
    else if (isInDrawer) {
      const [, name = '', value = ''] = /^[ \t]*:([^:\s]+):[ \t]*(.*)$/.exec(line) ?? []
      if (/^id$/i.test(name) && value.trim() !== '')
        nodes.push({ id: value.trim(), ...(heading !== undefined && { heading }) })
      else if (/^custom_id$/i.test(name) && heading !== undefined) headings.set(`#${value.trim()}`, heading)
      else if (heading !== undefined) continue
      else if (/^roam_aliases$/i.test(name)) aliases.push(...readQuoted(value))
      else if (/^roam_refs$/i.test(name)) refs.push(...readQuoted(value))
      else if (name !== '' && value.trim() !== '') fields.push([name.toLowerCase(), plainValue(value)])
    } else if (heading === undefined && !isInBlock) {
      const [, name = '', value = ''] = keyword.exec(line) ?? []
      if (/^title$/i.test(name)) title = title === undefined ? value.trim() : `${title} ${value.trim()}`
      else if (/^(?:file)?tags$/i.test(name)) tags.push(...value.split(/[:\s]+/).filter((tag) => tag !== ''))
      else if (/^roam_(?:alias|aliases)$/i.test(name)) aliases.push(...readQuoted(value))
      else if (/^roam_(?:key|refs)$/i.test(name)) refs.push(...readQuoted(value))
      else if (name !== '' && !layout.test(name) && value.trim() !== '')
        fields.push([name.toLowerCase(), plainValue(value)])
    }
  }
  return {
    states,
    title: title === '' ? undefined : title,
    tags,
    aliases,
    refs,
    fields,
    nodes,
    headings,
    lines,
  }
}

/** A heading as links name it: without how much of it is done, and in small letters. */
export function headingKey(title: string): string {
  return title
    .replace(/\[\d*(?:%|\/\d*)\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** A value without links and without the brackets of a day, which properties do not have. */
function plainValue(value: string): string {
  const [, day, time] =
    /^[<[](\d{4}-\d\d-\d\d)(?:[ \t]+[^\s\d<>[\]]+)?(?:[ \t]+(\d\d:\d\d))?[>\]]$/.exec(value.trim()) ?? []
  if (day !== undefined) return time === undefined ? day : `${day}T${time}`
  return value
    .replace(/\[\[([^[\]]+)\](?:\[([^[\]]+)\])?\]/g, (_, target: string, label?: string) => label ?? target)
    .trim()
}

function readQuoted(value: string): readonly string[] {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, word]) =>
    (quoted ?? word ?? '').replace(/\\(.)/g, '$1'),
  )
}
