/** Bytes on their way to the server. */
interface Upload {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly data: Blob
  /** Told how much of it has been sent, from 0 to 1. */
  readonly onProgress: (part: number) => void
}

/** Sends a file, piece by piece, and tells how far it is: what `fetch` does not. Rejects where no answer comes. */
export function uploadFile({ address, headers, data, onProgress }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    )
    request.addEventListener('load', () =>
      resolve(
        new Response(request.responseText, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
        }),
      ),
    )
    request.addEventListener('error', () => reject(new Error('No answer came')))
    request.send(data)
  })
}
