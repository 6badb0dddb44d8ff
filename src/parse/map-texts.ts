/** Changes every text in a tree and leaves its positions alone. `change` is asked for each, however short. */
export function mapTexts(value: object, change: (text: string) => string): void {
  const record = value as Record<string, unknown>
  for (const key in record) {
    const item = record[key]
    if (typeof item === 'string') {
      if (key !== 'type') record[key] = change(item)
    } else if (typeof item === 'object' && item !== null && key !== 'position') mapTexts(item, change)
  }
}
