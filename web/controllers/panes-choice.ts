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
  document.dispatchEvent(new Event('hortus:panes'))
}
