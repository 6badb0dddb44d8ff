import { recoverJournal } from '../store/change-journal.ts'
import { listOwnFolder } from '../store/folder-calls.ts'
import { type ChangeJournal, journalFolder } from '../store/kept-change.ts'

/** A change that this user's program was killed at is finished before anybody reads the half of it. */
export async function finishChanges(
  journal: ChangeJournal,
  onNotice: (notice: string) => void,
): Promise<void> {
  try {
    if ((await listOwnFolder(journal.bounds.root, journalFolder)).length === 0) return
    for (const notice of (await recoverJournal(journal)).notices) onNotice(notice)
  } catch {
    // A garden that nobody may write in is read as it is; whoever changes it is told.
  }
}
