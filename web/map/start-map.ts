/** Loads the map where a page has one, and the small one beside a note when it comes into view. */
export function startMap(): void {
  look()
  document.addEventListener('hortus:shown', look)
}

function look(): void {
  if (document.querySelector('hortus-map') !== null) void import('./hortus-map.ts')
  const small = document.querySelectorAll('hortus-local-map')
  if (small.length === 0) return
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    watcher.disconnect()
    void import('./hortus-local-map.ts')
  })
  for (const element of small) watcher.observe(element)
}
