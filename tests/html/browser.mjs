// Opens a page in Chromium at several widths, light and dark, uses it as a reader does, and prints what it found as JSON.
// node browser.mjs MODULES CHROMIUM PAGE FOLDER COMMAND QUERY: FOLDER gets pictures of the page.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, executablePath, file, folder, command, query] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const url = pathToFileURL(file).href;

const found = { violations: [], requests: [], messages: [], overflow: [] };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function open(options = {}, address = url) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  page.on("request", (request) => found.requests.push(request.url()));
  page.on("console", (message) => found.messages.push(message.text()));
  page.on("pageerror", (problem) => found.messages.push(String(problem)));
  await page.goto(address);
  return page;
}

for (const width of [320, 768, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open({ viewport: { width, height: 900 }, colorScheme });
    await page.screenshot({ path: `${folder}/top-${width}-${colorScheme}.png` });
    await page.goto(`${url}#${command}`);
    await page.screenshot({ path: `${folder}/command-${width}-${colorScheme}.png` });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) {
      found.overflow.push([width, excess]);
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await page.fill("#page-search", query);
    // A table that is wider than any screen, as docs can have one.
    await page.locator("main table").evaluateAll(([table]) => table?.rows[0].cells[0].append("\u00a0wide".repeat(400)));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    found.violations.push(...violations.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${nodes[0].html} (${nodes.length})`));
    await page.context().close();
  }
}

// The policy is in force here: scripts of the page itself have to run, and none that is put into it.
const page = await open({ bypassCSP: false, viewport: { width: 1280, height: 900 }, colorScheme: "light" });
await page.keyboard.press("/");
await page.keyboard.type(query);
found.results = await page.locator("[role=option]").allTextContents();
found.status = await page.textContent("#page-status");
await page.screenshot({ path: `${folder}/search.png` });
await page.keyboard.press("ArrowDown");
found.active = await page.locator("[role=option][aria-selected=true]").allTextContents();
await page.keyboard.press("Enter");
found.went = await page.evaluate(() => location.hash);
await page.keyboard.press("Control+k");
found.focused = await page.evaluate(() => document.activeElement.id);
await page.keyboard.press("Escape");
found.closed = await page.evaluate(() => document.getElementById("page-results").hidden && document.activeElement === document.body);

await page.fill("#page-search", "nothing has this name");
found.none = await page.evaluate(() => {
  const { width, height } = document.getElementById("page-status").getBoundingClientRect();
  return width > 100 && height > 10;
});
await page.keyboard.press("Escape");
await page.goto(`${url}#${command}`);
// Marked in a frame after the page has moved there.
await page.locator(`.contents a[aria-current][href="#${command}"]`).waitFor();
found.current = await page.locator(".contents [aria-current]").count();
found.headings = await page.locator('.contents a[href^="#page-guide."]').count();

const tabs = page.locator(`[id="${command}"] [role=tab]`);
found.tabs = await tabs.allTextContents();
await tabs.last().click();
await page.reload();
found.shown = await page.locator("pre.shown").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.label))]);
await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
const code = page.locator(`[id="${command}"] .calls`);
await code.locator(".copy").click();
found.copied = (await page.evaluate(() => navigator.clipboard.readText())) === (await code.locator("pre.shown").textContent());

await page.click("#page-theme");
await page.reload();
found.theme = await page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.body).colorScheme]);
await page.fill("#page-filter", query);
// With the title of its group, all of which is shown if the title has the text.
found.filtered = await page
  .locator(".contents li li:visible")
  .evaluateAll((all) => all.map((item) => `${item.textContent} ${item.closest("ul").parentElement.firstElementChild.textContent}`));
await page.goto("about:blank");
await page.goto(`${url}#${command}.nothing`);
found.fallback = await page.evaluate((id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight, command);
await page.pdf({ path: `${folder}/page.pdf` });
found.injected = await page.evaluate(() => {
  document.body.append(Object.assign(document.createElement("script"), { textContent: "window.injected = true" }));
  return Boolean(window.injected);
});
found.messages = found.messages.filter((message) => !message.includes("Content Security Policy"));

// From anywhere in the page, a phone shows the contents, and what is chosen there.
const phone = await open({ bypassCSP: false, viewport: { width: 320, height: 640 } }, `${url}#${command}`);
await phone.click("label.menu");
await phone.screenshot({ path: `${folder}/contents.png` });
await phone.locator(".contents li li a").last().click();
found.chosen = await phone.evaluate(() => [location.hash !== "", document.querySelector(".contents").checkVisibility()]);
await phone.fill("#page-search", query);
found.width = await phone.evaluate(() => document.getElementById("page-results").offsetWidth);

const plain = await open({ javaScriptEnabled: false, bypassCSP: false, viewport: { width: 1280, height: 900 } });
found.calls = await plain.locator(`[id="${command}"] .calls pre:visible`).count();
found.useless = await plain.locator(".needs-js:visible").count();
await plain.screenshot({ path: `${folder}/plain.png` });
await browser.close();
found.requests = [...new Set(found.requests.filter((one) => one.split("#")[0] !== url && one !== "about:blank"))];
console.log(JSON.stringify(found));
