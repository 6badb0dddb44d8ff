import type { EditorText } from '../editor-text.ts'

/** What is said in Italian of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Un file grande',
  largeText: (names) => `${names}: una volta nel giardino, fa parte di ogni sua copia.`,
  store: 'Aggiungilo',
  leave: 'Non aggiungerlo',
  tooLarge: (name, size, most) =>
    `${name} occupa ${size} e non viene aggiunto: il giardino accetta file fino a ${most}.`,
  storing: (name, percent) => `Aggiunta di ${name}: ${percent}`,
  gone: 'il server non risponde; non è stato aggiunto nulla',
  unreadable: (name) => `Impossibile leggere ${name}`,
  address: 'È stato incollato un indirizzo',
  titled: 'Fanne un link con titolo',
  asking: 'Richiesta del titolo della pagina…',
  noTitle: 'La pagina non ha dato un titolo: il link prende il nome dall’indirizzo',
  noAddress: 'Non c’è alcun indirizzo sotto il cursore',
}
