/** What is typed before there is a field for it. */
export interface KeptTyping {
  /** Ends keeping; the text so far, empty when it was ended before. */
  take(): string
}

/**
 * Keeps what a reader types while the palette is still on its way: it is meant for the palette, and would otherwise be
 * taken for the page's own keys, of which one changes the theme.
 */
export function keepTyped(): KeptTyping {
  let text = ''
  const keep = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') text = text.slice(0, -1)
    else if (event.key.length === 1) text += event.key
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // In the window's capture phase, before anybody else hears of it.
  addEventListener('keydown', keep, true)
  return {
    take() {
      removeEventListener('keydown', keep, true)
      const taken = text
      text = ''
      return taken
    },
  }
}
