import type { LintContext } from '../define/rule.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'

/** A link, where it stands and what it means. */
interface LinkInGarden {
  readonly note: Note
  readonly link: Link
  readonly resolution: Resolution
}

/** Every link of a garden, or of the one note that is asked for, whose resolution is of one of the given kinds, note by note. */
export function* walkLinks<Kind extends Resolution['kind']>(
  { notes, links, only }: Pick<LintContext, 'notes' | 'links' | 'only'>,
  ...kinds: readonly Kind[]
): Generator<LinkInGarden & { readonly resolution: Extract<Resolution, { kind: Kind }> }> {
  const wanted: readonly string[] = kinds
  const own = only === undefined ? undefined : links.resolutionsByPath.get(only)
  const walked = only === undefined ? links.resolutionsByPath : own ? [[only, own] as const] : []
  for (const [path, resolutions] of walked) {
    const note = notes.get(path)
    if (note === undefined) continue
    for (let i = 0; i < resolutions.length; i++) {
      const resolution = resolutions[i]!
      const link = note.links[i]
      if (link === undefined || !wanted.includes(resolution.kind)) continue
      yield { note, link, resolution: resolution as Extract<Resolution, { kind: Kind }> }
    }
  }
}
