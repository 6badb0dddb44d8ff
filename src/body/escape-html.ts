const special = /[&<>"\r]/

/** Text as HTML: `&`, `<`, `>` and carriage returns (which a browser would fold) become references. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text.replace(/[&<>\r]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&#13;',
  )
}

/** Text as the inside of a double-quoted attribute value. */
export function escapeAttribute(text: string): string {
  if (!special.test(text)) return text
  return text.replace(/[&<"\r]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '"' ? '&quot;' : '&#13;',
  )
}

/** ` title="…"`, or nothing. */
export function titleAttribute(title: string | undefined): string {
  return title === undefined ? '' : ` title="${escapeAttribute(title)}"`
}

/** ` download="…"` with the name to keep a file under, or nothing. */
export function downloadAttribute(name: string | undefined): string {
  return name === undefined ? '' : ` download="${escapeAttribute(name)}"`
}
