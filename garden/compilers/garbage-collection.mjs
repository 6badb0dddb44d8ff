// node --max-semi-space-size=16 --trace-gc garbage-collection.mjs
const live = []
for (let i = 0; i < 40_000_000; i++) {
  const pair = { i, text: [i] } // dies at once
  if (i % 100 === 0) live.push(pair) // except one in a hundred
}
