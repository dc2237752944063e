// Prints what a search finds, as JSON: node search.mjs SCRIPT ENTRIES QUERIES, the last two as JSON.
import { readFileSync } from "node:fs";

const [script, entries, queries] = process.argv.slice(2);
const { indexOf, search } = new Function(`"use strict";${readFileSync(script, "utf-8")}\nreturn { indexOf, search };`)();
const index = indexOf(JSON.parse(entries));
console.log(JSON.stringify(JSON.parse(queries).map((query) => search(index, query))));
