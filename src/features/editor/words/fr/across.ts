import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('fr')
const sections = count({ one: '# section', other: '# sections' })
const places = count({ one: '# endroit', other: '# endroits' })

/** What changes across notes ask, in French. */
export const acrossText: AcrossText = {
  split: {
    title: 'Diviser selon ses titres',
    level: 'Une note pour chaque section de',
    levelOf: (level, n, formatted) => `niveau ${level} (${sections(n, formatted)})`,
    none: 'Cette note n’a pas de titre selon lequel la diviser.',
    folder: 'Dossier des nouvelles notes',
  },
  movePart: {
    title: 'Déplacer vers une autre note',
    what: 'Quoi',
    selection: 'la sélection',
    block: 'le paragraphe sous le curseur',
    section: (heading) => `la section « ${heading} »`,
    to: 'L’autre note',
    under: 'Où',
    atEnd: 'à la fin',
    underHeading: (heading) => `sous « ${heading} »`,
    leave: 'À sa place',
    leaveNothing: 'rien',
  },
  series: {
    title: 'Faire une série de ce dossier',
    name: 'Nom de la série',
    by: 'Ce qui l’indique',
    byProperties: 'les propriétés de chaque note',
    byIndex: 'une liste dans une note à part',
    order: 'Ses parties, dans l’ordre',
    up: (name) => `${name} : plus tôt`,
    down: (name) => `${name} : plus tard`,
    few: 'Il n’y a pas deux notes dans ce dossier.',
  },
  replace: {
    title: 'Rechercher et remplacer dans le jardin',
    find: 'Rechercher',
    replacement: 'Remplacer par',
    regexp: 'Expression régulière',
    matchCase: 'Respecter la casse',
    word: 'Mots entiers',
    within: 'Dans',
    text: 'texte',
    properties: 'propriétés',
    code: 'code, formules, HTML et commentaires',
    links: 'cibles des liens',
    folder: 'Seulement dans le dossier',
    tag: 'Seulement avec l’étiquette',
    line: (line) => `Ligne ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Remplacer ce qui est coché',
    nothing: 'Rien n’est coché.',
    skipped: (names) => `Laissés tels quels, car ils ont changé entre-temps : ${names}`,
  },
}
