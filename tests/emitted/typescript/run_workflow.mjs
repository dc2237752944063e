import * as fernhill from "fernhill";
import { workflow } from "./workflow.mjs";

const assert = (holds, what) => {
  if (!holds) throw new Error(what);
};
const [login, way] = process.argv.slice(2);
await workflow(fernhill, JSON.parse(login), way, assert);
console.log("done");
