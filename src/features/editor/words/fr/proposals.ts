import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in French. */
export const proposalText: EditorText['proposals'] = {
  title: 'Propositions des agents',
  look: 'L’examiner',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('fr')({ one: '# fichier', other: '# fichiers' }),
  stale: (paths) => `Modifié depuis cette proposition, qui ne peut donc plus être acceptée : ${paths}`,
  isStale: 'dépassée',
  added: (path, targets) => `${path} renverrait à ${targets}`,
  removed: (path, targets) => `${path} ne renverrait plus à ${targets}`,
  appearing: 'Problèmes qui apparaîtraient',
  solved: 'Problèmes qui seraient résolus',
  accept: 'Accepter',
  reject: 'Refuser',
  accepted: (summary) => `Acceptée : ${summary}`,
  rejected: (summary) => `Refusée : ${summary}`,
}
