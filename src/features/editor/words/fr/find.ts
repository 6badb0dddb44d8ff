import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('fr')

/** What finding in a note says in French. */
export const findText: EditorText['find'] = {
  title: 'Rechercher et remplacer',
  search: 'Rechercher',
  replacement: 'Remplacer par',
  showReplacing: 'Remplacer',
  isCaseSensitive: 'Respecter la casse',
  isWholeWord: 'Mots entiers',
  isRegExp: 'Expression régulière',
  inSelection: 'Dans la sélection',
  next: 'Résultat suivant',
  previous: 'Résultat précédent',
  close: 'Fermer',
  replaceOne: 'Remplacer',
  replaceAll: 'Tout remplacer',
  none: 'Introuvable',
  place: (at, count) => `${at} sur ${count}`,
  count: count({ one: '# résultat', other: '# résultats' }),
  replaced: count({ one: '# résultat remplacé', other: '# résultats remplacés' }),
  bad: (reason) => `Expression régulière incorrecte : ${reason}`,
  tooSlow: 'Cette expression prend trop de temps dans cette note. Simplifiez-la.',
}

/** Words and reading time in French. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# minute de lecture', other: '# minutes de lecture' }),
  selected: (words) => `Sélection : ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in French. */
export const reloadText: EditorText['reload'] = {
  draft: 'Page rechargée : on reprend ce que vous aviez tapé, et cela s’enregistre.',
  file: 'Page rechargée : voici le fichier, avec tout ce que vous aviez tapé.',
  noRoom:
    'Ce navigateur n’a plus de place pour les brouillons : ce que vous tapez n’est à l’abri qu’une fois enregistré.',
}
