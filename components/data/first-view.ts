/** The view that one comes to who asks for none. */
export const firstView = "unassigned";
