import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Notiz',
  abstract: 'Zusammenfassung',
  summary: 'Zusammenfassung',
  tldr: 'Kurz gesagt',
  info: 'Info',
  todo: 'Zu tun',
  tip: 'Tipp',
  hint: 'Hinweis',
  important: 'Wichtig',
  success: 'Erfolg',
  check: 'Geprüft',
  done: 'Erledigt',
  question: 'Frage',
  help: 'Hilfe',
  faq: 'Häufige Fragen',
  warning: 'Warnung',
  caution: 'Vorsicht',
  attention: 'Achtung',
  failure: 'Fehlschlag',
  fail: 'Gescheitert',
  missing: 'Fehlt',
  danger: 'Gefahr',
  error: 'Fehler',
  bug: 'Programmfehler',
  example: 'Beispiel',
  quote: 'Zitat',
  cite: 'Zitat',
}

/** Words that stand within a note's text, in German. */
export const bodyText: BodyText = {
  footnotes: () => 'Fußnoten',
  footnote: (of) => `Fußnote ${of}`,
  backToCall: (of, place) =>
    place === ''
      ? `Zurück zum Verweis auf Fußnote ${of}`
      : `Zurück zum Verweis auf Fußnote ${of}, Stelle ${place}`,
  noSuchPart: (of) => `„${of}“ hat keinen solchen Abschnitt`,
  data: () => 'Daten',
  source: () => 'Quelltext',
  diagram: () => 'Diagramm; sein Quelltext steht darunter',
  again: () => 'Von vorn',
  back: () => 'Ein Schritt zurück',
  play: () => 'Abspielen',
  forward: () => 'Ein Schritt vor',
  moment: () => 'Link zu diesem Moment',
  tooLong: () => 'Das ist zu lang und wurde nicht übernommen:',
  notInLink: () => 'Der Text ist zu lang für einen Link; dieser führt zu dem Text, der anfangs dort steht.',
  task: (of) => (of === ' ' ? 'offen' : of === 'x' || of === 'X' ? 'erledigt' : `markiert mit ${of}`),
  callout: (of) => callouts[of] ?? of,
}
