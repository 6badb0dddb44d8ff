import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Nota',
  abstract: 'Resumo',
  summary: 'Síntese',
  tldr: 'Em poucas palavras',
  info: 'Informação',
  todo: 'A fazer',
  tip: 'Dica',
  hint: 'Pista',
  important: 'Importante',
  success: 'Sucesso',
  check: 'Verificado',
  done: 'Feito',
  question: 'Pergunta',
  help: 'Ajuda',
  faq: 'Perguntas frequentes',
  warning: 'Aviso',
  caution: 'Cuidado',
  attention: 'Atenção',
  failure: 'Falha',
  fail: 'Falhou',
  missing: 'Faltando',
  danger: 'Perigo',
  error: 'Erro',
  bug: 'Defeito',
  example: 'Exemplo',
  quote: 'Citação',
  cite: 'Citação',
}

/** Words that stand within a note's text, in Portuguese. */
export const bodyText: BodyText = {
  footnotes: () => 'Notas de rodapé',
  footnote: (of) => `Nota ${of}`,
  backToCall: (of, place) =>
    place === '' ? `Voltar à chamada da nota ${of}` : `Voltar à chamada da nota ${of}, lugar ${place}`,
  noSuchPart: (of) => `“${of}” não tem essa parte`,
  data: () => 'Dados',
  again: () => 'Do início',
  back: () => 'Um passo atrás',
  play: () => 'Reproduzir',
  forward: () => 'Um passo à frente',
  moment: () => 'Link para este momento',
  task: (of) => (of === ' ' ? 'a fazer' : of === 'x' || of === 'X' ? 'feita' : `marcada com ${of}`),
  callout: (of) => callouts[of] ?? of,
}
