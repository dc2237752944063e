/** What the package is called, for servers and their logs. */
export const USER_AGENT = "tallowmere/0.1.0";
