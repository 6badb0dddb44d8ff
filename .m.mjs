import { chromium } from 'playwright-core'
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']})
const p = await b.newPage({viewport:{width:820,height:1000}}); await p.goto('http://localhost:4712/guide/math-code-and-diagrams/'); await p.evaluate(()=>scrollTo(0,2000)); await p.waitForSelector('.drawing img')
console.log(decodeURIComponent(await p.$eval('.drawing img',i=>i.src)).replace(/></g,'>\n<'))
await b.close()
