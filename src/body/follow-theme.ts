/** The start of a drawing, with its attributes, as `readXml` reads it. */
const root = /<svg((?:\s+[^\s<>/&"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/

/** As an image a drawing is a document of its own, which knows no colour of the page but whether that is light or dark. */
const inks =
  '<style>:root{color:oklch(24% 0.02 150)}@media (prefers-color-scheme:dark){:root{color:oklch(90% 0.01 95)}}</style>'

/**
 * A drawing that is made in `currentColor`, as icons are, in the colour of the page's text, be the page light or dark; any
 * other, and one that says itself which colour that is, as it is.
 */
export function followTheme(svg: string): string {
  if (!/currentcolor/i.test(svg) || svg.includes('prefers-color-scheme')) return svg
  return svg.replace(root, (start, attributes: string) =>
    /[\s;"']color\s*[:=]/.test(attributes) ? start : start + inks,
  )
}
