/** Keys that somebody adds to the list of them. */
export interface KeyList {
  readonly title: string
  readonly keys: readonly { readonly names: readonly string[]; readonly about: string }[]
  /** How they are changed. */
  readonly change: { readonly label: string; readonly run: () => void }
}

const lists: (() => Promise<KeyList>)[] = []

/** Adds keys to the list of them; asked for when the list is opened. */
export function provideKeyList(list: () => Promise<KeyList>): void {
  lists.push(list)
}

/** The keys that others have added. */
export async function collectKeyLists(): Promise<readonly KeyList[]> {
  return Promise.all(lists.map((list) => list()))
}
