import { collectInsets } from '../../body/collect-insets.ts'
import type { Body } from '../../model/body.ts'
import type { EmbedFill, Fill } from '../../model/page.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import type { PreviewAnswer } from './note-preview.ts'

/**
 * What a browser needs of other notes to show a note as its page in `snapshot` does; undefined without such a page. It
 * makes the note's own body itself, unless it is to be sent too (`withBody`): plugins of the garden run only here, and only
 * here it is known which links have their label first.
 */
export async function previewAnswer(
  snapshot: Snapshot,
  path: NotePath,
  { withBody = false }: { readonly withBody?: boolean } = {},
): Promise<PreviewAnswer | undefined> {
  const address = snapshot.plan.addressByNote.get(path)
  const page = address === undefined ? undefined : snapshot.pageByAddress.get(address)
  const input = page && snapshot.inputOf(page)
  if (input?.kind !== 'note') return undefined
  const bodies = new Map<ContentHash, Body>()
  for (const fill of input.fills) collectBodies(fill, snapshot, bodies)
  const body = snapshot.bodyOf(input.body)
  const typeset = await snapshot.typeset(collectInsets(body, input.fills, snapshot.bodyOf))
  const { title, lang, dir } = input.frame
  return {
    frame: { title, lang, dir, interface: input.frame.interface },
    ...((withBody || hasLabelFirst(snapshot, path)) && { body }),
    fills: input.fills,
    tags: input.tags,
    bodies: [...bodies],
    insets: [...typeset].map(([key, { html }]) => [key, html]),
  }
}

function hasLabelFirst({ published }: Snapshot, path: NotePath): boolean {
  return published.notesByPath.get(path)?.links.some((link) => link.isLabelFirst) === true
}

function collectBodies(fill: Fill, snapshot: Snapshot, bodies: Map<ContentHash, Body>): void {
  if (fill?.kind !== 'note') return
  const { body, fills }: EmbedFill = fill
  if (!bodies.has(body)) bodies.set(body, snapshot.bodyOf(body))
  for (const inner of fills) collectBodies(inner, snapshot, bodies)
}
