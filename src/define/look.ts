/** What a feature makes of the garden's settings for the look of its site. */
export interface Look {
  /** A file in its room (`./broadsheet.css`), which `vite build` has compiled. */
  readonly style?: string
  /** CSS behind that. */
  readonly css: string
  /** A sheet of CSS that comes after everything else, as the site's stylesheet names it. */
  readonly sheetHref?: string
  /** Faces of ours that pages do not show at once any more, so that none is fetched early. */
  readonly replaces: readonly ('text' | 'interface')[]
}
