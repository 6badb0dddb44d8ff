import type { Page } from 'playwright-core'

/**
 * Waits until a page has nothing left to do: its fonts and the pictures in view have come, what moves has come to rest,
 * and the browser had time to spare and drew what was left.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isInView = (image: HTMLImageElement): boolean => {
      const { top, bottom } = image.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    const pictures = [...document.images]
      .filter((image) => !image.complete && (image.loading !== 'lazy' || isInView(image)))
      .map(
        (image) =>
          new Promise((resolve) => {
            for (const end of ['load', 'error']) image.addEventListener(end, resolve, { once: true })
          }),
      )
    await Promise.all([document.fonts.ready, ...pictures])
    await new Promise((resolve) => requestIdleCallback(resolve))
    const moves = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(moves.map(({ finished }) => finished))
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })
}
