/** An image's address that names no image: a film to play, or a page that can only be led to. */
export type ShownElsewhere =
  | { readonly kind: 'player'; readonly src: string }
  | { readonly kind: 'post'; readonly href: string }

const youTube =
  /^https?:\/\/(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)|youtu\.be\/)([\w-]{6,20})(?![\w-])/i
const vimeo = /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})(?!\d)/i
const post = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w{1,30}\/status\/\d+/i
const start = /[?&#](?:t|start)=(\d{1,6})s?(?![\w])/

/**
 * Obsidian shows the film behind `![](https://www.youtube.com/watch?v=…)` and the post behind `![](https://x.com/…)`.
 * Here a film of YouTube or Vimeo gets its player, from where it sets no cookies; a post, which would bring scripts of
 * others, a link. Undefined for every other address: that is an image.
 */
export function readShownElsewhere(url: string): ShownElsewhere | undefined {
  if (!/(?:youtu|vimeo|twitter|\/x\.|\.x\.)/i.test(url)) return undefined
  const film = youTube.exec(url)?.[1]
  if (film !== undefined) {
    const from = start.exec(url)?.[1]
    const query = from === undefined ? '' : `?start=${from}`
    return { kind: 'player', src: `https://www.youtube-nocookie.com/embed/${film}${query}` }
  }
  const clip = vimeo.exec(url)?.[1]
  if (clip !== undefined) return { kind: 'player', src: `https://player.vimeo.com/video/${clip}` }
  return post.test(url) ? { kind: 'post', href: url } : undefined
}
