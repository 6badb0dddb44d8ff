/** Forms in which notes go out. */
export const exportForms = ['obsidian', 'commonmark', 'single-html', 'epub', 'pdf'] as const
