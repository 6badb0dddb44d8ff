/** Why a build that ends with an exit code is followed by a look for its site, as a comment in the files of hosts. */
export const shownAllTheSame =
  'A note with an error is shown as far as it can be read: only a site that was not written ends this.'
