/** A small garden in which every feature of ours has something to show: texts by path. */
export const gardenWithEverything: Readonly<Record<string, string>> = {
  'about.md': '---\ntype: page\norder: 1\n---\n\n# About\n\nWho wrote this.\n',
  'linux/index.md':
    '---\ntype: topic\ntitle: Linux\nstart: ["[[Files]]"]\n---\n\nThe kernel and what is around it. [[Nowhere]]\n',
  'nets/index.md': '---\ntype: topic\ntitle: Networks\ncurrent: true\n---\n\nWires. [[Nowhere]]\n',
  'linux/Files.md':
    '---\nstage: evergreen\nbasis: study\nmatters: When a disk is full.\ncreated: 2024-01-05\ntags: [disk, disk/inode]\nseries: "[[Storage]]"\npart: 1\nstart: true\n---\n\n# Files\n\n## What they are\n\nText about descriptors and inodes: \'it is set\'. [[Cache]] and [[Paper]] and [[Nowhere]].\n\n## What they cost\n\nMore of #disk. The Sockets are elsewhere. $x^2$\n\n```c\nint main(void) { return 0; }\n```\n\n```mermaid\ngraph TD\nA-->B\n```\n\n```plot\nx: a\ny: b\ndata: [{a: 1, b: 2}]\n```\n\n![[count.sim.js]]\n\n```query\nLIST FROM #disk\n```\n',
  'linux/count.sim.js':
    "export default { title: 'A counter', size: { width: 480, height: 60 }, state: () => 0, step: (n) => n + 1, draw: (n) => [{ shape: 'text', x: 20, y: 40, text: String(n) }], describe: (n) => 'The counter is at ' + n }\n",
  'linux/Cache.md':
    '---\nstage: seedling\nchecked: 2024-06-01, Linux 6.1\nrequires: ["[[Files]]"]\nangles: ["[[Files]]"]\ncreated: 2024-02-05\nupdated: 2024-05-01\nseries: "[[Storage]]"\npart: 2\ntags: [disk]\n---\n\n# Cache\n\nPages of descriptors and inodes in memory. [[Nowhere]]\n',
  'linux/Storage.md': '---\ntype: series\n---\n\n# Storage\n\nHow bytes come to rest.\n',
  'linux/deep/Scheduler.md':
    '---\nredirects: [/old/scheduler/]\n---\n\n# Scheduler\n\nIt decides who runs; runqueues and quanta. [[Cache]] [There](https://kernel.example/run/)\n',
  'nets/Sockets.md':
    '---\nstage: budding\ncurrent: true\n---\n\n# Sockets\n\nDescriptors and inodes have much to do with descriptors. [[Paper]] [[Queues]]\n',
  'nets/Queues.md':
    '---\nstage: planned\n---\n\n# Queues\n\nTo be written. Descriptors and inodes in a queue.\n',
  'papers/Paper.md':
    '---\ntype: reference\nauthors: [A. Author]\nyear: 1978\nurl: https://example.org/paper\nread: read\ntopics: ["[[Linux]]"]\n---\n\n# Paper\n\nA paper about time.\n',
  'linux/deep/Planer.md':
    '---\nlang: de\ntranslations: "[[Scheduler]]"\n---\n\n# Planer\n\nEr entscheidet, wer läuft.\n',
  'planned.md': '# Planned\n\n- [[Someday]]\n- [[Queues]]\n',
}
