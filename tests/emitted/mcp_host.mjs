// An MCP host over the TypeScript SDK: runs the calls of a script and prints what came of them, as JSON.
// The script, the only argument: {sdk, command, args, env, era, answers, calls}. `answers` are those of the user, in
// order; null if this host cannot ask anybody.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const script = JSON.parse(process.argv[2]);
const { Client } = await import(pathToFileURL(join(script.sdk, "dist", "index.mjs")).href);
const { StdioClientTransport } = await import(pathToFileURL(join(script.sdk, "dist", "stdio.mjs")).href);

const questions = [];
const progress = [];
const client = new Client(
  { name: "host-of-the-tests", version: "1.0.0" },
  {
    capabilities: script.answers ? { elicitation: { form: {} } } : {},
    versionNegotiation: { mode: script.era === "legacy" ? "legacy" : { pin: script.era } },
  },
);
if (script.answers) {
  client.setRequestHandler("elicitation/create", (request) => {
    questions.push(request.params.message);
    return script.answers[questions.length - 1];
  });
}
await client.connect(new StdioClientTransport({ command: script.command, args: script.args, env: script.env }));
const listed = await client.listTools();
const replies = [];
for (const [name, argumentsOfTool] of script.calls) {
  const result = await client.callTool(
    { name, arguments: argumentsOfTool },
    { onprogress: (update) => progress.push(update.message ?? "") },
  );
  replies.push({ is_error: result.isError === true, text: result.content[0].text });
}
await client.close();
console.log(JSON.stringify({ tools: listed.tools.map((tool) => tool.name), questions, progress, replies }));
