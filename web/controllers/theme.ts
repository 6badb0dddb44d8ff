/** What a reader chose; `system` is no choice. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'hortus:theme'

/** The reader's choice, in this browser. */
export function chosenTheme(): Theme {
  try {
    const theme = localStorage.getItem(key)
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  } catch {
    return 'system'
  }
}

/** Takes over a choice and keeps it. Where storage is forbidden it lasts as long as the page. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Nothing to keep it in.
  }
  document.dispatchEvent(new Event('hortus:theme'))
}

/** To the other of light and dark, from what is shown now. */
export function toggleTheme(): void {
  const chosen = chosenTheme()
  const isDark =
    chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  chooseTheme(isDark ? 'light' : 'dark')
}

/** Follows a choice that was made in another tab. */
export function startTheme(): void {
  addEventListener('storage', (event) => {
    if (event.key === key) chooseTheme(chosenTheme())
  })
}
