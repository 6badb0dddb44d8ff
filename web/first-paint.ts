/**
 * Runs before anything is painted, as a script of its own in the head (a policy forbids scripts in the page): the
 * reader's choice of light or dark, and of how the text is set, must be there when the first pixels are.
 */
try {
  const root = document.documentElement
  const theme = localStorage.getItem('hortus:theme')
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme
  root.toggleAttribute('data-panes', localStorage.getItem('hortus:panes') === 'on')
  const text = JSON.parse(localStorage.getItem('hortus:text') ?? '{}')
  for (const name of ['textSize', 'textWidth', 'textFace', 'textLeading'])
    if (typeof text[name] === 'string') root.dataset[name] = text[name]
} catch {
  // Storage may be forbidden or hold something else; what the garden says is right then.
}
