import type { EditorText } from '../editor-text.ts'

/** What is said in German of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Eine große Datei',
  largeText: (names) => `${names}: Im Garten abgelegt, gehört sie zu jeder Kopie des Gartens.`,
  store: 'Ablegen',
  leave: 'Weglassen',
  tooLarge: (name, size, most) =>
    `${name} ist ${size} groß und wird nicht abgelegt: Der Garten nimmt Dateien bis ${most}.`,
  storing: (name, percent) => `Legt ${name} ab: ${percent}`,
  gone: 'der Server antwortet nicht; nichts wurde abgelegt',
  unreadable: (name) => `${name} lässt sich nicht lesen`,
  address: 'Eine Adresse wurde eingefügt',
  titled: 'Link mit Titel daraus machen',
  asking: 'Fragt nach dem Titel der Seite …',
  noTitle: 'Die Seite nannte keinen Titel: Der Link heißt nach ihrer Adresse',
  noAddress: 'Beim Cursor steht keine Adresse',
}
