import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Spanish. */
export const togetherText: TogetherText = {
  writers: 'Quién está aquí',
  standing: {
    offline: 'Sin conexión.',
    offlineUnsent: 'Sin conexión. Lo que escribes se enviará cuando el hub responda.',
    sending: 'Enviando…',
    saved: 'Guardado en el repositorio',
    unsaved: 'Conservado; se guardará en el repositorio en unos segundos',
    waiting: (reason) => `Conservado, pero aún no guardado en el repositorio: ${reason}`,
    conflict: 'Conservado, pero no guardado: decide abajo',
  },
  refusal: {
    anew: 'Esta nota se empezó de nuevo entretanto. Vuelve a cargar la página.',
    unfit:
      'Esta nota no se puede escribir aquí: es demasiado larga, no está en UTF-8 o tiene finales de línea de dos tipos.',
    forbidden: 'No puedes escribir esta nota.',
    kept: 'Lo último que escribiste sigue aquí: cópialo antes de salir.',
  },
  conflict: {
    removed: 'Alguien eliminó esta nota del repositorio mientras se escribía aquí.',
    changed: 'Alguien envió otras palabras para el mismo lugar. Esta es la nota del repositorio:',
    writeAgain: 'Escribirla de nuevo',
    letGo: 'Dejarla',
    ours: 'Tomar la nuestra',
    theirs: 'Tomar la suya',
    both: 'Tomar ambas',
  },
  comments: {
    title: 'Comentarios',
    begin: 'Comentar',
    beginHint: 'Sobre lo seleccionado, o sobre la frase en el cursor (Ctrl+Alt+M)',
    own: 'Tu comentario',
    say: 'Enviar',
    ownReply: 'Tu respuesta',
    reply: 'Responder',
    cancel: 'Cancelar',
    resolved: (count) => `Resueltos (${count})`,
    resolvedBy: (name) => `Resuelto por ${name}`,
    removed: 'El texto al que se refiere fue eliminado:',
    show: 'Mostrar',
    showHint: 'Selecciona el lugar en el texto',
    resolve: 'Resolver',
    reopen: 'Reabrir',
  },
  notSaid: {
    full: 'La nota tiene tantos comentarios como puede tener.',
    misplaced: 'El lugar del comentario no está en el texto.',
    gone: 'El comentario ya no existe.',
    later: 'El hub no puede conservarlo ahora. Se enviará otra vez.',
  },
}
