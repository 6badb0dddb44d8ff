import { createTwoFilesPatch } from 'diff'
import { isNotePath } from '../../model/path.ts'
import type { PlannedFile } from '../../model/planned-change.ts'
import { digest } from '../../store/digest.ts'
import type { FileStep } from '../../store/file-step.ts'
import type { EditedText } from '../../store/spelling-memory.ts'

/** What the store has to do for a plan. */
export function planSteps(files: readonly PlannedFile[]): readonly FileStep[] {
  return files.map(({ kind, path, to, hash, after, hasMark, link }): FileStep => {
    if (link !== undefined) return { path, to: to ?? path, link: { from: link, to: after ?? link } }
    const bytes =
      after === undefined ? undefined : new TextEncoder().encode((hasMark ? '\uFEFF' : '') + after)
    return {
      path,
      to: kind === 'remove' ? null : (to ?? path),
      ...(kind === 'create' ? { base: null } : hash !== undefined && { base: hash }),
      ...(bytes && { bytes }),
    }
  })
}

/**
 * The texts of notes that a plan edits, with the hashes they will have: what taking the change back wants to know. Of a note
 * that only moves it is that nothing has changed.
 */
export function editedTexts(files: readonly PlannedFile[]): readonly EditedText[] {
  return files.flatMap((file) => {
    const [step] = planSteps([file])
    const { path, to, hash, before, after } = file
    if (to !== undefined && hash !== undefined && after === undefined && isNotePath(path))
      return [{ hash, before: '', after: '' }]
    return before === undefined || after === undefined || !step?.bytes
      ? []
      : [{ hash: digest(step.bytes), before, after }]
  })
}

/** What would change in a file's text, as a unified diff without its two lines of names; empty where only its name does. */
export function planDiff({ before, after, kind }: PlannedFile): string {
  if (before === undefined && after === undefined) return ''
  const patch = createTwoFilesPatch('', '', before ?? '', kind === 'remove' ? '' : (after ?? ''), '', '', {
    context: 1,
  })
  return patch.slice(Math.max(0, patch.indexOf('\n@@') + 1)).trimEnd()
}
