import type { TextEdit } from '../../model/change.ts'
import { isByAddress } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { folderOf, type NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { DraftSources } from './change-draft.ts'
import { clashingLabels, type LabelPlace, nameOf, relabel } from './label-places.ts'
import type { PartToMove } from './part-to-move.ts'

/** What comes to one of the texts that a note is taken apart into. */
interface PlacedDefinitions {
  /** Definitions that are written behind it, whole lines of the note. */
  readonly definitions: readonly Range[]
  /** Edits of it: definitions that leave it, labels that are called otherwise. */
  readonly edits: readonly TextEdit[]
}

/** Where the definitions of a note go whose parts go elsewhere. */
interface DefinitionPlaces {
  readonly rest: PlacedDefinitions
  readonly of: (part: PartToMove) => PlacedDefinitions
  /** The note in which something of this note stands afterwards. */
  readonly homeOf: (range: Range) => NotePath
  readonly problems: readonly string[]
}

/** A part of the note, or `undefined` for what stays. */
type Piece = PartToMove | undefined

/**
 * Footnotes and addresses go where they are used: with a part alone if nothing else uses them, else a copy with each.
 * In a note that has such a label for something else they are called otherwise.
 */
export function placeDefinitions(
  note: Note,
  parts: readonly PartToMove[],
  source: string,
  { labelsOf }: Pick<DraftSources, 'labelsOf'>,
): DefinitionPlaces {
  const { path } = note
  const { definitions, uses } = labelsOf(path)
  const partAt = ({ start, end }: Range): Piece =>
    parts.find(({ range }) => start >= range.start && end <= range.end)
  const users = findUsers(definitions, uses, partAt)
  const usersOf = (one: LabelPlace): ReadonlySet<Piece> => users.get(one) ?? new Set()

  const texts = new Map<Piece, { readonly definitions: Range[]; readonly edits: TextEdit[] }>()
  const textOf = (piece: Piece): { readonly definitions: Range[]; readonly edits: TextEdit[] } => {
    const known = texts.get(piece) ?? { definitions: [], edits: [] }
    texts.set(piece, known)
    return known
  }
  const homeByDefinition = new Map<LabelPlace, Piece>()
  const problems: string[] = []
  for (const one of definitions) {
    const here = partAt(one.range)
    const needed = usersOf(one)
    homeByDefinition.set(one, here)
    if (needed.size === 0 || (needed.size === 1 && needed.has(here))) continue
    for (const piece of needed) if (piece !== here) textOf(piece).definitions.push(one.range)
    const lines = wholeLines(source, one.range)
    if (!needed.has(here) && lines) {
      textOf(here).edits.push({ range: lines, text: '' })
      homeByDefinition.set(one, [...needed][0])
    }
    if (needed.size > 1 && hasPlacedLink(note, one, needed)) problems.push(describeShared(one))
  }
  for (const part of parts) {
    if (part.at === undefined) continue
    const isOf = (one: LabelPlace): boolean => partAt(one.range) === part
    const coming = definitions.filter((one) => usersOf(one).has(part) || isOf(one))
    const renamed = clashingLabels(coming, labelsOf(part.to), () => false)
    const names = new Set(coming.map(nameOf))
    const written = [...coming, ...uses.filter((use) => names.has(nameOf(use)))]
    for (const place of written) {
      const label = renamed.get(nameOf(place))
      if (label !== undefined) textOf(part).edits.push(relabel(place, label))
    }
  }
  const homeOf = (range: Range): NotePath => {
    const around = definitions.find((one) => range.start >= one.range.start && range.end <= one.range.end)
    return (around === undefined ? partAt(range) : homeByDefinition.get(around))?.to ?? path
  }
  return { rest: textOf(undefined), of: textOf, homeOf, problems }
}

/** Which pieces use a definition, also by way of another definition that they use. */
function findUsers(
  definitions: readonly LabelPlace[],
  uses: readonly LabelPlace[],
  partAt: (range: Range) => Piece,
): ReadonlyMap<LabelPlace, ReadonlySet<Piece>> {
  const users = new Map(definitions.map((one) => [one, new Set<Piece>()]))
  const byName = new Map(definitions.map((one) => [nameOf(one), one]))
  for (let isNew = true; isNew; ) {
    isNew = false
    for (const use of uses) {
      const used = byName.get(nameOf(use))
      const known = used && users.get(used)
      if (known === undefined) continue
      const around = definitions.find(
        ({ range }) => use.range.start >= range.start && use.range.end <= range.end,
      )
      const pieces = around === undefined ? [partAt(use.range)] : (users.get(around) ?? [])
      for (const piece of pieces) {
        if (known.has(piece)) continue
        known.add(piece)
        isNew = true
      }
    }
  }
  return users
}

/** The lines of a definition, with the blank one behind them; undefined where it stands in a quote or list. */
function wholeLines(source: string, { start, end }: Range): Range | undefined {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  if (!/^ {0,3}$/.test(source.slice(lineStart, start))) return undefined
  // A blank line that parts what stands before from what follows stays.
  const isApart = /(?:^|\n)[ \t]*\r?\n$/.test(source.slice(0, lineStart)) || lineStart === 0
  const blank = isApart ? /^[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*|$)/ : /^[ \t]*(?:\r?\n|$)/
  const behind = blank.exec(source.slice(end))
  return behind ? { start: lineStart, end: end + behind[0].length } : undefined
}

/** Whether a footnote that is to stand in several notes has links that say by their place where they lead. */
function hasPlacedLink(note: Note, { kind, range }: LabelPlace, pieces: ReadonlySet<Piece>): boolean {
  const folders = new Set([...pieces].map((piece) => folderOf(piece?.to ?? note.path)))
  if (kind === 'link' || folders.size === 1) return false
  return note.links.some(
    (link) => isByAddress(link.syntax) && link.range.start >= range.start && link.range.end <= range.end,
  )
}

function describeShared({ label }: LabelPlace): string {
  return `The footnote [^${label}] is used in several of the parts and links to a place: write it twice first`
}
