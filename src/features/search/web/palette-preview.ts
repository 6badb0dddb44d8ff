import { fetchPage } from '../../../../web/controllers/page-cache.ts'
import { withoutIds } from '../../../../web/controllers/without-ids.ts'
import { pageTitle } from '../../../../web/view/page-title.ts'
import { findMarks } from '../query/excerpt.ts'
import type { SearchResult } from '../query/search.ts'

/** What a page looks like beside the list, with the words marked. */
interface PreviewPart {
  readonly content: DocumentFragment
  /** Where to scroll: the heading or the first marked word; undefined for the start. */
  readonly target: Element | undefined
}

/** More marks than this say nothing more. */
const maxMarks = 400

/** Fetches a page and copies what is read of it. Rejects where there is no such page. */
export async function previewPage(
  href: string,
  sought: SearchResult['sought'] | undefined,
): Promise<PreviewPart> {
  const page = (await fetchPage(href)).document
  const content = document.createDocumentFragment()
  const title = page.querySelector('main h1')
  const text = page.querySelector('main .note > .text') ?? page.querySelector('main .page')
  const slug = decodeURIComponent(new URL(href, location.href).hash.slice(1))
  const place = slug === '' ? null : (text?.querySelector(`[id="${CSS.escape(slug)}"]`) ?? null)
  place?.setAttribute('data-sought', '')
  if (title && !text?.contains(title)) {
    const heading = document.createElement('p')
    heading.className = 'title'
    heading.textContent = pageTitle(page)
    content.append(heading)
  }
  if (text) content.append(withoutIds(text))
  place?.removeAttribute('data-sought')
  const marks = sought ? markWords(content, sought) : []
  const target = content.querySelector('[data-sought]')
  target?.removeAttribute('data-sought')
  return { content, target: firstMarkAfter(target, marks) ?? target ?? undefined }
}

/** The first marked word below a heading, where it is near enough that the heading stays in view. */
function firstMarkAfter(heading: Element | null, marks: readonly Element[]): Element | undefined {
  if (heading === null) return marks[0]
  return marks.find((mark) => heading.contains(mark)) ? heading : undefined
}

/** Puts `mark` around the words in the text of a fragment. */
function markWords(content: DocumentFragment, { keys, prefix }: SearchResult['sought']): readonly Element[] {
  const wanted = new Set(keys)
  const marked: Element[] = []
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (marked.length >= maxMarks) break
    if (text.parentElement?.closest('script, style, math, svg')) continue
    // From the end, so that earlier places stay where they are.
    for (const [from, to] of [...findMarks(text.data, wanted, prefix)].reverse()) {
      const rest = text.splitText(from)
      rest.splitText(to - from)
      const mark = document.createElement('mark')
      rest.replaceWith(mark)
      mark.append(rest)
      marked.push(mark)
    }
  }
  return [...content.querySelectorAll('mark')]
}
