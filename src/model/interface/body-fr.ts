import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Note',
  abstract: 'Résumé',
  summary: 'Résumé',
  tldr: 'En bref',
  info: 'Info',
  todo: 'À faire',
  tip: 'Conseil',
  hint: 'Indice',
  important: 'Important',
  success: 'Réussite',
  check: 'Vérifié',
  done: 'Fait',
  question: 'Question',
  help: 'Aide',
  faq: 'Questions fréquentes',
  warning: 'Avertissement',
  caution: 'Prudence',
  attention: 'Attention',
  failure: 'Échec',
  fail: 'Échoué',
  missing: 'Manquant',
  danger: 'Danger',
  error: 'Erreur',
  bug: 'Bogue',
  example: 'Exemple',
  quote: 'Citation',
  cite: 'Citation',
}

/** Words that stand within a note's text, in French. */
export const bodyText: BodyText = {
  footnotes: () => 'Notes de bas de page',
  footnote: (of) => `Note ${of}`,
  backToCall: (of, place) =>
    place === ''
      ? `Retour à l’appel de la note ${of}`
      : `Retour à l’appel de la note ${of}, endroit ${place}`,
  noSuchPart: (of) => `« ${of} » n’a pas cette partie`,
  data: () => 'Données',
  source: () => 'Source',
  diagram: () => 'Diagramme ; sa source est en dessous',
  again: () => 'Depuis le début',
  back: () => 'Un pas en arrière',
  play: () => 'Lecture',
  forward: () => 'Un pas en avant',
  moment: () => 'Lien vers ce moment',
  tooLong: () => 'C’est trop long et n’a pas été pris en compte :',
  notInLink: () => 'Le texte est trop long pour un lien ; celui-ci mène au texte qui s’y trouve au départ.',
  task: (of) => (of === ' ' ? 'à faire' : of === 'x' || of === 'X' ? 'fait' : `marqué ${of}`),
  callout: (of) => callouts[of] ?? of,
}
