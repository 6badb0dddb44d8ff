import type { CropIndex } from '../files/map-crop.ts'

/** The crops' first file, by the folder it is in: one for all notes of a visit. */
const indexes = new Map<string, Promise<CropIndex>>()
const known = new WeakSet<Element>()
let watcher: IntersectionObserver | undefined

/** The next small map asks for its files anew. */
export function forgetCrops(): void {
  indexes.clear()
}

/** Loads the map where a page has one, and the small one beside a note when that comes into view. */
export function lookForMaps(): void {
  if (document.querySelector('hortus-map') !== null) void import('./hortus-map.ts')
  watcher ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      watcher?.unobserve(target)
      void draw(target as HTMLElement)
    }
  })
  for (const element of document.querySelectorAll('hortus-local-map')) {
    if (known.has(element)) continue
    known.add(element)
    watcher.observe(element)
  }
}

async function draw(element: HTMLElement): Promise<void> {
  const files = element.dataset['files'] ?? ''
  // Asked for beside the code that draws it.
  const index = indexes.get(files) ?? fetchIndex(files)
  indexes.set(files, index)
  try {
    const [{ drawLocalMap }] = await Promise.all([import('./local-map.ts'), index])
    await drawLocalMap(element, index)
    element.dispatchEvent(new Event('hortus:map', { bubbles: true }))
  } catch {
    // Without a map a page is whole; the next one asks again.
    indexes.delete(files)
    known.delete(element)
  }
}

async function fetchIndex(files: string): Promise<CropIndex> {
  const response = await fetch(`${files}crops.json`, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return (await response.json()) as CropIndex
}
