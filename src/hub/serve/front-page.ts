import { asText } from './own-page.ts'

/** What the hub shows of itself: which gardens the reader may read. */
interface FrontPage {
  /** With their paths, `tenant/name`. */
  readonly gardens: readonly { readonly path: string; readonly isWritable: boolean }[]
  /** Undefined where nobody is signed in. */
  readonly reader?: string
  readonly canSignIn: boolean
  readonly canSearch?: boolean
  /** Where to go after signing in. */
  readonly to: string
}

/** Its HTML below the title. */
export function renderFrontPage({ gardens, reader, canSignIn, canSearch, to }: FrontPage): string {
  const links = gardens
    .map(({ path, isWritable }) => {
      const write = isWritable ? ` <a href="/-/write/${path}/">Write</a>` : ''
      const said = ` <a href="/-/comments/${path}/">Comments</a>`
      return `<li><a href="/${path}/">${asText(path)}</a>${write}${said}</li>`
    })
    .join('\n')
  const entry = `<p><a href="/-/sign-in?to=${encodeURIComponent(to)}">Sign in</a></p>`
  const exit = `<form method="post" action="/-/sign-out"><p>${asText(reader ?? '')} <button>Sign out</button></p></form>`
  const list = links === '' ? '' : `<ul>\n${links}\n</ul>\n`
  return `${canSearch === true ? `${searchForm('')}\n` : ''}${list}${reader !== undefined ? exit : canSignIn ? entry : ''}`
}

/** A field to search all gardens, with what was asked for. */
export function searchForm(query: string): string {
  return `<form action="/-/search" role="search"><p><input type="search" name="q" value="${asText(query)}" aria-label="Search all gardens" required maxlength="300"> <button>Search</button></p></form>`
}
