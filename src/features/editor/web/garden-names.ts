import { hasLabelFirst } from '../../../link/label-first.ts'
import { buildNameIndex, type NameIndex } from '../../../link/name-index.ts'
import { resolveLink } from '../../../link/resolve-link.ts'
import type { Neighbour } from '../../../model/neighbour.ts'
import { type AssetPath, isNotePath, type NotePath } from '../../../model/path.ts'
import type { CompletedGarden, CompletionData } from '../completion/completion-data.ts'
import type { PlaceOptions } from '../completion/completion-place.ts'
import type { Completer } from '../completion/create-completer.ts'
import { createCompleter } from '../completion/create-completer.ts'
import { createLinkNamer, type LinkNamer } from '../completion/link-name.ts'
import { editorWords } from './editor-words.ts'
import type { LinkState } from './link-marks.ts'

/** The names of a garden in the browser: enough to say at once what a link means, and what may be meant. */
export interface GardenNames {
  readonly completer: Completer
  /** The properties of the garden, the commonest first. */
  readonly properties: CompletionData['properties']
  /** Prepares what the first question would wait for, with a `rest` before each piece of work. */
  prepare(rest: () => Promise<void>): Promise<void>
  /** What a link means, of a wiki-link where nothing else is said. */
  stateOf(source: NotePath, target: string, syntax?: 'wiki' | 'markdown'): LinkState
  /** How the garden writes links, as far as what is completed depends on it. */
  readonly placeOptions: PlaceOptions
  /** The side of `[[left|right]]` that says where the link leads. */
  targetSide(source: NotePath, left: string, right: string): string
  /** The note that a link means; undefined for assets and where no note has the name. */
  findNote(source: NotePath, target: string, syntax?: 'wiki' | 'markdown'): NotePath | undefined
  /** A wiki-link to a note that shows `text`; undefined for a note that no link can name. */
  linkTo(path: NotePath, text: string): string | undefined
}

/** Prepares the names; some milliseconds for each thousand of notes. */
export function createGardenNames(data: CompletionData): GardenNames {
  let index: NameIndex | undefined
  let completer: Completer | undefined
  let nameOf: LinkNamer | undefined
  const getIndex = (): NameIndex => {
    index ??= buildNameIndex(
      data.notes.map(({ path, aliases }) => ({ path, aliases, headings: [], blocks: [] })),
      data.assets as readonly AssetPath[],
      undefined,
      (data.neighbours ?? []).map(asNeighbour),
    )
    return index
  }
  const getCompleter = (): Completer => {
    completer ??= createCompleter(data, editorWords())
    return completer
  }
  const resolve = (
    source: NotePath,
    target: string,
    syntax: 'wiki' | 'markdown' = 'wiki',
  ): ReturnType<typeof resolveLink> => resolveLink(getIndex(), source, { syntax, target, embed: false })
  return {
    get completer() {
      return getCompleter()
    },
    properties: data.properties,
    async prepare(rest) {
      for (const piece of [getIndex, getCompleter]) {
        await rest()
        piece()
      }
    },
    placeOptions: {
      isLabelFirst: data.labelReading === 'usual',
      writesMarkdown: data.linkStyle.isMarkdown,
    },
    targetSide(source, left, right) {
      const names = (text: string) => () => {
        const target = text.replace(/#.*$/, '').trim()
        return target !== '' && resolve(source, target).kind !== 'missing'
      }
      const isTurned =
        !/^\s*#/.test(left) && hasLabelFirst(data.labelReading, names(left), names(right), false)
      return isTurned ? right : left
    },
    stateOf(source, target, syntax) {
      const resolution = resolve(source, target, syntax)
      const { kind } = resolution
      if (kind === 'external') return resolution.neighbour?.found === 'nothing' ? 'wanted' : 'found'
      return kind === 'missing' ? 'wanted' : kind === 'ambiguous' ? 'ambiguous' : 'found'
    },
    findNote(source, target, syntax) {
      const resolution = resolve(source, target, syntax)
      const path =
        resolution.kind === 'note'
          ? resolution.path
          : resolution.kind === 'ambiguous'
            ? resolution.chosen
            : undefined
      return path !== undefined && isNotePath(path) ? path : undefined
    },
    linkTo(path, text) {
      nameOf ??= createLinkNamer(data.notes)
      const name = nameOf(path)
      if (name === undefined) return undefined
      return name === text ? `[[${name}]]` : `[[${name}|${text}]]`
    },
  }
}

/** Another garden, as far as its names say what a link means. */
function asNeighbour({ name, address, notes }: CompletedGarden): Neighbour {
  return {
    name,
    address,
    title: name,
    state: notes.length === 0 ? 'new' : 'kept',
    notes: notes.map(([path, ...aliases]) => ({
      href: path,
      path,
      title: path,
      aliases,
      headings: [],
      hasMoreHeadings: true,
      topics: [],
      text: '',
      links: [],
    })),
  }
}
