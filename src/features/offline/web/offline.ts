/**
 * Nothing of this is needed to read the page: it begins when the browser has nothing else to do, and where that refuses workers or
 * room for them, nothing is offered.
 */
if (isSecureContext && 'serviceWorker' in navigator && location.protocol.startsWith('http')) {
  const start = (): void =>
    void import('./keep-garden.ts').then(({ startKeeping }) => startKeeping()).catch(() => {})
  const wait = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(start)
    else setTimeout(start, 200)
  }
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
}
