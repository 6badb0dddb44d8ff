import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('de')
const words = count({ one: '# Wort', other: '# Wörter' })
const notes = count({ one: '# Notiz', other: '# Notizen' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` und ${formatted} weitere` : ''}`
}

/** What writing says in German. */
export const editorText: EditorText = {
  edit: 'Bearbeiten',
  editHint: 'Diese Notiz bearbeiten (e)',
  write: 'Schreiben',
  done: 'Fertig',
  save: 'Speichern',
  preview: 'Vorschau',
  text: 'Text',
  mode: {
    title: 'Wie der Text gezeigt wird',
    next: 'Text anders zeigen',
    source: 'Quelltext',
    live: 'Live',
    side: 'Nebeneinander',
  },
  vim: 'Vim-Tasten',
  close: 'Schließen',
  cancel: 'Abbrechen',
  more: 'Mehr',
  label: (title) => `Text von ${title}`,
  words,
  stored: (name) => `${name} ist jetzt im Garten`,
  failed: (reason) => `Das hat nicht geklappt: ${reason}`,
  withoutPlugins:
    'Die Plugins dieses Gartens laufen im Server, der nicht antwortet: Die Vorschau zeigt sich ohne sie.',
  state: {
    saved: 'Gespeichert',
    unsaved: 'Noch nicht gespeichert',
    saving: 'Speichert …',
    offline:
      'Der Server ist nicht erreichbar. Was du schreibst, bleibt in diesem Browser und wird gespeichert, sobald er wieder da ist.',
    refused: (reason) => `Nicht gespeichert: ${reason}. Was du schreibst, bleibt in diesem Browser.`,
    conflict: 'Jemand anderes hat dieselben Wörter geändert. Nichts wird gespeichert, bis du gewählt hast.',
  },
  link: {
    ambiguous: 'Mehrere Notizen heißen so',
    wanted: 'Noch nicht geschrieben',
  },
  draft: {
    title: 'Ein Entwurf ist noch da',
    text: (when) =>
      `Er ist vom ${when} und wurde nicht gespeichert. Links steht die Datei, wie sie jetzt ist.`,
    take: 'Mit dem Entwurf weitermachen',
    keep: 'Datei behalten',
    onDisk: 'Datei',
    inDraft: 'Entwurf',
  },
  conflict: {
    title: 'Zwei Fassungen',
    text: 'Die Datei wurde geändert, während du geschrieben hast, und zwar dieselben Wörter. Übernimm einzelne Änderungen mit den Pfeilen, oder wähle.',
    removed: 'Die Datei wurde gelöscht, während du geschrieben hast.',
    mine: 'Meine behalten',
    theirs: 'Die andere nehmen',
    both: 'Beide behalten',
    asShown: 'Rechte Seite speichern',
    takeOver: 'Diese Änderung übernehmen',
    onDisk: 'Datei (die andere)',
    here: 'Hier (meine)',
    writeAgain: 'Neu schreiben',
    letGo: 'Verwerfen',
    later: 'Später entscheiden',
    settle: 'Wählen …',
  },
  key: {
    title: 'Zum Schreiben braucht es einen Schlüssel',
    text: 'Öffne den Link, den der Server beim Start ausgegeben hat, oder füge hier seinen Schlüssel ein.',
    label: 'Schlüssel',
    enter: 'Weiter',
  },
  past: {
    title: 'Frühere Fassungen',
    none: 'Noch gibt es keine: Ein Text wird hier aufgehoben, wenn ein anderer an seine Stelle tritt.',
    restore: 'Wiederherstellen',
    before: 'Damals',
    now: 'Jetzt',
    setAside: 'in diesem Browser beiseitegelegt',
  },
  change: {
    rename: 'Umbenennen oder verschieben',
    what: 'Was',
    note: 'Diese Notiz',
    folder: 'Ihr Ordner',
    heading: 'Überschriften',
    block: 'Blöcke',
    tag: 'Tags, im ganzen Garten',
    alias: 'Aliasse',
    newName: 'Neuer Name oder Pfad',
    merge: 'Mit einer anderen Notiz zusammenführen',
    mergeText:
      'Der Text dieser Notiz kommt ans Ende der anderen, Links auf sie führen dorthin, und diese Notiz wird entfernt.',
    mergeInto: 'Die andere Notiz',
    extract: 'Auswahl zur Notiz machen',
    extractTo: 'Pfad der neuen Notiz',
    leave: 'An ihrer Stelle',
    leaveLink: 'ein Link',
    leaveEmbed: 'eine Einbettung, sodass es hier lesbar bleibt',
    nothingSelected: 'Wähle zuerst aus, was eine eigene Notiz werden soll.',
    show: 'Zeigen, was sich ändert',
    created: 'neu',
    removed: 'entfernt',
    symlink: 'ein symbolischer Link, der an den neuen Ort führt',
    moved: 'nur der Name ändert sich',
    rest: count({ one: 'und # weitere Datei', other: 'und # weitere Dateien' }),
    links: count({ one: '# Link wird neu geschrieben.', other: '# Links werden neu geschrieben.' }),
    byAlias: count({
      one: '# davon hätte nur über einen Alias hierher geführt, und dem folgen andere Programme nicht.',
      other: '# davon hätten nur über einen Alias hierher geführt, und dem folgen andere Programme nicht.',
    }),
    unread: (names, more, formatted) =>
      `Diese ließen sich nicht lesen, also bleiben ihre Links, wie sie sind: ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# Stelle bleibt, wie sie ist, weil Links über sie führen: Die ändert ein Umbenennen.',
      other: '# Stellen bleiben, wie sie sind, weil Links über sie führen: Die ändert ein Umbenennen.',
    }),
    unsearched: (names, more, formatted) =>
      `Nicht durchsucht, weil sie sich nicht lesen ließen: ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Unverändert, weil sie eben erst geändert wurden: ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `Es steht auch in Canvas-Dateien, die bleiben, wie sie sind: ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `In ${folder}/ bleibt keine Notiz, also führen Links dorthin dann ins Leere: ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `Symbolische Links in dem, was die Einstellungen ausschließen, bleiben, wie sie sind, und führen dann ins Leere: ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (scheint solche Links zu haben)`,
    apply: count({ one: '# Datei ändern', other: '# Dateien ändern' }),
    done: count({ one: '# Datei geändert', other: '# Dateien geändert' }),
    undo: 'Rückgängig',
    undoLast: (title) => `Rückgängig: ${title}`,
    undone: 'Rückgängig gemacht: Jede Datei ist, wie sie war',
  },
  block: {
    title: 'Block markieren',
    text: (path, id) => `Der Link braucht ^${id} am Ende dieses Absatzes von ${path}:`,
    add: 'Anfügen',
    gone: (path) =>
      `${path} hat sich geändert: Der Absatz ist nicht mehr, wo er war, und nichts wurde geschrieben.`,
  },
  removal: {
    title: 'Diese Notiz löschen',
    text: (path) => `${path} kommt in den Ordner .trash des Gartens.`,
    remove: 'Löschen',
  },
  task: {
    done: 'Erledigt',
    open: 'Wieder offen',
    changed: 'Die Notiz wurde inzwischen geändert; nichts wurde geschrieben. Drück noch einmal.',
  },
  beside: {
    title: 'Neben dem Text',
    close: 'Seitenleiste schließen',
    outline: 'Gliederung',
    links: 'Links',
    backlinks: 'Backlinks',
    mentions: 'Erwähnungen',
    problems: 'Probleme',
    line: (number) => `Zeile ${number}:`,
    none: {
      outline: 'Noch keine Überschriften.',
      links: 'Noch verlinkt sie nichts.',
      backlinks: 'Noch führt kein Link hierher.',
      mentions: 'Keine andere Notiz nennt sie ohne Link.',
      problems: 'Keine Probleme.',
    },
  },
  creation: {
    title: 'Neue Notiz',
    name: 'Titel, davor Ordner, wenn du magst',
    create: 'Schreiben',
    template: 'Vorlage',
    noTemplate: 'Keine: nur ein Titel',
  },
  template: {
    title: 'Vorlage einfügen',
    which: 'Vorlage',
    insert: 'Einfügen',
    none: 'Dieser Garten hat keine Vorlagen: Die Einstellung „templates“ nennt ihren Ordner.',
  },
  mentions: {
    title: 'Namen, die Links sein könnten',
    none: 'Hier wird keine Notiz ohne Link genannt.',
    link: 'Angekreuzte verlinken',
    hint: (title) => `Nennt „${title}“ ohne Link. Alt L macht einen daraus`,
  },
  complete: {
    newFootnote: 'eine neue Fußnote',
    today: 'heute',
    tomorrow: 'morgen',
    yesterday: 'gestern',
    uses: notes,
    wanted: count({
      one: 'noch nicht geschrieben; # Link fragt danach',
      other: 'noch nicht geschrieben; # Links fragen danach',
    }),
    adds: (id) => `fügt dort ^${id} an`,
    like: (callout) => `wie ${callout}`,
  },
  desk: {
    title: 'Schreibtisch des Gärtners',
    loading: 'Sieht den Garten durch …',
    nothing: 'Hier wartet nichts auf dich.',
    problems: 'Links, die ins Leere führen oder nicht dorthin, wohin sie sollten',
    wanted: 'Gewünschte Notizen',
    tend: 'Was Pflege braucht',
    orphans: 'Notizen, zu denen kein Link hin- oder wegführt',
    sprouting: count({
      one: 'ein Keimling, den # Notiz verlinkt',
      other: 'ein Keimling, den # Notizen verlinken',
    }),
    stale: (day, newer) => `zuletzt geändert ${day}, vor ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'niemand hat ausgeführt, was sie behauptet'
        : `was sie behauptet, lief zuletzt am ${since}`,
    bridge: (shared) => `beide sprechen von ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, obwohl ${leading}`,
    leading: count({ one: '# Notiz dorthin führt', other: '# Notizen dorthin führen' }),
    noTopic: 'ohne Thema',
    mentions: 'Namen ohne Link',
    open: 'Öffnen',
    link: 'Verlinken',
    use: (name) => `„${name}“ nehmen`,
    asks: count({ one: '# Notiz fragt danach', other: '# Notizen fragen danach' }),
    names: count({ one: '# Name', other: '# Namen' }),
    more: (_, formatted) => `${formatted} weitere`,
    mended: (title) => `In ${title} behoben`,
    notMended: 'Die Notiz wurde inzwischen geändert; nichts wurde geschrieben.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Vervollständigungen',
    Diagnostics: 'Probleme',
    'No diagnostics': 'Keine Probleme',
    'Go to line': 'Gehe zu Zeile',
    go: 'Los',
    'folded code': 'eingeklappter Text',
    unfold: 'ausklappen',
    '$ unchanged lines': '$ unveränderte Zeilen',
    'Revert this chunk': 'Diese Änderung übernehmen',
    'Control character': 'Steuerzeichen',
    'Selection deleted': 'Auswahl gelöscht',
    to: 'bis',
  },
}
