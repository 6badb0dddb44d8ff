import type { Hole } from '../model/body.ts'
import { escapeCode } from './escape-code.ts'

/** A query as its note writes it: what stands there where nobody answers it. */
export function plainQuery({ language, source }: Extract<Hole, { kind: 'query' }>): string {
  return language === 'inline'
    ? `<code>=${escapeCode(source)}</code>`
    : `<pre tabindex="0"><code>${escapeCode(source)}\n</code></pre>`
}
