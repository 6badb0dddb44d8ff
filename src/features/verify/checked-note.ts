import { writeChecked } from './checked-property.ts'
import type { Verdict } from './verify-claims.ts'

/**
 * What a note says of when it was checked from now on. Undefined where too little was run to say anything: a claim that the clock ended
 * may hold on a machine with less to do.
 */
export function checkedNote(verdicts: readonly Verdict[], day: string, machine: string): string | undefined {
  if (verdicts.every(({ kind }) => kind === 'holds'))
    return verdicts.length === 0 ? undefined : writeChecked({ day, machine, holds: true })
  return verdicts.every((verdict) => verdict.kind === 'holds' || isOpen(verdict))
    ? undefined
    : writeChecked({ day, machine: '', holds: false })
}

function isOpen(verdict: Verdict): boolean {
  return verdict.kind === 'skipped' || (verdict.kind === 'stopped' && verdict.reason === 'time')
}
