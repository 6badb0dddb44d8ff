import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('fr')
const words = count({ one: '# mot', other: '# mots' })
const notes = count({ one: '# note', other: '# notes' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` et ${formatted} de plus` : ''}`
}

/** What writing says in French. */
export const editorText: EditorText = {
  edit: 'Modifier',
  editHint: 'Modifier cette note (e)',
  write: 'L’écrire',
  done: 'Terminé',
  save: 'Enregistrer',
  preview: 'Aperçu',
  text: 'Texte',
  mode: {
    title: 'Comment le texte s’affiche',
    next: 'Afficher le texte autrement',
    source: 'Source',
    live: 'Direct',
    side: 'Côte à côte',
  },
  vim: 'Touches de Vim',
  close: 'Fermer',
  cancel: 'Annuler',
  more: 'Plus',
  label: (title) => `Texte de ${title}`,
  words,
  stored: (name) => `${name} est maintenant dans le jardin`,
  failed: (reason) => `Cela n’a pas marché : ${reason}`,
  withoutPlugins:
    'Les extensions de ce jardin tournent sur le serveur, qui ne répond pas : l’aperçu s’en passe.',
  state: {
    saved: 'Enregistré',
    unsaved: 'Pas encore enregistré',
    saving: 'Enregistrement…',
    offline:
      'Le serveur ne répond plus. Ce que vous écrivez est gardé dans ce navigateur et sera enregistré à son retour.',
    refused: (reason) => `Non enregistré : ${reason}. Ce que vous écrivez est gardé dans ce navigateur.`,
    conflict:
      'Quelqu’un d’autre a changé les mêmes mots. Rien n’est enregistré tant que vous n’avez pas choisi.',
  },
  link: {
    ambiguous: 'Plusieurs notes portent ce nom',
    wanted: 'Pas encore écrite',
  },
  draft: {
    title: 'Un brouillon a été gardé',
    text: (when) =>
      `Il date du ${when} et n’a pas été enregistré. À gauche, le fichier tel qu’il est maintenant.`,
    take: 'Reprendre le brouillon',
    keep: 'Garder le fichier',
    onDisk: 'Fichier',
    inDraft: 'Brouillon',
  },
  conflict: {
    title: 'Deux versions',
    text: 'Le fichier a été modifié pendant que vous écriviez, dans les mêmes mots. Reprenez les modifications une à une avec les flèches, ou choisissez.',
    removed: 'Le fichier a été supprimé pendant que vous écriviez.',
    mine: 'Garder la mienne',
    theirs: 'Prendre l’autre',
    both: 'Garder les deux',
    asShown: 'Enregistrer le côté droit',
    takeOver: 'Reprendre cette modification',
    onDisk: 'Fichier (l’autre)',
    here: 'Ici (la mienne)',
    writeAgain: 'Le réécrire',
    letGo: 'L’abandonner',
    later: 'Décider plus tard',
    settle: 'Choisir…',
  },
  key: {
    title: 'Il faut une clé pour écrire',
    text: 'Ouvrez le lien affiché par le serveur à son démarrage, ou collez sa clé ici.',
    label: 'Clé',
    enter: 'Continuer',
  },
  past: {
    title: 'Versions précédentes',
    none: 'Il n’y en a pas encore : un texte est gardé ici quand un autre prend sa place.',
    restore: 'Restaurer',
    before: 'Avant',
    now: 'Maintenant',
    setAside: 'mise de côté dans ce navigateur',
  },
  change: {
    rename: 'Renommer ou déplacer',
    what: 'Quoi',
    note: 'Cette note',
    folder: 'Son dossier',
    heading: 'Titres',
    block: 'Blocs',
    tag: 'Étiquettes, dans tout le jardin',
    alias: 'Alias',
    newName: 'Nouveau nom ou chemin',
    merge: 'Fusionner avec une autre note',
    mergeText:
      'Le texte de cette note passe à la fin de l’autre, ses liens entrants y mènent, et cette note est supprimée.',
    mergeInto: 'L’autre note',
    extract: 'Faire une note de la sélection',
    extractTo: 'Chemin de la nouvelle note',
    leave: 'À sa place',
    leaveLink: 'un lien',
    leaveEmbed: 'une inclusion, pour qu’elle reste lisible ici',
    nothingSelected: 'Sélectionnez d’abord ce qui doit devenir une note.',
    show: 'Voir ce qui change',
    created: 'nouveau',
    removed: 'supprimé',
    symlink: 'un lien symbolique, mené au nouvel endroit',
    moved: 'seul son nom change',
    rest: count({ one: 'et # autre fichier', other: 'et # autres fichiers' }),
    links: count({ one: '# lien est réécrit.', other: '# liens sont réécrits.' }),
    byAlias: count({
      one: '# d’entre eux n’aurait mené ici que par un alias, que les autres programmes ne suivent pas.',
      other: '# d’entre eux n’auraient mené ici que par un alias, que les autres programmes ne suivent pas.',
    }),
    unread: (names, more, formatted) =>
      `Ces fichiers n’ont pas pu être lus, leurs liens restent donc tels quels : ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# endroit laissé tel quel, car des liens passent par lui : c’est en renommant qu’on le change.',
      other:
        '# endroits laissés tels quels, car des liens passent par eux : c’est en renommant qu’on les change.',
    }),
    unsearched: (names, more, formatted) =>
      `Non parcourus, car ils n’ont pas pu être lus : ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Laissés tels quels, car ils viennent d’être modifiés : ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `Des canevas l’ont aussi, et restent tels quels : ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `Il ne reste aucune note dans ${folder}/, donc les liens vers ce dossier ne mèneront plus nulle part : ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `Des liens symboliques dans ce que les réglages ignorent restent tels quels et ne mèneront plus nulle part : ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (semble avoir de tels liens)`,
    apply: count({ one: 'Modifier # fichier', other: 'Modifier # fichiers' }),
    done: count({ one: '# fichier modifié', other: '# fichiers modifiés' }),
    undo: 'Annuler',
    undoLast: (title) => `Annuler : ${title}`,
    undone: 'Annulé : chaque fichier est comme avant',
  },
  block: {
    title: 'Marquer le bloc',
    text: (path, id) => `Le lien a besoin de ^${id} à la fin de ce paragraphe de ${path} :`,
    add: 'L’ajouter',
    gone: (path) => `${path} a changé : le paragraphe n’est plus à sa place, et rien n’a été écrit.`,
  },
  removal: {
    title: 'Supprimer cette note',
    text: (path) => `${path} va dans le dossier .trash du jardin.`,
    remove: 'Supprimer',
  },
  task: {
    done: 'Faite',
    open: 'De nouveau ouverte',
    changed: 'La note a été modifiée entre-temps ; rien n’a été écrit. Appuyez encore une fois.',
  },
  beside: {
    title: 'À côté du texte',
    close: 'Fermer le panneau',
    outline: 'Plan',
    links: 'Liens',
    backlinks: 'Liens entrants',
    mentions: 'Mentions sans lien',
    problems: 'Problèmes',
    line: (number) => `Ligne ${number} :`,
    none: {
      outline: 'Pas encore de titres.',
      links: 'Elle n’a encore aucun lien.',
      backlinks: 'Aucun lien ne mène encore ici.',
      mentions: 'Aucune autre note ne la nomme sans lien.',
      problems: 'Aucun problème.',
    },
  },
  creation: {
    title: 'Nouvelle note',
    name: 'Titre, précédé de dossiers si vous voulez',
    create: 'L’écrire',
    template: 'Modèle',
    noTemplate: 'Aucun : un titre seulement',
  },
  template: {
    title: 'Insérer un modèle',
    which: 'Modèle',
    insert: 'Insérer',
    none: 'Ce jardin n’a pas de modèles : le réglage « templates » nomme leur dossier.',
  },
  mentions: {
    title: 'Noms qui pourraient être des liens',
    none: 'Aucune note n’est nommée ici sans lien.',
    link: 'Faire des liens de ce qui est coché',
    hint: (title) => `Nomme « ${title} » sans lien. Alt L en fait un`,
  },
  complete: {
    newFootnote: 'une nouvelle note de bas de page',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    yesterday: 'hier',
    uses: notes,
    wanted: count({
      one: 'pas encore écrite ; # lien l’attend',
      other: 'pas encore écrite ; # liens l’attendent',
    }),
    adds: (id) => `y ajoute ^${id}`,
    like: (callout) => `comme ${callout}`,
  },
  desk: {
    title: 'Bureau du jardinier',
    loading: 'Parcours du jardin…',
    nothing: 'Rien ne vous attend ici.',
    problems: 'Liens qui ne mènent nulle part, ou pas où vous vouliez',
    wanted: 'Notes attendues',
    tend: 'À entretenir',
    orphans: 'Notes sans aucun lien entrant ni sortant',
    sprouting: count({
      one: 'une jeune pousse à laquelle renvoie # note',
      other: 'une jeune pousse à laquelle renvoient # notes',
    }),
    stale: (day, newer) => `dernière modification : ${day}, avant ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'personne n’a exécuté ce qu’elle affirme'
        : `ce qu’elle affirme a été exécuté pour la dernière fois le ${since}`,
    bridge: (shared) => `les deux parlent de ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, alors que ${leading}`,
    leading: count({ one: '# note y mène', other: '# notes y mènent' }),
    noTopic: 'sans sujet',
    mentions: 'Noms sans lien',
    open: 'Ouvrir',
    link: 'En faire des liens',
    use: (name) => `Prendre « ${name} »`,
    asks: count({ one: '# note l’attend', other: '# notes l’attendent' }),
    names: count({ one: '# nom', other: '# noms' }),
    more: (_, formatted) => `${formatted} de plus`,
    mended: (title) => `Corrigé dans ${title}`,
    notMended: 'La note a été modifiée entre-temps ; rien n’a été écrit.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Propositions',
    Diagnostics: 'Problèmes',
    'No diagnostics': 'Aucun problème',
    'Go to line': 'Aller à la ligne',
    go: 'Aller',
    'folded code': 'texte replié',
    unfold: 'déplier',
    '$ unchanged lines': '$ lignes inchangées',
    'Revert this chunk': 'Reprendre cette modification',
    'Control character': 'Caractère de contrôle',
    'Selection deleted': 'Sélection supprimée',
    to: 'à',
  },
}
