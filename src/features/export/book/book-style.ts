/** What books and single pages look like, wherever they are read; colours are those of the reader. */
export const bookStyle = `html {
  font-family: Georgia, "Source Serif 4", serif;
  line-height: 1.5;
}
body {
  max-width: 40rem;
  margin: 0 auto;
  padding: 1rem;
}
h1,
h2,
h3,
h4,
h5,
h6 {
  line-height: 1.2;
  break-after: avoid;
}
pre {
  overflow-x: auto;
  white-space: pre-wrap;
  padding: 0.6rem 0.8rem;
  border: 1px solid #8886;
  font-size: 0.85em;
}
code,
kbd,
samp {
  font-family: "JetBrains Mono", Menlo, Consolas, monospace;
}
img,
svg {
  max-width: 100%;
  height: auto;
}
table {
  border-collapse: collapse;
}
th,
td {
  border: 1px solid #8886;
  padding: 0.2rem 0.5rem;
  text-align: start;
  vertical-align: top;
}
blockquote,
aside,
.callout {
  margin-inline: 0;
  padding-inline-start: 1rem;
  border-inline-start: 3px solid #8888;
}
article {
  margin-top: 3rem;
}
nav ol {
  padding-inline-start: 1.4rem;
}
`

/** The same in a browser's window: light or dark as the reader has it. */
export const screenStyle = `:root {
  color-scheme: light dark;
}
`

/** On paper: a chapter begins a page, and pages have their numbers. */
export const printStyle = `@page {
  margin: 20mm 18mm;
  @bottom-center {
    content: counter(page);
    font: 9pt Georgia, serif;
  }
}
article,
nav {
  break-before: page;
}
body {
  max-width: none;
  padding: 0;
}
pre,
table,
figure,
img {
  break-inside: avoid;
}
`
