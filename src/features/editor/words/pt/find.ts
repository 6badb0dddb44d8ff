import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('pt')

/** What finding in a note says in Portuguese. */
export const findText: EditorText['find'] = {
  title: 'Pesquisar e substituir',
  search: 'Pesquisar',
  replacement: 'Substituir por',
  showReplacing: 'Substituir',
  isCaseSensitive: 'Diferenciar maiúsculas de minúsculas',
  isWholeWord: 'Palavras inteiras',
  isRegExp: 'Expressão regular',
  inSelection: 'Na seleção',
  next: 'Próximo resultado',
  previous: 'Resultado anterior',
  close: 'Fechar',
  replaceOne: 'Substituir',
  replaceAll: 'Substituir tudo',
  none: 'Nada encontrado',
  place: (at, count) => `${at} de ${count}`,
  count: count({ one: '# resultado', other: '# resultados' }),
  replaced: count({ one: '# resultado substituído', other: '# resultados substituídos' }),
  bad: (reason) => `Não é uma expressão regular: ${reason}`,
  tooSlow: 'Esta expressão demora demais nesta nota. Simplifique-a.',
}

/** Words and reading time in Portuguese. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# minuto de leitura', other: '# minutos de leitura' }),
  selected: (words) => `Seleção: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Portuguese. */
export const reloadText: EditorText['reload'] = {
  draft: 'Página recarregada: continua com o que você tinha digitado, e isso é salvo.',
  file: 'Página recarregada: este é o arquivo, com tudo o que foi digitado.',
  noRoom: 'Este navegador não tem espaço para rascunhos: o que você digita só está seguro depois de salvo.',
}
