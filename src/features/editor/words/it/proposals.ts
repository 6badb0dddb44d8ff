import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Italian. */
export const proposalText: EditorText['proposals'] = {
  title: 'Proposte degli agenti',
  look: 'Guardala',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('it')({ one: '# file', other: '# file' }),
  stale: (paths) => `Modificati dopo la proposta, che quindi non si può più accettare: ${paths}`,
  isStale: 'superata',
  added: (path, targets) => `${path} rimanderebbe a ${targets}`,
  removed: (path, targets) => `${path} non rimanderebbe più a ${targets}`,
  appearing: 'Problemi che comparirebbero',
  solved: 'Problemi che sarebbero risolti',
  accept: 'Accetta',
  reject: 'Rifiuta',
  accepted: (summary) => `Accettata: ${summary}`,
  rejected: (summary) => `Rifiutata: ${summary}`,
}
