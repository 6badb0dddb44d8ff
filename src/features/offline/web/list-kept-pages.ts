import type { KeptBuilds } from './kept-builds.ts'
import { wordsHere } from './words-here.ts'

/** Pages that are listed at most, the first by their names. */
const mostPages = 100

/** On the page for what is not kept: the pages that are. */
export async function listKeptPages(builds: KeptBuilds, base: string): Promise<void> {
  const place = document.querySelector('.kept-pages')
  const build = (await builds.whole()) ?? (await builds.known())[0]
  if (place === null || build === undefined) return
  const links: HTMLAnchorElement[] = []
  for (const [address, file] of Object.entries(build.files)) {
    if (!address.endsWith('index.html') || links.length >= mostPages) continue
    const page = await builds.read(file, address)
    if (page === undefined) continue
    const link = document.createElement('a')
    link.href = base + encodeURI(address.slice(0, -'index.html'.length))
    link.textContent = titleIn(page.bytes)
    links.push(link)
  }
  if (links.length === 0) return
  const list = document.createElement('ul')
  for (const link of links) {
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  const heading = document.createElement('h2')
  heading.textContent = wordsHere().atHand
  place.replaceChildren(heading, list)
}

/** Without the garden's name behind it. */
function titleIn(bytes: Uint8Array): string {
  const head = new TextDecoder().decode(bytes.subarray(0, 4_096))
  const { title } = new DOMParser().parseFromString(head, 'text/html')
  return title.replace(/ · [^·]*$/, '')
}
