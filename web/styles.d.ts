/** Styles that a module brings with it: Vite loads them with its chunk. */
declare module '*.css'

/** The address of a worker's script, as text; asking for it loads nothing. */
declare module '*?worker&url'
