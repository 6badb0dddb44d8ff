/** What keeps choices and small things by name. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What this browser keeps for all pages of this address. */
export const browserKept: Kept = withoutFail(() => localStorage)

/** What this tab keeps, also when it is loaded anew. */
export const tabKept: Kept = withoutFail(() => sessionStorage)

/** A browser that has no room, or may keep nothing, keeps it as long as the page is there. */
function withoutFail(storage: () => Storage): Kept {
  const here = new Map<string, string>()
  const attempt = <Result>(act: () => Result): Result | undefined => {
    try {
      return act()
    } catch {
      return undefined
    }
  }
  return {
    getItem: (name) => here.get(name) ?? attempt(() => storage().getItem(name)) ?? null,
    setItem(name, value) {
      here.set(name, value)
      attempt(() => {
        storage().setItem(name, value)
        here.delete(name)
      })
    },
    removeItem(name) {
      here.delete(name)
      attempt(() => storage().removeItem(name))
    },
  }
}
