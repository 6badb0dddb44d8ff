import type { Diagnostic } from '../model/diagnostic.ts'
import type { Publication } from '../model/publication.ts'

/** Diagnostics without those of templates: whether what stands there is right shows in the notes that are made from them. */
export function withoutTemplates(
  diagnostics: readonly Diagnostic[],
  { reasonOfDraft }: Publication,
): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ path, code }) => code === 'not-published' || reasonOfDraft({ path }) === undefined,
  )
}
