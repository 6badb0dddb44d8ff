/** What is said of what is pasted and dropped. Sizes are texts with their unit. */
export const pasteText = {
  large: 'A large file',
  largeText: (names: string) => `${names}: stored in the garden, it is part of every copy of it.`,
  store: 'Store it',
  leave: 'Leave it out',
  tooLarge: (name: string, size: string, most: string) =>
    `${name} is ${size} large and is not stored: the garden takes files of at most ${most}.`,
  storing: (name: string, percent: string) => `Storing ${name}: ${percent}`,
  gone: 'the server does not answer; nothing was stored',
  unreadable: (name: string) => `${name} cannot be read`,
  address: 'An address was pasted',
  titled: 'Make it a titled link',
  asking: 'Asking for the title of the page…',
  noTitle: 'The page gave no title: the link is named for its address',
  noAddress: 'There is no address at the cursor',
} as const
