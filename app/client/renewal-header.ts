/** Marks what an open page fetches by itself: nobody has to be at the desk for it. */
export const renewalHeader = "X-Desk-Renewal";
