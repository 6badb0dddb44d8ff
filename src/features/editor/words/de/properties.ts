import type { EditorText } from '../editor-text.ts'

/** What the form of a note's properties says in German. */
export const propertyText: EditorText['properties'] = {
  title: 'Eigenschaften',
  asText: 'Als Text bearbeiten',
  add: 'Eigenschaft hinzufügen',
  name: 'Name der Eigenschaft',
  exists: (name) => `Eine Eigenschaft „${name}“ gibt es schon`,
  actions: (name) => `Eigenschaft ${name}: umbenennen, verschieben, löschen`,
  rename: 'Umbenennen',
  kind: 'Typ',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  remove: 'Löschen',
  value: (name) => `Wert von ${name}`,
  pickDate: (name) => `Datum für ${name} wählen`,
  addItem: (name) => `Zu ${name} hinzufügen`,
  items: (name) => `Werte von ${name}`,
  removeItem: (item) => `${item} entfernen`,
  follow: (target) => `${target} öffnen`,
  chipKeys: 'Enter ändert ihn, Delete entfernt ihn, Alt mit einem Pfeil verschiebt ihn',
  asYaml: (name) => `${name} als YAML-Text: dort ändern`,
  moved: (name) => `${name} verschoben`,
  removed: (name) => `${name} gelöscht`,
  expected: {
    number: 'Erwartet wird eine Zahl',
    date: 'Erwartet wird ein Datum wie 2026-11-22',
    datetime: 'Erwartet werden Datum und Uhrzeit wie 2026-11-22T21:30',
    checkbox: 'Erwartet wird true oder false',
  },
  notRead:
    'Diese Eigenschaften lassen sich nicht als Formular zeigen; der Text ist, wie du ihn geschrieben hast.',
  kinds: {
    text: 'Text',
    number: 'Zahl',
    checkbox: 'ja oder nein',
    date: 'Datum',
    datetime: 'Datum und Uhrzeit',
    list: 'Liste',
  },
}
