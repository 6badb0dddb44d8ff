import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Spanish. */
export const proposalText: EditorText['proposals'] = {
  title: 'Propuestas de agentes',
  look: 'Verla',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('es')({ one: '# archivo', other: '# archivos' }),
  stale: (paths) => `Ha cambiado desde que se propuso, así que ya no se puede aceptar: ${paths}`,
  isStale: 'desfasada',
  added: (path, targets) => `${path} enlazaría a ${targets}`,
  removed: (path, targets) => `${path} ya no enlazaría a ${targets}`,
  appearing: 'Problemas que aparecerían',
  solved: 'Problemas que se resolverían',
  accept: 'Aceptar',
  reject: 'Rechazar',
  accepted: (summary) => `Aceptada: ${summary}`,
  rejected: (summary) => `Rechazada: ${summary}`,
}
