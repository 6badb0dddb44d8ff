/** A stylesheet as text, which Vite gives for `?inline`. */
declare module '*.css?inline' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the shape of what Vite makes
  export default text
}
