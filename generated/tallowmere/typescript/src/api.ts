/** What the docs say about servers and authentication. */
import type { Api } from "./runtime/protocol/api.js";

export const API: Api = {
  name: "tallowmere",
  servers: {
    "https://api.tallowmere.example": "production",
    "https://sandbox.tallowmere.example": "sandbox",
  },
  auth: {
    bearer: "",
  },
  keyPrefix: "",
};
