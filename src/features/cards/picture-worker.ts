import { createDrawer, type PictureRequest } from './picture-child.ts'

/** Entry of a process that draws cards and icons: see `createPictureChild`. */
let draw = createDrawer([])
process.on('message', (request: PictureRequest) => {
  if (request.kind === 'start') draw = createDrawer(request.gardenFaces)
  else void draw(request.picture).then((drawn) => process.send?.(drawn))
})
