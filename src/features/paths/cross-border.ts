import type { AskedGarden } from '../../define/command.ts'
import { findNeighbour, neighbourNote } from '../../link/find-neighbour.ts'
import { buildNameIndex } from '../../link/name-index.ts'
import { resolveLink } from '../../link/resolve-link.ts'
import { suggestNeighbourNames } from '../../link/suggest-neighbour-names.ts'
import { isBelow } from '../../model/is-below.ts'
import { type LinkSentence, linkSentence } from '../../model/link-sentence.ts'
import type { Neighbour, NeighbourNote } from '../../model/neighbour.ts'
import type { NotePath } from '../../model/path.ts'
import { hrefOf, originOf } from '../../site/address.ts'

/** A note of another garden. */
export interface NoteBeyond {
  readonly neighbour: Neighbour
  readonly note: NeighbourNote
}

/** A link between a note of ours and one of another garden. */
export interface BorderLink {
  /** Our note. */
  readonly path: NotePath
  /** `out` where ours links to the other, `in` where it is the other that links to ours. */
  readonly direction: 'out' | 'in'
  /** Links in properties have none. */
  readonly sentence?: LinkSentence
}

type AskedHere = Pick<AskedGarden, 'garden' | 'options' | 'plan'>

/**
 * The note of another garden that `kernel:Raft` names; undefined where no garden is called so, or a note of ours is called
 * that. Throws with suggestions where the garden has no such note.
 */
export function findBeyond({ garden }: Pick<AskedGarden, 'garden'>, name: string): NoteBeyond | undefined {
  const { neighbours, notesByPath, assets } = garden
  const found = findNeighbour(neighbours, name, undefined)
  if (found?.neighbour === undefined) return undefined
  const index = buildNameIndex(notesByPath.values(), assets)
  const own = resolveLink(index, 'index.md' as NotePath, { syntax: 'wiki', target: name, embed: false })
  if (own.kind !== 'missing') return undefined
  const { neighbour, note } = neighbourNote(neighbours, found.neighbour) ?? {}
  if (neighbour !== undefined && note !== undefined) return { neighbour, note }
  const asked = name.slice(name.indexOf(':') + 1).trim()
  const near = neighbour === undefined ? [] : suggestNeighbourNames(neighbour, asked)
  const hint =
    neighbour?.state === 'kept'
      ? near.length === 0
        ? ''
        : `; did you mean ${near.map((one) => `"${neighbour.name}:${one}"`).join(', ')}?`
      : '; nothing is kept of it: hortus gardens update'
  throw new Error(`The garden "${found.neighbour.garden}" has no note "${asked}"${hint}`)
}

/** The links over the border: of our notes to that note, then of that note to ours; each note of ours once. */
export function borderLinks(asked: AskedHere, beyond: NoteBeyond): readonly BorderLink[] {
  const links = new Map<NotePath, BorderLink>()
  for (const link of [...linksOut(asked, beyond), ...linksIn(asked, beyond)])
    if (!links.has(link.path)) links.set(link.path, link)
  return [...links.values()]
}

function* linksOut({ garden }: AskedHere, { neighbour, note }: NoteBeyond): Generator<BorderLink> {
  for (const [path, resolutions] of garden.links.resolutionsByPath)
    for (const [i, resolution] of resolutions.entries()) {
      const target = resolution.kind === 'external' ? resolution.neighbour : undefined
      if (target?.garden !== neighbour.name || target.href !== note.href) continue
      const source = garden.notesByPath.get(path)
      const context = source?.links[i]?.context
      yield {
        path,
        direction: 'out',
        ...(source && context && { sentence: linkSentence(source, context) }),
      }
    }
}

function* linksIn({ options, plan }: AskedHere, { note }: NoteBeyond): Generator<BorderLink> {
  const origin = originOf(options)
  if (origin === '' || note.links.length === 0) return
  const home = origin + encodeURI(options.base)
  const pathByHref = new Map(
    [...plan.addressByNote].map(([path, address]) => [hrefOf('', address) as string, path]),
  )
  for (const { to, before, link, after } of note.links) {
    if (!isBelow(to, home)) continue
    const path = pathByHref.get(to.slice(home.length).replace(/[?#].*$/, ''))
    if (path !== undefined) yield { path, direction: 'in', sentence: { before, link, after } }
  }
}
