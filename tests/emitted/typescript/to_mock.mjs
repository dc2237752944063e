// Sends all requests to the mock server, wherever they are addressed to.
const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(process.env.MOCK_ENDPOINT + new URL(url).search, init);
