import { type Answer, type AskedGarden, defineCommand } from '../define/command.ts'
import { shownNote } from '../model/garden.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { lineColumnAt, lineStarts } from '../model/range.ts'
import { findOptIn } from '../session/find-opt-in.ts'
import { hrefOf } from '../site/address.ts'

/** What `hortus build --explain` says of a note. */
interface Explanation {
  readonly path: NotePath
  readonly isPublished: boolean
  /** Where its page is in the site; absent where it has none. */
  readonly address?: Address
  readonly reason: string
  /** Where in the note its reason stands, counted from 1; absent where something else decides. */
  readonly line?: number
  readonly column?: number
}

/** `hortus build --explain NOTE`: whether a note is published, and what decides it. Nothing is written. */
export const explainCommand = defineCommand({
  name: 'explain',
  about: 'say whether a note is published, and why',
  arguments: { note: 'name, alias or path of the note' },
  json: 'print one JSON object',
  async run({ given, read }): Promise<Answer> {
    const asked = await read()
    const found = await explain(asked, given.note)
    const place = found.line === undefined ? '' : `:${found.line}:${found.column}`
    const verdict =
      found.address === undefined
        ? 'is not published'
        : `is published at ${hrefOf(asked.options.base, found.address)}`
    return {
      json: () => found,
      text: () => `${asked.showFile(found.path)}${place} ${verdict}\n  ${found.reason}`,
    }
  },
})

async function explain(asked: AskedGarden, name: string): Promise<Explanation> {
  const { garden, published, plan, options } = asked
  const path = asked.noteNamed(name)
  const note = shownNote(published, path)
  const address = plan.addressByNote.get(path)
  const kept = (await asked.diagnosticsOf(path)).find(({ code }) => code === 'not-published')
  const page = address === undefined ? {} : { address }
  if (kept !== undefined) {
    const start = kept.range?.start
    const place = start === undefined ? {} : lineColumnAt(lineStarts((await asked.textOf(path)) ?? ''), start)
    const reason = note === undefined ? kept.message : `${kept.message}; "drafts" publishes it all the same`
    return { path, isPublished: note !== undefined, ...page, reason, ...place }
  }
  if (note === undefined) return { path, isPublished: false, reason: 'It is not part of the site' }
  const optIn = options.publish === 'ask' ? findOptIn(garden, asked.publication) : undefined
  if (optIn?.kind === 'choice' && note.marked === undefined)
    return {
      path,
      isPublished: false,
      reason: `Not decided: ${optIn.marked} say ${optIn.words.join(', ')} and this says nothing; --publish all or --publish marked decides`,
    }
  const unlisted = asked.publication.reasonOfUnlisted(note)
  if (unlisted?.range !== undefined)
    return {
      path,
      isPublished: true,
      ...page,
      reason: `"${unlisted.words}" keeps it out of every list; links that lead to it work`,
      ...lineColumnAt(lineStarts((await asked.textOf(path)) ?? ''), unlisted.range.start),
    }
  if (unlisted?.isPart)
    return {
      path,
      isPublished: true,
      reason: `${unlisted.words} (${unlisted.tools}): it is part of the pages that bring it in, and has none of its own`,
    }
  const reason =
    note.marked === undefined
      ? 'Nothing in the note or in the settings keeps it back'
      : `It says "${note.marked}", and nothing keeps it back`
  return { path, isPublished: true, ...page, reason }
}
