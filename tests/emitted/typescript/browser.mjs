// The workflow in a browser; the page tells the server what became of it.
import * as fernhill from "/index.js";
import { workflow } from "/workflow.mjs";

const assert = (holds, what) => {
  if (!holds) throw new Error(what);
};
let outcome = "done";
try {
  const login = await (await fetch("/login")).json();
  for (const way of ["keys", "session"]) {
    await workflow(fernhill, { ...login, endpoint: `${location.origin}/client/api` }, way, assert);
  }
} catch (error) {
  outcome = String(error?.stack ?? error);
}
await fetch("/outcome", { method: "POST", body: outcome });
