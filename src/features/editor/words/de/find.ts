import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('de')

/** What finding in a note says in German. */
export const findText: EditorText['find'] = {
  title: 'Suchen und ersetzen',
  search: 'Suchen',
  replacement: 'Ersetzen durch',
  showReplacing: 'Ersetzen',
  isCaseSensitive: 'Groß- und Kleinschreibung beachten',
  isWholeWord: 'Ganze Wörter',
  isRegExp: 'Regulärer Ausdruck',
  inSelection: 'In der Auswahl',
  next: 'Nächster Treffer',
  previous: 'Voriger Treffer',
  close: 'Schließen',
  replaceOne: 'Ersetzen',
  replaceAll: 'Alle ersetzen',
  none: 'Nicht gefunden',
  place: (at, count) => `${at} von ${count}`,
  count: count({ one: '# Treffer', other: '# Treffer' }),
  replaced: count({ one: '# Treffer ersetzt', other: '# Treffer ersetzt' }),
  bad: (reason) => `Kein regulärer Ausdruck: ${reason}`,
  tooSlow: 'Dieser Ausdruck braucht in dieser Notiz zu lange. Vereinfache ihn.',
}

/** Words and reading time in German. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# Minute Lesezeit', other: '# Minuten Lesezeit' }),
  selected: (words) => `Ausgewählt: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in German. */
export const reloadText: EditorText['reload'] = {
  draft: 'Neu geladen: Es geht weiter mit dem, was du geschrieben hattest, und wird gespeichert.',
  file: 'Neu geladen: Dies ist die Datei, mit allem, was du geschrieben hattest.',
  noRoom:
    'Dieser Browser hat keinen Platz für Entwürfe: Was du schreibst, ist erst sicher, wenn es gespeichert ist.',
}
