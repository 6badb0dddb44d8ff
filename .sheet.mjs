import { chromium } from 'playwright-core'
const [,, out, height, ...files] = process.argv
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--allow-file-access-from-files']})
const p = await b.newPage({viewport:{width:2000,height:+height}})
import { writeFileSync } from 'node:fs'
writeFileSync('/dev/shm/lead/sheet.html', `<body style="margin:0;display:inline-flex;gap:6px;background:#888">${files.map(f=>`<img style="height:${height}px" src="file://${f}">`).join('')}`)
await p.goto('file:///dev/shm/lead/sheet.html'); await p.waitForTimeout(300)
await (await p.$('body')).screenshot({path:out})
await b.close()
