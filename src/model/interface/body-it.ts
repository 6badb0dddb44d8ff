import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Nota',
  abstract: 'Sommario',
  summary: 'Riassunto',
  tldr: 'In breve',
  info: 'Informazione',
  todo: 'Da fare',
  tip: 'Consiglio',
  hint: 'Suggerimento',
  important: 'Importante',
  success: 'Successo',
  check: 'Verificato',
  done: 'Fatto',
  question: 'Domanda',
  help: 'Aiuto',
  faq: 'Domande frequenti',
  warning: 'Avvertenza',
  caution: 'Cautela',
  attention: 'Attenzione',
  failure: 'Insuccesso',
  fail: 'Fallito',
  missing: 'Mancante',
  danger: 'Pericolo',
  error: 'Errore',
  bug: 'Difetto',
  example: 'Esempio',
  quote: 'Citazione',
  cite: 'Citazione',
}

/** Words that stand within a note's text, in Italian. */
export const bodyText: BodyText = {
  footnotes: () => 'Note a piè di pagina',
  footnote: (of) => `Nota ${of}`,
  backToCall: (of, place) =>
    place === ''
      ? `Torna al richiamo della nota ${of}`
      : `Torna al richiamo della nota ${of}, punto ${place}`,
  noSuchPart: (of) => `«${of}» non ha questa parte`,
  data: () => 'Dati',
  source: () => 'Sorgente',
  diagram: () => 'Diagramma; il sorgente è sotto',
  again: () => 'Dall’inizio',
  back: () => 'Un passo indietro',
  play: () => 'Riproduci',
  forward: () => 'Un passo avanti',
  moment: () => 'Link a questo momento',
  tooLong: () => 'È troppo lungo e non è stato preso:',
  notInLink: () => 'Il testo è troppo lungo per un link; questo porta al testo che c’è all’inizio.',
  task: (of) => (of === ' ' ? 'da fare' : of === 'x' || of === 'X' ? 'fatto' : `segnato con ${of}`),
  callout: (of) => callouts[of] ?? of,
}
