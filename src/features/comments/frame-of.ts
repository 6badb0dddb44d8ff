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
  return `https://giscus.app/${giscusLanguage(lang)}/widget?${query}`
}

/** The languages that giscus speaks: at any other address it has no page. */
const giscusLanguages: ReadonlySet<string> = new Set(
  'ar be bg ca cs da de en eo es eu fa fr he hi hu id it ja ko nl pl pt ro ru th tr uk uz vi'.split(' '),
)

/** What it calls others than their tags do. */
const giscusNames: Readonly<Record<string, string>> = {
  bs: 'hbs',
  el: 'gr',
  hr: 'hbs',
  km: 'kh',
  sr: 'hbs',
}

function giscusLanguage(lang: string): string {
  const [language = '', ...parts] = lang.toLowerCase().split(/[-_]/)
  if (language === 'zh') {
    if (parts.includes('hk')) return 'zh-HK'
    return parts.includes('hant') || parts.includes('tw') ? 'zh-TW' : 'zh-CN'
  }
  return giscusLanguages.has(language) ? language : (giscusNames[language] ?? 'en')
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
