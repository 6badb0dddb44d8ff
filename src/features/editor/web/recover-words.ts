import type { Draft } from './draft.ts'
import type { LastWords } from './last-words.ts'
import { withChange } from './text-change.ts'

/** Some last words, and where they are kept. */
interface KeptWords extends LastWords {
  readonly name: string
}

/** A note as it is on disk: what last words may have been made from. */
export interface RecoverBase {
  readonly path: string
  readonly hash: string
  readonly text: string
}

/** What making drafts of last words needs of those that keep them. */
interface RecoverSettings {
  /** As they are written, by their names. */
  readonly kept: ReadonlyMap<string, string>
  readonly disk: RecoverBase | undefined
  /** The draft that a note has. */
  readonly get: (path: string) => Promise<Draft | undefined>
  /** False where the browser has no room. */
  readonly put: (draft: Draft) => Promise<boolean>
  readonly remove: (name: string) => void
}

/** Makes drafts of last words, the oldest first. Those whose base is nowhere stay where they are. */
export async function recoverWords({ kept, disk, get, put, remove }: RecoverSettings): Promise<void> {
  /** Puts a draft with the one that its note has: the newer goes on, and what another tab kept before is set aside. */
  const place = async (draft: Draft): Promise<boolean> => {
    const there = await get(draft.path)
    if (there?.text === draft.text) return true
    const [older, newer] = there !== undefined && there.at > draft.at ? [draft, there] : [there, draft]
    const isAside =
      older === undefined ||
      there?.by === draft.by ||
      (await put({ ...older, path: `${draft.path}\n${older.at}` }))
    return isAside && (newer === there || put(draft))
  }

  for (const words of readWords(kept)) {
    const { draft, change } = words
    const baseText = words.baseText ?? findBase(words, disk, await get(draft.path))
    if (baseText === undefined) continue
    if (await place({ ...draft, baseText, text: withChange(baseText, change) })) remove(words.name)
  }
}

/** Last words by their age. What none of ours wrote is left alone. */
function readWords(kept: ReadonlyMap<string, string>): readonly KeptWords[] {
  return [...kept]
    .flatMap(([name, text]): readonly KeptWords[] => {
      try {
        return [{ ...(JSON.parse(text) as LastWords), name }]
      } catch {
        return []
      }
    })
    .sort((a, b) => a.draft.at - b.draft.at)
}

/** What last words were made from, where the browser had no room for it: it is on disk still, or in the draft before. */
function findBase(
  { draft: { path, baseHash } }: LastWords,
  disk: RecoverBase | undefined,
  before: Draft | undefined,
): string | undefined {
  if (disk?.path === path && disk.hash === baseHash) return disk.text
  return before?.baseHash === baseHash ? before.baseText : undefined
}
