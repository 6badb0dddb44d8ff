import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('de')
const sections = count({ one: '# Abschnitt', other: '# Abschnitte' })
const places = count({ one: '# Stelle', other: '# Stellen' })

/** What changes across notes ask, in German. */
export const acrossText: AcrossText = {
  split: {
    title: 'An den Überschriften teilen',
    level: 'Eine Notiz für jeden Abschnitt der',
    levelOf: (level, n, formatted) => `Ebene ${level} (${sections(n, formatted)})`,
    none: 'Diese Notiz hat keine Überschrift, an der sie sich teilen ließe.',
    folder: 'Ordner der neuen Notizen',
  },
  movePart: {
    title: 'In eine andere Notiz verschieben',
    what: 'Was',
    selection: 'die Auswahl',
    block: 'den Absatz beim Cursor',
    section: (heading) => `den Abschnitt „${heading}“`,
    to: 'Die andere Notiz',
    under: 'Wohin',
    atEnd: 'an ihr Ende',
    underHeading: (heading) => `unter „${heading}“`,
    leave: 'An seiner Stelle',
    leaveNothing: 'nichts',
  },
  series: {
    title: 'Diesen Ordner zur Reihe machen',
    name: 'Wie die Reihe heißt',
    by: 'Was es sagt',
    byProperties: 'Eigenschaften jeder Notiz',
    byIndex: 'eine Liste in einer eigenen Notiz',
    order: 'Ihre Teile der Reihe nach',
    up: (name) => `${name}: früher`,
    down: (name) => `${name}: später`,
    few: 'In diesem Ordner sind keine zwei Notizen.',
  },
  replace: {
    title: 'Im Garten suchen und ersetzen',
    find: 'Suchen',
    replacement: 'Ersetzen durch',
    regexp: 'Regulärer Ausdruck',
    matchCase: 'Groß- und Kleinschreibung beachten',
    word: 'Ganze Wörter',
    within: 'Wo',
    text: 'Text',
    properties: 'Eigenschaften',
    code: 'Code, Formeln, HTML und Kommentare',
    links: 'Ziele von Links',
    folder: 'Nur im Ordner',
    tag: 'Nur mit dem Tag',
    line: (line) => `Zeile ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Angekreuzte ersetzen',
    nothing: 'Nichts ist angekreuzt.',
    skipped: (names) => `Unverändert, weil sie sich inzwischen geändert haben: ${names}`,
  },
}
