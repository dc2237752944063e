// Signs what it reads with the signer for fetch: see test_signers.py.
import { pathToFileURL } from "node:url";

const { signedFetch } = await import(pathToFileURL(process.argv[2]).href);
let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;

const signed = [];
for (const { method, url, body, type, key, secret } of JSON.parse(text)) {
  const send = async (request) => {
    signed.push({ url: request.url, body: await request.text() });
    return new Response();
  };
  const init = body ? { method, body, headers: { "Content-Type": type } } : { method };
  await signedFetch(key, secret, send)(url, init);
}
console.log(JSON.stringify(signed));
