import { joinList } from '../../../../../web/controllers/join-list.ts'
import type { EffectDiagnostic } from '../../../../model/proposal.ts'
import type { WaitingProposal } from '../../proposal-api.ts'
import { askDialog } from '../ask-dialog.ts'
import { editorWords } from '../editor-words.ts'
import { showChange } from './show-change.ts'

/**
 * Shows everything that a proposal would do, and asks what becomes of it; undefined leaves it waiting. One that is out of
 * date can be rejected alone.
 */
export async function askProposal(proposal: WaitingProposal): Promise<'accept' | 'reject' | undefined> {
  const { proposals: words, close } = editorWords()
  const isStale = proposal.stale.length > 0
  const choice = await askDialog({
    title: proposal.summary,
    text: aboutProposal(proposal),
    content: showProposal(proposal),
    isWide: true,
    choices: [
      ...(isStale ? [] : [{ value: 'accept' as const, label: words.accept, isMain: true }]),
      { value: 'reject' as const, label: words.reject },
      { value: 'close' as const, label: close },
    ],
  })
  return choice === 'close' ? undefined : choice
}

/** Who proposes it, when, and how much it is. */
export function aboutProposal({ by, madeAt, preview }: WaitingProposal): string {
  const { proposals: words, time, number } = editorWords()
  const count = preview.files.length
  return words.about(by, time(new Date(madeAt)), words.files(count, number(count)))
}

function showProposal({ preview, stale, effects }: WaitingProposal): HTMLElement {
  const { proposals: words } = editorWords()
  const problems = stale.length > 0 ? [words.stale(joinList(stale))] : []
  const element = showChange({ ...preview, problems })
  const list = (targets: readonly string[]): string => joinList(targets.map((target) => `“${target}”`))
  for (const { path, added, removed } of effects.links) {
    if (added.length > 0) element.append(paragraph(words.added(path, list(added))))
    if (removed.length > 0) element.append(paragraph(words.removed(path, list(removed))))
  }
  element.append(
    ...showProblems(words.appearing, effects.appearing),
    ...showProblems(words.solved, effects.solved),
  )
  return element
}

function showProblems(title: string, problems: readonly EffectDiagnostic[]): readonly HTMLElement[] {
  if (problems.length === 0) return []
  const head = document.createElement('h3')
  head.textContent = title
  const list = document.createElement('ul')
  for (const { path, message } of problems) {
    const item = document.createElement('li')
    const name = document.createElement('bdi')
    name.textContent = path
    item.append(name, `: ${message}`)
    list.append(item)
  }
  return [head, list]
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = 'rest'
  element.textContent = text
  return element
}
