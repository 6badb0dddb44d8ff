/** What a webview shows. */
interface WebviewParts {
  readonly title: string
  /** HTML without scripts. */
  readonly body: string
  readonly style: string
  /** Lets the one script run that tells which link was chosen. */
  readonly nonce: string
}

/** A page for a webview: nothing in it runs but the script that says which link was chosen, nothing is loaded from elsewhere. */
export function webviewPage({ title, body, style, nonce }: WebviewParts): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    "style-src 'unsafe-inline'",
    `script-src 'nonce-${nonce}'`,
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(title)}</title>
<style>${style.replaceAll('</', '<\\/')}</style>
</head>
<body>
${body}
<script nonce="${nonce}">
const host = acquireVsCodeApi()
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]')
  if (!link) return
  event.preventDefault()
  host.postMessage({ uri: link.dataset.uri, href: link.getAttribute('href') })
})
</script>
</body>
</html>`
}

/** Text as it stands in HTML, also between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
