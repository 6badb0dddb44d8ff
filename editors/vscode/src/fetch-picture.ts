/** Bytes of a picture from which on a preview leaves it out. */
const maxBytes = 8_388_608

/** A picture of the local server as a `data:` address; undefined where there is none, or it is larger than 8 MB. */
export async function fetchPicture(address: string): Promise<string | undefined> {
  const answer = await fetch(address)
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok || !type.startsWith('image/')) return undefined
  const bytes = await answer.arrayBuffer()
  if (bytes.byteLength > maxBytes) return undefined
  return `data:${type.replace(/[;,\s].*$/, '')};base64,${Buffer.from(bytes).toString('base64')}`
}
