import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('it')
const sections = count({ one: '# sezione', other: '# sezioni' })
const places = count({ one: '# punto', other: '# punti' })

/** What changes across notes ask, in Italian. */
export const acrossText: AcrossText = {
  split: {
    title: 'Dividi ai titoli',
    level: 'Una nota per ogni sezione di',
    levelOf: (level, n, formatted) => `livello ${level} (${sections(n, formatted)})`,
    none: 'Questa nota non ha titoli a cui dividerla.',
    folder: 'Cartella delle nuove note',
  },
  movePart: {
    title: 'Sposta in un’altra nota',
    what: 'Che cosa',
    selection: 'la selezione',
    block: 'il paragrafo sotto il cursore',
    section: (heading) => `la sezione «${heading}»`,
    to: 'L’altra nota',
    under: 'Dove',
    atEnd: 'in fondo',
    underHeading: (heading) => `sotto «${heading}»`,
    leave: 'Al suo posto',
    leaveNothing: 'niente',
  },
  series: {
    title: 'Fai una serie di questa cartella',
    name: 'Come si chiama la serie',
    by: 'Che cosa lo indica',
    byProperties: 'proprietà di ogni nota',
    byIndex: 'un elenco in una nota a sé',
    order: 'Le sue parti, in ordine',
    up: (name) => `${name}: prima`,
    down: (name) => `${name}: dopo`,
    few: 'In questa cartella non ci sono due note.',
  },
  replace: {
    title: 'Trova e sostituisci nel giardino',
    find: 'Trova',
    replacement: 'Sostituisci con',
    regexp: 'Espressione regolare',
    matchCase: 'Distingui maiuscole e minuscole',
    word: 'Parole intere',
    within: 'Dove',
    text: 'testo',
    properties: 'proprietà',
    code: 'codice, formule, HTML e commenti',
    links: 'destinazioni dei link',
    folder: 'Solo nella cartella',
    tag: 'Solo con l’etichetta',
    line: (line) => `Riga ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Sostituisci ciò che è spuntato',
    nothing: 'Nulla è spuntato.',
    skipped: (names) => `Lasciati come sono, perché nel frattempo sono cambiati: ${names}`,
  },
}
