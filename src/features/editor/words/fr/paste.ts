import type { EditorText } from '../editor-text.ts'

/** What is said in French of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Un gros fichier',
  largeText: (names) => `${names} : une fois dans le jardin, il fait partie de chacune de ses copies.`,
  store: 'L’ajouter',
  leave: 'Ne pas l’ajouter',
  tooLarge: (name, size, most) =>
    `${name} fait ${size} et n’est pas ajouté : le jardin accepte les fichiers jusqu’à ${most}.`,
  storing: (name, percent) => `Ajout de ${name} : ${percent}`,
  gone: 'le serveur ne répond pas ; rien n’a été ajouté',
  unreadable: (name) => `Impossible de lire ${name}`,
  address: 'Une adresse a été collée',
  titled: 'En faire un lien avec titre',
  asking: 'Demande du titre de la page…',
  noTitle: 'La page n’a pas donné de titre : le lien porte le nom de son adresse',
  noAddress: 'Il n’y a pas d’adresse sous le curseur',
}
