import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('it')
const words = count({ one: '# parola', other: '# parole' })
const notes = count({ one: '# nota', other: '# note' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` e altri ${formatted}` : ''}`
}

/** What writing says in Italian. */
export const editorText: EditorText = {
  edit: 'Modifica',
  editHint: 'Modifica questa nota (e)',
  write: 'Scrivila',
  done: 'Fatto',
  save: 'Salva',
  preview: 'Anteprima',
  text: 'Testo',
  mode: {
    title: 'Come si vede il testo',
    next: 'Mostra il testo in un altro modo',
    source: 'Sorgente',
    live: 'Dal vivo',
    side: 'Affiancati',
  },
  vim: 'Tasti di Vim',
  close: 'Chiudi',
  cancel: 'Annulla',
  more: 'Altro',
  label: (title) => `Testo di ${title}`,
  words,
  stored: (name) => `${name} ora è nel giardino`,
  failed: (reason) => `Non ha funzionato: ${reason}`,
  withoutPlugins:
    'I plugin di questo giardino girano sul server, che non risponde: l’anteprima ne fa a meno.',
  state: {
    saved: 'Salvato',
    unsaved: 'Non ancora salvato',
    saving: 'Salvataggio…',
    offline:
      'Il server non risponde più. Ciò che scrivi resta in questo browser e viene salvato quando torna.',
    refused: (reason) => `Non salvato: ${reason}. Ciò che scrivi resta in questo browser.`,
    conflict: 'Qualcun altro ha cambiato le stesse parole. Nulla viene salvato finché non scegli.',
  },
  link: {
    ambiguous: 'Più note hanno questo nome',
    wanted: 'Non ancora scritta',
  },
  draft: {
    title: 'È rimasta una bozza',
    text: (when) => `È del ${when} e non è stata salvata. A sinistra c’è il file com’è ora.`,
    take: 'Continua con la bozza',
    keep: 'Tieni il file',
    onDisk: 'File',
    inDraft: 'Bozza',
  },
  conflict: {
    title: 'Due versioni',
    text: 'Il file è stato modificato mentre scrivevi, nelle stesse parole. Prendi le singole modifiche con le frecce, oppure scegli.',
    removed: 'Il file è stato eliminato mentre scrivevi.',
    mine: 'Tieni la mia',
    theirs: 'Prendi l’altra',
    both: 'Tieni entrambe',
    asShown: 'Salva il lato destro',
    takeOver: 'Prendi questa modifica',
    onDisk: 'File (l’altra)',
    here: 'Qui (la mia)',
    writeAgain: 'Scrivilo di nuovo',
    letGo: 'Lascialo andare',
    later: 'Decidi più tardi',
    settle: 'Scegli…',
  },
  key: {
    title: 'Per scrivere serve una chiave',
    text: 'Apri il link che il server ha mostrato all’avvio, o incolla qui la sua chiave.',
    label: 'Chiave',
    enter: 'Continua',
  },
  past: {
    title: 'Versioni precedenti',
    none: 'Non ce ne sono ancora: un testo viene conservato qui quando un altro prende il suo posto.',
    restore: 'Ripristina',
    before: 'Allora',
    now: 'Ora',
    setAside: 'messa da parte in questo browser',
  },
  change: {
    rename: 'Rinomina o sposta',
    what: 'Che cosa',
    note: 'Questa nota',
    folder: 'La sua cartella',
    heading: 'Titoli',
    block: 'Blocchi',
    tag: 'Etichette, in tutto il giardino',
    alias: 'Altri nomi',
    newName: 'Nuovo nome o percorso',
    merge: 'Unisci a un’altra nota',
    mergeText:
      'Il testo di questa nota va in fondo all’altra, i link a questa portano lì e questa nota viene eliminata.',
    mergeInto: 'L’altra nota',
    extract: 'Fai una nota della selezione',
    extractTo: 'Percorso della nuova nota',
    leave: 'Al suo posto',
    leaveLink: 'un link',
    leaveEmbed: 'un’inclusione, così resta leggibile qui',
    nothingSelected: 'Seleziona prima ciò che deve diventare una nota.',
    show: 'Mostra che cosa cambia',
    created: 'nuovo',
    removed: 'eliminato',
    symlink: 'un link simbolico, portato al nuovo posto',
    moved: 'cambia solo il nome',
    rest: count({ one: 'e # altro file', other: 'e altri # file' }),
    links: count({ one: '# link viene riscritto.', other: '# link vengono riscritti.' }),
    byAlias: count({
      one: '# di questi avrebbe portato qui solo per un alias, che gli altri programmi non seguono.',
      other: '# di questi avrebbero portato qui solo per un alias, che gli altri programmi non seguono.',
    }),
    unread: (names, more, formatted) =>
      `Questi non si sono potuti leggere, quindi i loro link restano come sono: ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# punto lasciato com’è, perché dei link ci passano: lo cambia chi rinomina.',
      other: '# punti lasciati come sono, perché dei link ci passano: li cambia chi rinomina.',
    }),
    unsearched: (names, more, formatted) =>
      `Non esaminati, perché non si sono potuti leggere: ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Lasciati come sono, perché appena modificati: ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `Si trova anche in alcune lavagne, che restano come sono: ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `In ${folder}/ non resta alcuna nota, quindi i link alla cartella non porteranno più da nessuna parte: ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `I link simbolici in ciò che le impostazioni ignorano restano come sono e non porteranno più da nessuna parte: ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (sembra avere link simili)`,
    apply: count({ one: 'Modifica # file', other: 'Modifica # file' }),
    done: count({ one: '# file modificato', other: '# file modificati' }),
    undo: 'Annulla',
    undoLast: (title) => `Annulla: ${title}`,
    undone: 'Annullato: ogni file è com’era',
  },
  block: {
    title: 'Segna il blocco',
    text: (path, id) => `Il link ha bisogno di ^${id} alla fine di questo paragrafo di ${path}:`,
    add: 'Aggiungilo',
    gone: (path) => `${path} è cambiata: il paragrafo non è più dov’era e non è stato scritto nulla.`,
  },
  removal: {
    title: 'Elimina questa nota',
    text: (path) => `${path} va nella cartella .trash del giardino.`,
    remove: 'Elimina',
  },
  task: {
    done: 'Fatta',
    open: 'Di nuovo aperta',
    changed: 'Nel frattempo la nota è cambiata; non è stato scritto nulla. Premi ancora.',
  },
  beside: {
    title: 'Accanto al testo',
    close: 'Chiudi il pannello',
    outline: 'Struttura',
    links: 'Link',
    backlinks: 'Link in arrivo',
    mentions: 'Menzioni',
    problems: 'Problemi',
    line: (number) => `Riga ${number}:`,
    none: {
      outline: 'Ancora nessun titolo.',
      links: 'Non ha ancora link.',
      backlinks: 'Nessun link porta ancora qui.',
      mentions: 'Nessun’altra nota la nomina senza link.',
      problems: 'Nessun problema.',
    },
  },
  creation: {
    title: 'Nuova nota',
    name: 'Titolo, preceduto da cartelle se vuoi',
    create: 'Scrivila',
    template: 'Modello',
    noTemplate: 'Nessuno: solo un titolo',
  },
  template: {
    title: 'Inserisci un modello',
    which: 'Modello',
    insert: 'Inserisci',
    none: 'Questo giardino non ha modelli: l’impostazione «templates» indica la loro cartella.',
  },
  mentions: {
    title: 'Nomi che potrebbero essere link',
    none: 'Qui nessuna nota è nominata senza link.',
    link: 'Collega quelli spuntati',
    hint: (title) => `Nomina «${title}» senza link. Alt L ne fa uno`,
  },
  complete: {
    newFootnote: 'una nuova nota a piè di pagina',
    today: 'oggi',
    tomorrow: 'domani',
    yesterday: 'ieri',
    uses: notes,
    wanted: count({
      one: 'non ancora scritta; # link la chiede',
      other: 'non ancora scritta; # link la chiedono',
    }),
    adds: (id) => `aggiunge lì ^${id}`,
    like: (callout) => `come ${callout}`,
  },
  desk: {
    title: 'Scrivania del giardiniere',
    loading: 'Esame del giardino…',
    nothing: 'Qui non c’è nulla che ti aspetti.',
    problems: 'Link che non portano da nessuna parte, o non dove volevi',
    wanted: 'Note da scrivere',
    tend: 'Da curare',
    orphans: 'Note a cui nessun link porta e da cui nessuno parte',
    sprouting: count({
      one: 'un germoglio a cui rimanda # nota',
      other: 'un germoglio a cui rimandano # note',
    }),
    stale: (day, newer) => `ultima modifica: ${day}, prima di ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'nessuno ha eseguito ciò che afferma'
        : `ciò che afferma è stato eseguito l’ultima volta il ${since}`,
    bridge: (shared) => `entrambe parlano di ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, benché ${leading}`,
    leading: count({ one: '# nota porti lì', other: '# note portino lì' }),
    noTopic: 'senza argomento',
    mentions: 'Nomi senza link',
    open: 'Apri',
    link: 'Collegali',
    use: (name) => `Usa «${name}»`,
    asks: count({ one: '# nota la chiede', other: '# note la chiedono' }),
    names: count({ one: '# nome', other: '# nomi' }),
    more: (_, formatted) => `altri ${formatted}`,
    mended: (title) => `Corretto in ${title}`,
    notMended: 'Nel frattempo la nota è cambiata; non è stato scritto nulla.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Suggerimenti',
    Diagnostics: 'Problemi',
    'No diagnostics': 'Nessun problema',
    'Go to line': 'Vai alla riga',
    go: 'Vai',
    'folded code': 'testo ripiegato',
    unfold: 'espandi',
    '$ unchanged lines': '$ righe invariate',
    'Revert this chunk': 'Prendi questa modifica',
    'Control character': 'Carattere di controllo',
    'Selection deleted': 'Selezione eliminata',
    to: 'a',
  },
}
