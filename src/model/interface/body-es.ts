import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Nota',
  abstract: 'Resumen',
  summary: 'Resumen',
  tldr: 'En pocas palabras',
  info: 'Información',
  todo: 'Por hacer',
  tip: 'Consejo',
  hint: 'Pista',
  important: 'Importante',
  success: 'Éxito',
  check: 'Comprobado',
  done: 'Hecho',
  question: 'Pregunta',
  help: 'Ayuda',
  faq: 'Preguntas frecuentes',
  warning: 'Advertencia',
  caution: 'Precaución',
  attention: 'Atención',
  failure: 'Fracaso',
  fail: 'Fallido',
  missing: 'Falta',
  danger: 'Peligro',
  error: 'Error',
  bug: 'Fallo',
  example: 'Ejemplo',
  quote: 'Cita',
  cite: 'Cita',
}

/** Words that stand within a note's text, in Spanish. */
export const bodyText: BodyText = {
  footnotes: () => 'Notas al pie',
  footnote: (of) => `Nota al pie ${of}`,
  backToCall: (of, place) =>
    place === ''
      ? `Volver a la llamada de la nota ${of}`
      : `Volver a la llamada de la nota ${of}, lugar ${place}`,
  noSuchPart: (of) => `«${of}» no tiene esa parte`,
  data: () => 'Datos',
  source: () => 'Código',
  diagram: () => 'Diagrama; su código está debajo',
  again: () => 'Desde el principio',
  back: () => 'Un paso atrás',
  play: () => 'Reproducir',
  forward: () => 'Un paso adelante',
  moment: () => 'Enlace a este momento',
  tooLong: () => 'Es demasiado largo y no se ha tomado:',
  notInLink: () => 'El texto es demasiado largo para un enlace; este lleva al texto que hay al principio.',
  task: (of) => (of === ' ' ? 'por hacer' : of === 'x' || of === 'X' ? 'hecha' : `marcada con ${of}`),
  callout: (of) => callouts[of] ?? of,
}
