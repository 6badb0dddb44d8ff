import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('pt')
const sections = count({ one: '# seção', other: '# seções' })
const places = count({ one: '# lugar', other: '# lugares' })

/** What changes across notes ask, in Portuguese. */
export const acrossText: AcrossText = {
  split: {
    title: 'Dividir pelos títulos',
    level: 'Uma nota para cada seção de',
    levelOf: (level, n, formatted) => `nível ${level} (${sections(n, formatted)})`,
    none: 'Esta nota não tem títulos pelos quais dividi-la.',
    folder: 'Pasta das novas notas',
  },
  movePart: {
    title: 'Mover para outra nota',
    what: 'O quê',
    selection: 'a seleção',
    block: 'o parágrafo do cursor',
    section: (heading) => `a seção “${heading}”`,
    to: 'A outra nota',
    under: 'Onde',
    atEnd: 'no fim',
    underHeading: (heading) => `sob “${heading}”`,
    leave: 'No lugar',
    leaveNothing: 'nada',
  },
  series: {
    title: 'Transformar esta pasta em série',
    name: 'Como se chama a série',
    by: 'O que indica isso',
    byProperties: 'propriedades de cada nota',
    byIndex: 'uma lista numa nota própria',
    order: 'As partes, em ordem',
    up: (name) => `${name}: antes`,
    down: (name) => `${name}: depois`,
    few: 'Não há duas notas nesta pasta.',
  },
  replace: {
    title: 'Pesquisar e substituir no jardim',
    find: 'Pesquisar',
    replacement: 'Substituir por',
    regexp: 'Expressão regular',
    matchCase: 'Diferenciar maiúsculas de minúsculas',
    word: 'Palavras inteiras',
    within: 'Em',
    text: 'texto',
    properties: 'propriedades',
    code: 'código, fórmulas, HTML e comentários',
    links: 'destinos dos links',
    folder: 'Só na pasta',
    tag: 'Só com a etiqueta',
    line: (line) => `Linha ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Substituir o que está marcado',
    nothing: 'Nada está marcado.',
    skipped: (names) => `Ficam como estão, porque mudaram nesse meio-tempo: ${names}`,
  },
}
