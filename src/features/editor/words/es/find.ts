import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('es')

/** What finding in a note says in Spanish. */
export const findText: EditorText['find'] = {
  title: 'Buscar y reemplazar',
  search: 'Buscar',
  replacement: 'Reemplazar por',
  showReplacing: 'Reemplazar',
  isCaseSensitive: 'Distinguir mayúsculas y minúsculas',
  isWholeWord: 'Palabras completas',
  isRegExp: 'Expresión regular',
  inSelection: 'En la selección',
  next: 'Coincidencia siguiente',
  previous: 'Coincidencia anterior',
  close: 'Cerrar',
  replaceOne: 'Reemplazar',
  replaceAll: 'Reemplazar todo',
  none: 'No se encuentra',
  place: (at, count) => `${at} de ${count}`,
  count: count({ one: '# coincidencia', other: '# coincidencias' }),
  replaced: count({ one: '# coincidencia reemplazada', other: '# coincidencias reemplazadas' }),
  bad: (reason) => `No es una expresión regular: ${reason}`,
  tooSlow: 'Esta expresión tarda demasiado en esta nota. Simplifícala.',
}

/** Words and reading time in Spanish. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# minuto de lectura', other: '# minutos de lectura' }),
  selected: (words) => `Selección: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Spanish. */
export const reloadText: EditorText['reload'] = {
  draft: 'Página recargada: se sigue con lo que habías escrito, y se guarda.',
  file: 'Página recargada: este es el archivo, con todo lo que habías escrito.',
  noRoom:
    'Este navegador no tiene sitio para borradores: lo que escribes solo está a salvo una vez guardado.',
}
