/** What the hub shows of itself: which gardens the reader may read. */
interface FrontPage {
  readonly title: string
  /** With their paths, `tenant/name`. */
  readonly gardens: readonly { readonly path: string; readonly isWritable: boolean }[]
  /** Undefined where nobody is signed in. */
  readonly reader?: string
  readonly canSignIn: boolean
  readonly canSearch?: boolean
  /** Where to go after signing in. */
  readonly to: string
}

/** A page that needs no script and loads nothing. */
export function renderFrontPage({ title, gardens, reader, canSignIn, canSearch, to }: FrontPage): string {
  const links = gardens
    .map(({ path, isWritable }) => {
      const write = isWritable ? ` <a href="/-/write/${path}/">Write</a>` : ''
      const said = ` <a href="/-/comments/${path}/">Comments</a>`
      return `<li><a href="/${path}/">${asText(path)}</a>${write}${said}</li>`
    })
    .join('\n')
  const entry = `<p><a href="/-/sign-in?to=${encodeURIComponent(to)}">Sign in</a></p>`
  const exit = `<form method="post" action="/-/sign-out"><p>${asText(reader ?? '')} <button>Sign out</button></p></form>`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${asText(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${asText(title)}</h1>
${canSearch === true ? `${searchForm('')}\n` : ''}${links === '' ? '' : `<ul>\n${links}\n</ul>\n`}${reader !== undefined ? exit : canSignIn ? entry : ''}
</html>
`
}

/** A field to search all gardens, with what was asked for. */
export function searchForm(query: string): string {
  return `<form action="/-/search" role="search"><p><input type="search" name="q" value="${asText(query)}" aria-label="Search all gardens" required maxlength="300"> <button>Search</button></p></form>`
}

/** As it stands in HTML, in attributes too. */
export function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
