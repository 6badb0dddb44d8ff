import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('es')
const sections = count({ one: '# sección', other: '# secciones' })
const places = count({ one: '# lugar', other: '# lugares' })

/** What changes across notes ask, in Spanish. */
export const acrossText: AcrossText = {
  split: {
    title: 'Dividir por sus encabezados',
    level: 'Una nota por cada sección de',
    levelOf: (level, n, formatted) => `nivel ${level} (${sections(n, formatted)})`,
    none: 'Esta nota no tiene encabezados por los que dividirla.',
    folder: 'Carpeta de las notas nuevas',
  },
  movePart: {
    title: 'Mover a otra nota',
    what: 'Qué',
    selection: 'la selección',
    block: 'el párrafo del cursor',
    section: (heading) => `la sección «${heading}»`,
    to: 'La otra nota',
    under: 'Dónde',
    atEnd: 'al final',
    underHeading: (heading) => `bajo «${heading}»`,
    leave: 'En su lugar',
    leaveNothing: 'nada',
  },
  series: {
    title: 'Convertir esta carpeta en serie',
    name: 'Cómo se llama la serie',
    by: 'Qué lo indica',
    byProperties: 'propiedades de cada nota',
    byIndex: 'una lista en una nota propia',
    order: 'Sus partes, en orden',
    up: (name) => `${name}: antes`,
    down: (name) => `${name}: después`,
    few: 'No hay dos notas en esta carpeta.',
  },
  replace: {
    title: 'Buscar y reemplazar en el jardín',
    find: 'Buscar',
    replacement: 'Reemplazar por',
    regexp: 'Expresión regular',
    matchCase: 'Distinguir mayúsculas y minúsculas',
    word: 'Palabras completas',
    within: 'En',
    text: 'texto',
    properties: 'propiedades',
    code: 'código, fórmulas, HTML y comentarios',
    links: 'destinos de los enlaces',
    folder: 'Solo en la carpeta',
    tag: 'Solo con la etiqueta',
    line: (line) => `Línea ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Reemplazar lo marcado',
    nothing: 'No hay nada marcado.',
    skipped: (names) => `Quedan como están, porque cambiaron entretanto: ${names}`,
  },
}
