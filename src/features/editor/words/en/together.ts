/** What the hub's writing together says, in English. */
export const togetherText = {
  writers: 'Who is here',
  standing: {
    offline: 'Not connected.',
    offlineUnsent: 'Not connected. What you write is sent when the hub answers.',
    sending: 'Sending…',
    saved: 'Saved in the repository',
    unsaved: 'Kept; saved in the repository in some seconds',
    waiting: (reason: string) => `Kept, but not saved in the repository yet: ${reason}`,
    conflict: 'Kept, but not saved: decide below',
  },
  refusal: {
    anew: 'This note was begun anew meanwhile. Load the page again.',
    unfit:
      'This note cannot be written here: it is too long, is not in UTF-8, or has line ends of two kinds.',
    forbidden: 'You may not write this note.',
    kept: 'What you wrote last is still here: copy it before you leave.',
  },
  conflict: {
    removed: 'Somebody removed this note from the repository while it was written here.',
    changed: 'Somebody pushed other words for the same place. This is the repository’s note:',
    writeAgain: 'Write it again',
    letGo: 'Let it go',
    ours: 'Take ours',
    theirs: 'Take theirs',
    both: 'Take both',
  },
  comments: {
    title: 'Comments',
    begin: 'Comment',
    beginHint: 'On what is selected, or on the sentence at the cursor (Ctrl+Alt+M)',
    own: 'Your comment',
    say: 'Say it',
    ownReply: 'Your reply',
    reply: 'Reply',
    cancel: 'Cancel',
    resolved: (count: string) => `Resolved (${count})`,
    resolvedBy: (name: string) => `Resolved by ${name}`,
    removed: 'The text that this is about was removed:',
    show: 'Show',
    showHint: 'Selects the place in the text',
    resolve: 'Resolve',
    reopen: 'Reopen',
  },
  /** Why a comment was not added, by what the hub answers. */
  notSaid: {
    full: 'The note has as many comments as it may have.',
    misplaced: 'The place of the comment is not in the text.',
    gone: 'The comment is not there any more.',
    later: 'The hub cannot keep it now. It is sent again.',
  },
}
