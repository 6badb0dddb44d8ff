/** Names of a garden's config that is a program. */
export const programConfigNames = ['ts', 'js', 'mts', 'mjs'].map((end) => `hortus.config.${end}`)

/** The names a garden's config may have: read by the program, not part of the site. */
export const configNames: readonly string[] = [...programConfigNames, 'hortus.config.json']
