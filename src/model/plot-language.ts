/** Whether a fence of this language draws the rows of a file. */
export function isPlotLanguage(language: string | null | undefined): boolean {
  return language?.toLowerCase() === 'plot'
}

/** Whether a fence asks for a drawing: a plot, a graph or a diagram. */
export function isDrawnLanguage(language: string | null | undefined): boolean {
  return /^(?:plot|dot|graphviz|mermaid)$/i.test(language ?? '')
}
