/** Whether an address stays inside the folder it is written to, on every system. */
export function isSafeAddress(address: string): boolean {
  return (
    address !== '' &&
    !/[\u0000\\]/.test(address) &&
    !/^[a-z]:/i.test(address) &&
    address.split('/').every(isSafeSegment)
  )
}

function isSafeSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && Buffer.byteLength(segment) <= 255
}
