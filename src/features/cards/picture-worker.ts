import { answerItems } from '../../session/threads/item-thread.ts'
import { serveThread } from '../../session/threads/serve-thread.ts'
import { createDrawer, type PictureData, type PictureWork } from './picture-thread.ts'

/** Entry of the thread that draws cards and icons. It is ended when one of them takes too long. */
serveThread<PictureWork, PictureData>((data, progress) => {
  const draw = createDrawer(data)
  return {
    draw: (pictures) =>
      answerItems(pictures, progress, draw, (drawn) => (drawn.kind === 'drawn' ? drawn.png.length : 0)),
  }
})
