/** How the text stands to the repository, as the hub says it. */
export type Standing =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'waiting'; readonly reason: string }
  | { readonly kind: 'conflict'; readonly theirs: string | null }

/** What a writer is told of it. */
export function standingWords(
  standing: Standing | undefined,
  isConnected: boolean,
  hasUnsent: boolean,
): string {
  if (!isConnected)
    return hasUnsent ? 'Not connected. What you write is sent when the hub answers.' : 'Not connected.'
  switch (standing?.kind) {
    case 'saved':
      return hasUnsent ? 'Sending…' : 'Saved in the repository'
    case 'unsaved':
      return 'Kept; saved in the repository in some seconds'
    case 'waiting':
      return `Kept, but not saved in the repository yet: ${standing.reason}`
    case 'conflict':
      return 'Kept, but not saved: decide below'
    case undefined:
      return ''
  }
}

/** Why the note cannot be written. */
export function refusalWords(reason: string, hasUnsent: boolean): string {
  const kept = hasUnsent ? ' What you wrote last is still here: copy it before you leave.' : ''
  switch (reason) {
    case 'anew':
      return `This note was begun anew meanwhile. Load the page again.${kept}`
    case 'unfit':
      return 'This note cannot be written here: it is too long, is not in UTF-8, or has line ends of two kinds.'
    default:
      return `You may not write this note.${kept}`
  }
}
