import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooLarge } from '../model/diagnostics.ts'
import type { NoteBudget } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'

/** Placeholder rules: size only. */
export function scanSource(source: string, budget: NoteBudget, path: NotePath): Diagnostic | undefined {
  if (source.length > budget.maxBytes) return noteTooLarge(path, source.length, budget.maxBytes)
  return undefined
}
