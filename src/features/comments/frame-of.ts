import type { Address } from '../../model/page.ts'
import type { Comments } from './comments-setting.ts'

/** What a frame is told of the page around it. */
interface FramedPage {
  readonly lang: string
  /** Where the site lives, with its base; empty where the garden does not say so. */
  readonly origin: string
}

/** The page of the other host that is framed below a note. */
export function frameOf(comments: Comments, address: Address, { lang, origin }: FramedPage): string {
  if (comments.kind === 'frame') return withPath(comments.frame, address)
  const { repo, repoId, category, categoryId } = comments
  const query = new URLSearchParams({
    repo,
    repoId,
    category,
    categoryId,
    // Where its links lead back to.
    ...(origin !== '' && { origin: origin + encodeURI(address), backLink: origin + encodeURI(address) }),
    // What its own script would say: discussions are found by the whole name of the note's address.
    term: termOf(address),
    strict: '1',
    reactionsEnabled: '1',
    emitMetadata: '0',
    inputPosition: 'top',
    theme: 'preferred_color_scheme',
  })
  return `https://giscus.app/${encodeURIComponent(lang.split('-')[0] ?? 'en')}/widget?${query}`
}

/** Where who runs no script finds the same. */
export function talkOf(comments: Comments, address: Address): string {
  return comments.kind === 'frame'
    ? withPath(comments.frame, address)
    : `https://github.com/${comments.repo}/discussions?${new URLSearchParams({ discussions_q: termOf(address) })}`
}

function withPath(frame: string, address: Address): string {
  return frame.replaceAll('{path}', encodeURIComponent(address))
}

/** Home has no name of its own. */
function termOf(address: Address): string {
  return address === '' ? 'index' : address
}
