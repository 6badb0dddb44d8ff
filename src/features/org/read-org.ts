import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import type { Properties, PropertyValue } from '../../model/properties.ts'
import type { Range } from '../../model/range.ts'
import { createLocator } from '../../parse/locator.ts'
import { collectOrgStates } from './facts.ts'
import type { OrgFile } from './org-file.ts'
import { createLines } from './org-lines.ts'
import { readBlocks } from './read-blocks.ts'

/** Reads a file of Org into the tree of a note, and what it says of itself. */
export function readOrg({ source, tree }: DialectNote): DialectReading {
  const lines = createLines(source)
  const file: OrgFile = {
    locator: createLocator(source),
    hidden: [],
    names: [],
    tags: [],
    footnotes: [],
    keywords: new Map(),
    todo: collectOrgStates(lines.map(({ text }) => text)),
  }
  const blocks = readBlocks(lines, file) as typeof tree.children
  tree.children = [...blocks, ...file.footnotes]
  const hidden = joinRanges(file.hidden)
  return {
    properties: propertiesOf(file),
    tags: file.tags,
    names: file.names,
    ...(hidden.length > 0 && { hidden }),
  }
}

/** `#+title:` and others, and the properties of the whole file. */
function propertiesOf({ keywords }: OrgFile): Properties {
  const properties: Record<string, PropertyValue> = Object.create(null)
  const said = (...names: readonly string[]): string | undefined =>
    names.map((name) => keywords.get(name)).find((value) => value !== undefined && value !== '')
  const title = said('title')
  if (title !== undefined) properties['title'] = title.replace(/[*/=~]/g, '')
  const date = /\d{4}-\d\d-\d\d/.exec(said('date', 'created') ?? '')?.[0]
  if (date !== undefined) properties['date'] = date
  const aliases = [...(said('roam_aliases', 'alias', 'aliases') ?? '').matchAll(/"([^"]+)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  )
  if (aliases.length > 0) properties['aliases'] = aliases
  const description = said('description')
  if (description !== undefined) properties['description'] = description
  if (/^(?:t|true|yes)$/i.test(said('draft', 'hugo_draft') ?? '')) properties['draft'] = true
  if (/^(?:nil|false|no)$/i.test(said('publish', 'hugo_publish') ?? '')) properties['publish'] = false
  return properties
}

/** In order, none touching another. */
function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) joined.push({ start, end })
  }
  return joined
}
