type Find = typeof import('./open-find.ts')

let loaded: Find | undefined

/**
 * Does something with finding, which is loaded when it is first asked for. What is typed until it is there is meant for its
 * field and not for the note: `act` gets it.
 */
export function withFind(act: (find: Find, typed: string) => void): void {
  if (loaded) {
    act(loaded, '')
    return
  }
  let typed = ''
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key.length === 1) typed += event.key
    else if (event.key === 'Backspace') typed = typed.slice(0, -1)
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', hold, true)
  void import('./open-find.ts')
    .then((find) => {
      loaded = find
      act(find, typed)
    })
    .finally(() => window.removeEventListener('keydown', hold, true))
}
