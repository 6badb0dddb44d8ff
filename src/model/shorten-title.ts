/** A title of at most `most` letters: what is longer ends with an ellipsis, and no letter is cut in two. */
export function shortenTitle(title: string, most: number): string {
  if (title.length <= most) return title
  // Half of a surrogate pair would be an invalid character.
  const cut = title.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut.trimEnd()}…`
}
