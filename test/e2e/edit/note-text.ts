/** Text number `number` of about `size` bytes: a half of it, or a mixture of two, is none. */
export function noteText(number: number, size: number): string {
  const line = `line of ${number}\n`
  return `number ${number}\n${line.repeat(Math.ceil(size / line.length))}end ${number}\n`
}

/** Which number a text is; undefined where it is not whole. */
export function numberOf(text: string, size: number): number | undefined {
  const number = Number(/^number (\d+)\n/.exec(text)?.[1])
  return Number.isNaN(number) || text !== noteText(number, size) ? undefined : number
}
