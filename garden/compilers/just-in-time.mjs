// node --trace-opt --trace-deopt just-in-time.mjs | grep 'JSFunction sum'
function sum(list) {
  let s = 0
  for (const x of list) s += x
  return s
}

const numbers = Array.from({ length: 1000 }, (_, i) => i)
for (let round = 0; round < 20_000; round++) sum(numbers)
sum([1, 2, 'three'])
for (let round = 0; round < 20_000; round++) sum(numbers)
