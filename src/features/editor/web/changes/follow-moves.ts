import { moveMarks } from '../../../../../web/controllers/progress-store.ts'
import type { ApplyAnswer } from '../../change-api.ts'
import type { DraftStore } from '../draft-store.ts'

/** What this browser keeps of notes follows them where a change has put them: their readers' marks, and drafts. */
export async function followMoves(moved: ApplyAnswer['moved'], drafts: DraftStore): Promise<void> {
  moveMarks(
    moved.flatMap(({ fromHref, toHref }) =>
      fromHref === undefined || toHref === undefined ? [] : [{ from: fromHref, to: toHref }],
    ),
  )
  const toByPath = new Map(moved.map(({ from, to }) => [from, to]))
  for (const draft of await drafts.list()) {
    // A draft that was set aside has the time behind its path.
    const [path = '', ...aside] = draft.path.split('\n')
    const to = toByPath.get(path)
    if (to === undefined) continue
    await drafts.put({ ...draft, path: [to, ...aside].join('\n') })
    await drafts.remove(draft.path)
  }
}
