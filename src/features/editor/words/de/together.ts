import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in German. */
export const togetherText: TogetherText = {
  writers: 'Wer hier ist',
  standing: {
    offline: 'Nicht verbunden.',
    offlineUnsent: 'Nicht verbunden. Was du schreibst, wird gesendet, sobald der Hub antwortet.',
    sending: 'Sendet …',
    saved: 'Im Repository gespeichert',
    unsaved: 'Aufbewahrt; in einigen Sekunden im Repository gespeichert',
    waiting: (reason) => `Aufbewahrt, aber noch nicht im Repository gespeichert: ${reason}`,
    conflict: 'Aufbewahrt, aber nicht gespeichert: Entscheide unten',
  },
  refusal: {
    anew: 'Diese Notiz wurde inzwischen neu begonnen. Lade die Seite neu.',
    unfit:
      'Diese Notiz lässt sich hier nicht schreiben: Sie ist zu lang, nicht in UTF-8 oder hat zweierlei Zeilenenden.',
    forbidden: 'Du darfst diese Notiz nicht schreiben.',
    kept: 'Was du zuletzt geschrieben hast, steht noch hier: Kopiere es, bevor du gehst.',
  },
  conflict: {
    removed: 'Jemand hat diese Notiz aus dem Repository entfernt, während hier an ihr geschrieben wurde.',
    changed: 'Jemand hat für dieselbe Stelle andere Worte ins Repository gebracht. Dort lautet die Notiz:',
    writeAgain: 'Neu schreiben',
    letGo: 'Verwerfen',
    ours: 'Unsere nehmen',
    theirs: 'Die anderen nehmen',
    both: 'Beide nehmen',
  },
  comments: {
    title: 'Kommentare',
    begin: 'Kommentieren',
    beginHint: 'Zum ausgewählten Text oder zum Satz beim Cursor (Strg+Alt+M)',
    own: 'Dein Kommentar',
    say: 'Absenden',
    ownReply: 'Deine Antwort',
    reply: 'Antworten',
    cancel: 'Abbrechen',
    resolved: (count) => `Erledigt (${count})`,
    resolvedBy: (name) => `Erledigt von ${name}`,
    removed: 'Der Text, um den es geht, wurde entfernt:',
    show: 'Zeigen',
    showHint: 'Wählt die Stelle im Text aus',
    resolve: 'Erledigen',
    reopen: 'Wieder öffnen',
  },
  notSaid: {
    full: 'Die Notiz hat so viele Kommentare, wie sie haben darf.',
    misplaced: 'Die Stelle des Kommentars ist nicht im Text.',
    gone: 'Den Kommentar gibt es nicht mehr.',
    later: 'Der Hub kann ihn gerade nicht aufbewahren. Er wird noch einmal gesendet.',
  },
}
