/** Whether a fence of this language draws the rows of a file. */
export function isPlotLanguage(language: string | null | undefined): boolean {
  return language?.toLowerCase() === 'plot'
}
