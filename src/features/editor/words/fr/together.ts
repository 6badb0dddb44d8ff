import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in French. */
export const togetherText: TogetherText = {
  writers: 'Qui est ici',
  standing: {
    offline: 'Non connecté.',
    offlineUnsent: 'Non connecté. Ce que vous écrivez sera envoyé dès que le hub répondra.',
    sending: 'Envoi…',
    saved: 'Enregistré dans le dépôt',
    unsaved: 'Conservé ; enregistré dans le dépôt d’ici quelques secondes',
    waiting: (reason) => `Conservé, mais pas encore enregistré dans le dépôt : ${reason}`,
    conflict: 'Conservé, mais pas enregistré : choisissez ci-dessous',
  },
  refusal: {
    anew: 'Cette note a été recommencée entre-temps. Rechargez la page.',
    unfit:
      'Cette note ne peut pas être écrite ici : elle est trop longue, n’est pas en UTF-8 ou mêle deux sortes de fins de ligne.',
    forbidden: 'Vous n’avez pas le droit d’écrire cette note.',
    kept: 'Ce que vous avez écrit en dernier est encore ici : copiez-le avant de partir.',
  },
  conflict: {
    removed: 'Quelqu’un a supprimé cette note du dépôt pendant qu’on l’écrivait ici.',
    changed: 'Quelqu’un a envoyé d’autres mots pour le même endroit. Voici la note du dépôt :',
    writeAgain: 'La réécrire',
    letGo: 'L’abandonner',
    ours: 'Prendre la nôtre',
    theirs: 'Prendre la leur',
    both: 'Prendre les deux',
  },
  comments: {
    title: 'Commentaires',
    begin: 'Commenter',
    beginHint: 'Sur la sélection, ou sur la phrase au curseur (Ctrl+Alt+M)',
    own: 'Votre commentaire',
    say: 'Envoyer',
    ownReply: 'Votre réponse',
    reply: 'Répondre',
    cancel: 'Annuler',
    resolved: (count) => `Résolus (${count})`,
    resolvedBy: (name) => `Résolu par ${name}`,
    removed: 'Le texte dont il s’agit a été supprimé :',
    show: 'Montrer',
    showHint: 'Sélectionne l’endroit dans le texte',
    resolve: 'Résoudre',
    reopen: 'Rouvrir',
  },
  notSaid: {
    full: 'La note a autant de commentaires qu’elle peut en avoir.',
    misplaced: 'L’endroit du commentaire n’est pas dans le texte.',
    gone: 'Le commentaire n’existe plus.',
    later: 'Le hub ne peut pas le conserver pour l’instant. Il sera renvoyé.',
  },
}
