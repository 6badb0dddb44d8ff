/** How long a picture that did not come is waited for before it is asked for again, in milliseconds: one after the other. */
const delays = [250, 500, 1_000, 2_000, 4_000, 8_000] as const

/** Asks again for pictures of a preview that could not be had. */
export interface PictureRetry {
  /** Something was stored in the garden: all that are missing are asked for at once. */
  now(): void
  stop(): void
}

/**
 * A picture that was just pasted may be shown before the server has taken it over, and one that is named may be stored only
 * later: what fails to load is asked for again, a few times by itself and whenever the garden has changed.
 */
export function retryPictures(pane: HTMLElement): PictureRetry {
  const tries = new WeakMap<Element, number>()
  const missing = new Set<HTMLImageElement>()
  const timers = new Set<ReturnType<typeof setTimeout>>()

  const askAgain = (image: HTMLImageElement): void => {
    missing.delete(image)
    if (!image.isConnected) return
    // The same address written again is asked for anew.
    image.src = image.getAttribute('src') ?? ''
  }
  const onError = ({ target }: Event): void => {
    if (!(target instanceof HTMLImageElement) || !isOwn(target)) return
    missing.add(target)
    const count = tries.get(target) ?? 0
    const delay = delays[count]
    if (delay === undefined) return
    tries.set(target, count + 1)
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (missing.has(target)) askAgain(target)
    }, delay)
    timers.add(timer)
  }
  // Such events do not bubble.
  pane.addEventListener('error', onError, true)
  return {
    now() {
      for (const image of [...missing]) askAgain(image)
    },
    stop() {
      pane.removeEventListener('error', onError, true)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Other hosts are asked once: their answer does not depend on the garden. */
function isOwn(image: HTMLImageElement): boolean {
  return new URL(image.src, location.href).origin === location.origin
}
