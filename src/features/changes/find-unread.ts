import { type Change, movedFolders } from '../../model/change.ts'
import { compareText, type DiagnosticCode } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { baseName, type GardenPath, isNotePath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import type { ChangeRemark, UnreadNote } from '../../model/planned-change.ts'
import type { ChangeDraft } from './change-draft.ts'

/** What a note's diagnostics say of which nothing but the text is known. */
const failures: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'note-too-large',
  'note-too-deep',
  'note-too-complex',
  'note-timed-out',
  'note-out-of-memory',
  'note-failed',
  'unreadable-file',
])

/**
 * The notes whose links a change cannot follow, because they could not be read. Those first whose text, looked at without
 * being understood, seems to link to what changes its name.
 */
export async function findUnread(
  change: Change,
  draft: ChangeDraft,
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  glance: (path: NotePath) => Promise<string | undefined> = () => Promise.resolve(undefined),
): Promise<readonly ChangeRemark[]> {
  // What it writes are links to names that stay.
  if (
    change.kind === 'link-mentions' ||
    change.kind === 'replace-text' ||
    change.kind === 'make-series' ||
    change.kind === 'set-properties'
  )
    return []
  const names = concernedNames(change, draft)
  const notes: UnreadNote[] = []
  for (const { path, links, diagnostics } of notesByPath.values()) {
    const failure = diagnostics.find(({ code }) => failures.has(code))
    if (failure === undefined || links.length > 0) continue
    const text = (await glance(path)) ?? ''
    notes.push({ path, why: failure.code, namesIt: names(text) })
  }
  notes.sort((a, b) => Number(b.namesIt) - Number(a.namesIt) || compareText(a.path, b.path))
  return notes.length === 0 ? [] : [{ kind: 'unread', notes }]
}

/** Whether a text seems to link to what a change calls otherwise, or has the tag that it renames. */
function concernedNames(change: Change, { moves }: ChangeDraft): (text: string) => boolean {
  if (change.kind === 'rename-tag') {
    const tag = change.from.toLowerCase()
    return (text) => text.toLowerCase().includes(`#${tag}`)
  }
  const keys = new Set<string>()
  const add = (path: GardenPath): void => {
    keys.add(toNameKey(baseName(path)))
    if (isNotePath(path)) keys.add(toNameKey(stemOf(path)))
  }
  for (const path of moves.keys()) add(path)
  if (change.kind === 'merge-notes') add(change.from)
  if ('path' in change) add(change.path)
  for (const { from } of movedFolders(change)) keys.add(toNameKey(baseName(from)))
  // A heading or block is named with its note.
  return (text) => linkedNames(text).some((name) => keys.has(toNameKey(name)))
}

/** The last names of what a text links to, by the look of it. */
function linkedNames(text: string): readonly string[] {
  const wiki = [...text.matchAll(/\[\[([^\][|#\n]{1,500})/g)].map((match) => match[1] ?? '')
  const addresses = [
    ...text.matchAll(/\]\(<?([^()<>\n#"]{1,500})|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<?([^\s<>#]{1,500})/gm),
  ]
  return [...wiki, ...addresses.map((match) => decode(match[1] ?? match[2] ?? ''))].map((target) =>
    baseName(target.replace(/\/+$/, '')).replace(/\\$/, '').trim(),
  )
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
