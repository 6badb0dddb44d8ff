import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Link, Resolution } from '../model/link.ts'
import { type NotePath, toNameKey } from '../model/path.ts'

/**
 * Headings that links ask for and a note has not, the most wanted first: of the note at `path`, or where there is none yet, of
 * the one that links call `name`.
 */
export function wantedHeadings(
  { notesByPath, links }: Garden,
  name: string,
  path: NotePath | undefined,
): readonly string[] {
  const key = toNameKey(name)
  const isOf = (resolution: Resolution | undefined): boolean =>
    path === undefined
      ? resolution?.kind === 'missing' && resolution.name === key
      : resolution?.kind === 'note' && resolution.path === path && !resolution.fragmentFound
  const counted = new Map<string, { readonly text: string; uses: number }>()
  for (const note of notesByPath.values()) {
    const resolutions = links.resolutionsByPath.get(note.path) ?? []
    for (const [i, link] of note.links.entries()) {
      const text = headingOf(link)
      if (text === undefined || !isOf(resolutions[i])) continue
      const known = counted.get(toNameKey(text))
      if (known) known.uses++
      else counted.set(toNameKey(text), { text, uses: 1 })
    }
  }
  return [...counted.values()]
    .sort((a, b) => b.uses - a.uses || compareText(a.text, b.text))
    .map(({ text }) => text)
}

function headingOf({ fragment }: Link): string | undefined {
  const text = fragment?.kind === 'heading' ? fragment.path.at(-1) : undefined
  return text === '' ? undefined : text
}
