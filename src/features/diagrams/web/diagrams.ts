/**
 * Draws a page's diagrams, each when it comes near the window. Only pages with a diagram that was not drawn before load this; the drawing itself,
 * which is large, is loaded with the first. Without it, and where a diagram cannot be read, its source stays.
 */
const seen = new WeakSet<Element>()

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      observer.unobserve(target)
      void draw(target as HTMLElement)
    }
  },
  { rootMargin: '600px 0px' },
)

async function draw(figure: HTMLElement): Promise<void> {
  const { drawDiagram } = await import('./draw-diagram.ts')
  await drawDiagram(figure)
}

/** A source that was not there before: of another page, or of an edited diagram. */
function observeNew(): void {
  for (const source of document.querySelectorAll('.diagram:not(.drawn) pre')) {
    if (seen.has(source)) continue
    seen.add(source)
    observer.observe(source.closest('.diagram')!)
  }
}

/** Colours are part of a drawing: when the theme changes, every diagram that was drawn is drawn again. */
async function redrawAll(): Promise<void> {
  for (const drawing of document.querySelectorAll('.diagram:not(.drawn) > .drawing'))
    await draw(drawing.parentElement as HTMLElement)
}

// Paper has no window: what was never near it is drawn, too, as far as there is time.
addEventListener('beforeprint', () => {
  for (const source of document.querySelectorAll('.diagram > pre'))
    void draw(source.parentElement as HTMLElement)
})

observeNew()
new MutationObserver(observeNew).observe(document.body, { childList: true, subtree: true })
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void redrawAll())
new MutationObserver(() => void redrawAll()).observe(document.documentElement, {
  attributes: true,
  attributeFilter: ['data-theme'],
})
