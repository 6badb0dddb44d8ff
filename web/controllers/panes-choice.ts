const key = 'hortus:panes'

/** Whether the reader wants links to open beside their page. */
export function arePanesOn(): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}

/** Takes over the reader's choice and keeps it. */
export function setPanesOn(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(key, 'on')
    else localStorage.removeItem(key)
  } catch {
    // Nothing to keep it in.
  }
  // The column folds: the stylesheet knows it by this, and a script in the head sets it before the first paint.
  document.documentElement.toggleAttribute('data-panes', isOn)
  document.dispatchEvent(new Event('hortus:panes'))
}
