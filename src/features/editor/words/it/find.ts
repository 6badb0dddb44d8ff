import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('it')

/** What finding in a note says in Italian. */
export const findText: EditorText['find'] = {
  title: 'Trova e sostituisci',
  search: 'Trova',
  replacement: 'Sostituisci con',
  showReplacing: 'Sostituisci',
  isCaseSensitive: 'Distingui maiuscole e minuscole',
  isWholeWord: 'Parole intere',
  isRegExp: 'Espressione regolare',
  inSelection: 'Nella selezione',
  next: 'Risultato successivo',
  previous: 'Risultato precedente',
  close: 'Chiudi',
  replaceOne: 'Sostituisci',
  replaceAll: 'Sostituisci tutto',
  none: 'Non trovato',
  place: (at, count) => `${at} di ${count}`,
  count: count({ one: '# risultato', other: '# risultati' }),
  replaced: count({ one: '# risultato sostituito', other: '# risultati sostituiti' }),
  bad: (reason) => `Non è un’espressione regolare: ${reason}`,
  tooSlow: 'Questa espressione richiede troppo tempo in questa nota. Semplificala.',
}

/** Words and reading time in Italian. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# minuto di lettura', other: '# minuti di lettura' }),
  selected: (words) => `Selezione: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Italian. */
export const reloadText: EditorText['reload'] = {
  draft: 'Pagina ricaricata: si riprende da ciò che avevi scritto, e viene salvato.',
  file: 'Pagina ricaricata: questo è il file, con tutto ciò che avevi scritto.',
  noRoom: 'Questo browser non ha spazio per le bozze: ciò che scrivi è al sicuro solo una volta salvato.',
}
