/** Whether a block of code claims what running it prints: `expect` stands behind its language. */
export function isClaimFence(meta: string | null | undefined): boolean {
  return /(?:^|\s)expect(?:=|\s|$)/.test(meta ?? '')
}
