/** Changes whenever equal input may give other notes or pages; part of every key. */
export const renderVersion = 2
