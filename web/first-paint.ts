/**
 * Runs before anything is painted, as a script of its own in the head (a policy forbids scripts in the page): the
 * reader's choice of light or dark must be there when the first pixels are.
 */
try {
  const theme = localStorage.getItem('hortus:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
} catch {
  // Storage may be forbidden; the system's theme is right then.
}
