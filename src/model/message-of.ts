/** What an error says; a thrown value that is none, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
