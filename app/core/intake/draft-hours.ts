/** How long what was typed and not sent is kept after the last change. The intake's first page promises it. */
export const draftHours = 48;
