import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Portuguese. */
export const proposalText: EditorText['proposals'] = {
  title: 'Propostas de agentes',
  look: 'Ver a proposta',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('pt')({ one: '# arquivo', other: '# arquivos' }),
  stale: (paths) => `Alterado desde a proposta, que por isso não pode mais ser aceita: ${paths}`,
  isStale: 'desatualizada',
  added: (path, targets) => `${path} passaria a ter link para ${targets}`,
  removed: (path, targets) => `${path} deixaria de ter link para ${targets}`,
  appearing: 'Problemas que surgiriam',
  solved: 'Problemas que seriam resolvidos',
  accept: 'Aceitar',
  reject: 'Rejeitar',
  accepted: (summary) => `Aceita: ${summary}`,
  rejected: (summary) => `Rejeitada: ${summary}`,
}
