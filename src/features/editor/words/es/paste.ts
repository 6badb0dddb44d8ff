import type { EditorText } from '../editor-text.ts'

/** What is said in Spanish of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Un archivo grande',
  largeText: (names) => `${names}: una vez en el jardín, forma parte de cada copia de este.`,
  store: 'Añadirlo',
  leave: 'No añadirlo',
  tooLarge: (name, size, most) =>
    `${name} ocupa ${size} y no se añade: el jardín acepta archivos de hasta ${most}.`,
  storing: (name, percent) => `Añadiendo ${name}: ${percent}`,
  gone: 'el servidor no responde; no se ha añadido nada',
  unreadable: (name) => `No se puede leer ${name}`,
  address: 'Se ha pegado una dirección',
  titled: 'Convertirla en enlace con título',
  asking: 'Pidiendo el título de la página…',
  noTitle: 'La página no dio ningún título: el enlace lleva el nombre de su dirección',
  noAddress: 'No hay ninguna dirección en el cursor',
}
