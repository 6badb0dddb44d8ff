/** Styles that a module brings with it: Vite loads them with its chunk. */
declare module '*.css'
