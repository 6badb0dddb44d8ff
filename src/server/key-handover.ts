import { createToken, isSameToken, type KeyHandover } from './access-policy.ts'

/** `onClaimed` is called when a code has been used and the next one is there. */
export function createKeyHandover(onClaimed: () => void): KeyHandover {
  let code = createToken()
  return {
    get code() {
      return code
    },
    claim(given) {
      if (!isSameToken(given, code)) return false
      code = createToken()
      onClaimed()
      return true
    },
  }
}
