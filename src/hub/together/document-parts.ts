/** The name of the text in its document. */
export const textName = 'text'

/** The name of the comments in a document. Only the hub writes them: so nobody can speak in another's name. */
export const commentsName = 'comments'
