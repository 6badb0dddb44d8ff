import styles from './search.css?inline'

let sheet: CSSStyleSheet | undefined

/** Gives the page the palette's styles, which come with its code. */
export function adoptPaletteStyles(): void {
  if (sheet) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets.push(sheet)
}
