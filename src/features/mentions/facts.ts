import { defineFacts } from '../../define/facts.ts'
import { type FoundMentions, findMentions, groupMentions, leaveUnlinked } from '../../link/find-mentions.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Mention } from '../../model/mention.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { type KeptMentions, packMentions, unpackMentions } from './kept-mentions.ts'

/** Where notes name others without a link to them. */
interface Mentions {
  /** Where other notes name this one without linking to it anywhere; sorted by source path, then place. */
  readonly of: (path: NotePath) => readonly Mention[]
  /** Names of other notes in the note's own text that it links to nowhere, in the order of the text. */
  readonly inside: (path: NotePath) => readonly Mention[]
  /** What the next garden's mentions can go on from. */
  readonly found?: FoundMentions<Note>
  /** Names that were not looked for. */
  readonly stopNames?: readonly string[]
}

const nowhere: Mentions = { of: () => [], inside: () => [] }

/** Unlinked mentions of all notes. An edit only looks at notes whose text or names changed. */
export const mentionFacts = defineFacts<Mentions>({
  name: 'mentions',
  reads: 'texts',
  none: nowhere,
  kept: {
    pack: ({ found, stopNames = [] }) => found && packMentions(found, stopNames),
    unpack: (packed, { notesByPath, options }) => {
      const found = unpackMentions(packed as KeptMentions, notesByPath, options.unmentioned)
      return { ...nowhere, ...(found && { found }) }
    },
  },
  collect({ notesByPath, links, options }, previous) {
    if (!options.mentions) return nowhere
    const found = findMentions(notesByPath, options.unmentioned, previous?.found)
    let byTarget: ReadonlyMap<NotePath, readonly Mention[]> | undefined
    return {
      found,
      stopNames: options.unmentioned,
      of(path) {
        byTarget ??= groupMentions(found)
        return leaveUnlinked(byTarget.get(path) ?? [], path, links)
      },
      inside(path) {
        const linked = new Set((links.resolutionsByPath.get(path) ?? []).map(resolvedPath))
        return (found.mentionsBySource.get(path) ?? []).filter(({ target }) => !linked.has(target))
      },
    }
  },
})
