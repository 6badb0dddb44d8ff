import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in German. */
export const proposalText: EditorText['proposals'] = {
  title: 'Vorschläge von Agenten',
  look: 'Ansehen',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('de')({ one: '# Datei', other: '# Dateien' }),
  stale: (paths) => `Seit dem Vorschlag geändert, er lässt sich also nicht mehr annehmen: ${paths}`,
  isStale: 'veraltet',
  added: (path, targets) => `${path} würde ${targets} verlinken`,
  removed: (path, targets) => `${path} würde ${targets} nicht mehr verlinken`,
  appearing: 'Probleme, die hinzukämen',
  solved: 'Probleme, die behoben wären',
  accept: 'Annehmen',
  reject: 'Ablehnen',
  accepted: (summary) => `Angenommen: ${summary}`,
  rejected: (summary) => `Abgelehnt: ${summary}`,
}
