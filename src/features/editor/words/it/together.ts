import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Italian. */
export const togetherText: TogetherText = {
  writers: 'Chi è qui',
  standing: {
    offline: 'Non connesso.',
    offlineUnsent: 'Non connesso. Ciò che scrivi viene inviato quando l’hub risponde.',
    sending: 'Invio…',
    saved: 'Salvato nel repository',
    unsaved: 'Conservato; salvato nel repository tra qualche secondo',
    waiting: (reason) => `Conservato, ma non ancora salvato nel repository: ${reason}`,
    conflict: 'Conservato, ma non salvato: decidi qui sotto',
  },
  refusal: {
    anew: 'Nel frattempo questa nota è stata ricominciata. Ricarica la pagina.',
    unfit:
      'Questa nota non si può scrivere qui: è troppo lunga, non è in UTF-8 o ha fini di riga di due tipi.',
    forbidden: 'Non puoi scrivere questa nota.',
    kept: 'Ciò che hai scritto per ultimo è ancora qui: copialo prima di uscire.',
  },
  conflict: {
    removed: 'Qualcuno ha eliminato questa nota dal repository mentre qui la si scriveva.',
    changed: 'Qualcuno ha inviato altre parole per lo stesso punto. Questa è la nota del repository:',
    writeAgain: 'Scrivila di nuovo',
    letGo: 'Lasciala andare',
    ours: 'Prendi la nostra',
    theirs: 'Prendi la loro',
    both: 'Prendi entrambe',
  },
  comments: {
    title: 'Commenti',
    begin: 'Commenta',
    beginHint: 'Su ciò che è selezionato, o sulla frase al cursore (Ctrl+Alt+M)',
    own: 'Il tuo commento',
    say: 'Invia',
    ownReply: 'La tua risposta',
    reply: 'Rispondi',
    cancel: 'Annulla',
    resolved: (count) => `Risolti (${count})`,
    resolvedBy: (name) => `Risolto da ${name}`,
    removed: 'Il testo di cui si parla è stato eliminato:',
    show: 'Mostra',
    showHint: 'Seleziona il punto nel testo',
    resolve: 'Risolvi',
    reopen: 'Riapri',
  },
  notSaid: {
    full: 'La nota ha tutti i commenti che può avere.',
    misplaced: 'Il punto del commento non è nel testo.',
    gone: 'Il commento non c’è più.',
    later: 'Ora l’hub non può conservarlo. Viene inviato di nuovo.',
  },
}
