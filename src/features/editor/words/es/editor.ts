import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('es')
const words = count({ one: '# palabra', other: '# palabras' })
const notes = count({ one: '# nota', other: '# notas' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` y ${formatted} más` : ''}`
}

/** What writing says in Spanish. */
export const editorText: EditorText = {
  edit: 'Editar',
  editHint: 'Editar esta nota (e)',
  write: 'Escribirla',
  done: 'Listo',
  save: 'Guardar',
  preview: 'Vista previa',
  text: 'Texto',
  mode: {
    title: 'Cómo se muestra el texto',
    next: 'Mostrar el texto de otra manera',
    source: 'Código fuente',
    live: 'En vivo',
    side: 'En paralelo',
  },
  vim: 'Teclas de Vim',
  close: 'Cerrar',
  cancel: 'Cancelar',
  more: 'Más',
  label: (title) => `Texto de ${title}`,
  words,
  stored: (name) => `${name} ya está en el jardín`,
  failed: (reason) => `No ha funcionado: ${reason}`,
  withoutPlugins:
    'Los complementos de este jardín se ejecutan en el servidor, que no responde: la vista previa va sin ellos.',
  state: {
    saved: 'Guardado',
    unsaved: 'Aún sin guardar',
    saving: 'Guardando…',
    offline: 'El servidor no responde. Lo que escribes queda en este navegador y se guardará cuando vuelva.',
    refused: (reason) => `No se ha guardado: ${reason}. Lo que escribes queda en este navegador.`,
    conflict: 'Otra persona ha cambiado las mismas palabras. No se guarda nada hasta que elijas.',
  },
  link: {
    ambiguous: 'Varias notas se llaman así',
    wanted: 'Aún sin escribir',
  },
  draft: {
    title: 'Queda un borrador',
    text: (when) => `Es del ${when} y no se guardó. A la izquierda está el archivo tal como es ahora.`,
    take: 'Seguir con el borrador',
    keep: 'Quedarse con el archivo',
    onDisk: 'Archivo',
    inDraft: 'Borrador',
  },
  conflict: {
    title: 'Dos versiones',
    text: 'El archivo cambió mientras escribías, en las mismas palabras. Toma los cambios uno a uno con las flechas, o elige.',
    removed: 'El archivo se eliminó mientras escribías.',
    mine: 'Conservar la mía',
    theirs: 'Tomar la otra',
    both: 'Conservar ambas',
    asShown: 'Guardar el lado derecho',
    takeOver: 'Tomar este cambio',
    onDisk: 'Archivo (la otra)',
    here: 'Aquí (la mía)',
    writeAgain: 'Escribirlo de nuevo',
    letGo: 'Dejarlo',
    later: 'Decidir después',
    settle: 'Elegir…',
  },
  key: {
    title: 'Hace falta una clave para escribir',
    text: 'Abre el enlace que mostró el servidor al arrancar, o pega aquí su clave.',
    label: 'Clave',
    enter: 'Continuar',
  },
  past: {
    title: 'Versiones anteriores',
    none: 'Aún no hay ninguna: un texto se conserva aquí cuando otro ocupa su lugar.',
    restore: 'Restaurar',
    before: 'Entonces',
    now: 'Ahora',
    setAside: 'apartada en este navegador',
  },
  change: {
    rename: 'Renombrar o mover',
    what: 'Qué',
    note: 'Esta nota',
    folder: 'Su carpeta',
    heading: 'Encabezados',
    block: 'Bloques',
    tag: 'Etiquetas, en todo el jardín',
    alias: 'Otros nombres',
    newName: 'Nuevo nombre o ruta',
    merge: 'Fusionar con otra nota',
    mergeText:
      'El texto de esta nota va al final de la otra, los enlaces a ella llevan allí y esta nota se elimina.',
    mergeInto: 'La otra nota',
    extract: 'Convertir la selección en nota',
    extractTo: 'Ruta de la nota nueva',
    leave: 'En su lugar',
    leaveLink: 'un enlace',
    leaveEmbed: 'una inclusión, para que siga leyéndose aquí',
    nothingSelected: 'Selecciona primero lo que ha de ser una nota propia.',
    show: 'Ver qué cambia',
    created: 'nuevo',
    removed: 'eliminado',
    symlink: 'un enlace simbólico, llevado al nuevo lugar',
    moved: 'solo cambia su nombre',
    rest: count({ one: 'y # archivo más', other: 'y # archivos más' }),
    links: count({ one: 'Se reescribe # enlace.', other: 'Se reescriben # enlaces.' }),
    byAlias: count({
      one: '# de ellos habría llevado aquí solo por un alias, que otros programas no siguen.',
      other: '# de ellos habrían llevado aquí solo por un alias, que otros programas no siguen.',
    }),
    unread: (names, more, formatted) =>
      `Estos no se pudieron leer, así que sus enlaces quedan como están: ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# lugar queda como está, porque hay enlaces que pasan por él: eso lo cambia renombrar.',
      other: '# lugares quedan como están, porque hay enlaces que pasan por ellos: eso lo cambia renombrar.',
    }),
    unsearched: (names, more, formatted) =>
      `No se ha buscado en estos, porque no se pudieron leer: ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Quedan como están, porque acaban de cambiar: ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `También está en lienzos, que quedan como están: ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `En ${folder}/ no queda ninguna nota, así que los enlaces a esa carpeta ya no llevarán a ninguna parte: ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `Los enlaces simbólicos en lo que los ajustes ignoran quedan como están y ya no llevarán a ninguna parte: ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (parece tener enlaces así)`,
    apply: count({ one: 'Cambiar # archivo', other: 'Cambiar # archivos' }),
    done: count({ one: '# archivo cambiado', other: '# archivos cambiados' }),
    undo: 'Deshacer',
    undoLast: (title) => `Deshacer: ${title}`,
    undone: 'Deshecho: cada archivo está como estaba',
  },
  block: {
    title: 'Marcar el bloque',
    text: (path, id) => `El enlace necesita ^${id} al final de este párrafo de ${path}:`,
    add: 'Añadirlo',
    gone: (path) => `${path} ha cambiado: el párrafo ya no está donde estaba y no se ha escrito nada.`,
  },
  removal: {
    title: 'Eliminar esta nota',
    text: (path) => `${path} va a la carpeta .trash del jardín.`,
    remove: 'Eliminar',
  },
  task: {
    done: 'Hecha',
    open: 'Abierta de nuevo',
    changed: 'La nota cambió entretanto; no se ha escrito nada. Pulsa otra vez.',
  },
  beside: {
    title: 'Junto al texto',
    close: 'Cerrar el panel',
    outline: 'Esquema',
    links: 'Enlaces',
    backlinks: 'Enlaces entrantes',
    mentions: 'Menciones',
    problems: 'Problemas',
    line: (number) => `Línea ${number}:`,
    none: {
      outline: 'Aún no hay encabezados.',
      links: 'Aún no enlaza a nada.',
      backlinks: 'Aún nada enlaza aquí.',
      mentions: 'Ninguna otra nota la nombra sin enlace.',
      problems: 'No hay problemas.',
    },
  },
  creation: {
    title: 'Nota nueva',
    name: 'Título, con carpetas delante si quieres',
    create: 'Escribirla',
    template: 'Plantilla',
    noTemplate: 'Ninguna: solo un título',
  },
  template: {
    title: 'Insertar una plantilla',
    which: 'Plantilla',
    insert: 'Insertar',
    none: 'Este jardín no tiene plantillas: el ajuste «templates» indica su carpeta.',
  },
  mentions: {
    title: 'Nombres que podrían ser enlaces',
    none: 'Aquí no se nombra ninguna nota sin enlace.',
    link: 'Enlazar los marcados',
    hint: (title) => `Nombra «${title}» sin enlace. Alt L lo convierte en uno`,
  },
  complete: {
    newFootnote: 'una nota al pie nueva',
    today: 'hoy',
    tomorrow: 'mañana',
    yesterday: 'ayer',
    uses: notes,
    wanted: count({
      one: 'aún sin escribir; # enlace la pide',
      other: 'aún sin escribir; # enlaces la piden',
    }),
    adds: (id) => `añade ^${id} allí`,
    like: (callout) => `como ${callout}`,
  },
  desk: {
    title: 'Escritorio del jardinero',
    loading: 'Recorriendo el jardín…',
    nothing: 'Aquí no te espera nada.',
    problems: 'Enlaces que no llevan a nada, o no adonde querías',
    wanted: 'Notas pendientes',
    tend: 'Por cuidar',
    orphans: 'Notas a las que no llega ni de las que sale ningún enlace',
    sprouting: count({
      one: 'un brote al que enlaza # nota',
      other: 'un brote al que enlazan # notas',
    }),
    stale: (day, newer) => `último cambio: ${day}, antes que ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'nadie ha ejecutado lo que afirma'
        : `lo que afirma se ejecutó por última vez el ${since}`,
    bridge: (shared) => `ambas hablan de ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, aunque ${leading} allí`,
    leading: count({ one: '# nota lleva', other: '# notas llevan' }),
    noTopic: 'sin tema',
    mentions: 'Nombres sin enlace',
    open: 'Abrir',
    link: 'Enlazarlos',
    use: (name) => `Usar «${name}»`,
    asks: count({ one: '# nota la pide', other: '# notas la piden' }),
    names: count({ one: '# nombre', other: '# nombres' }),
    more: (_, formatted) => `${formatted} más`,
    mended: (title) => `Arreglado en ${title}`,
    notMended: 'La nota cambió entretanto; no se ha escrito nada.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Sugerencias',
    Diagnostics: 'Problemas',
    'No diagnostics': 'No hay problemas',
    'Go to line': 'Ir a la línea',
    go: 'Ir',
    'folded code': 'texto plegado',
    unfold: 'desplegar',
    '$ unchanged lines': '$ líneas sin cambios',
    'Revert this chunk': 'Tomar este cambio',
    'Control character': 'Carácter de control',
    'Selection deleted': 'Selección eliminada',
    to: 'a',
  },
}
