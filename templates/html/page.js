// What the page does beyond showing itself: theme, tabs, copying, the search and the filter of the contents.
const root = document.documentElement;
root.classList.add("js");

// Storage can be forbidden, as it is for pages from disk in some browsers.
const stored = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const store = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice is forgotten with the page.
  }
};

function make(tag, properties = {}, attributes = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}

const THEME = "slatebind-theme";
const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
if (["dark", "light"].includes(stored(THEME))) {
  root.dataset.theme = stored(THEME);
}

function addTheme() {
  const button = document.getElementById("page-theme");
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(THEME, root.dataset.theme);
    show();
  });
  show();
}

// Calls in several languages: one is shown, the same in the whole page.
const LANGUAGE = "slatebind-language";

function showLanguage(label) {
  for (const calls of document.querySelectorAll(".calls")) {
    const panels = [...calls.querySelectorAll("pre")];
    const shown = panels.find((panel) => panel.dataset.label === label) ?? panels[0];
    for (const panel of panels) {
      panel.classList.toggle("shown", panel === shown);
    }
    for (const tab of calls.querySelectorAll("[role=tab]")) {
      const isShown = tab.textContent === shown.dataset.label;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
  }
}

function choose(tab) {
  const before = tab.getBoundingClientRect().top;
  store(LANGUAGE, tab.textContent);
  showLanguage(tab.textContent);
  tab.focus({ preventScroll: true });
  // Calls above may have other heights now.
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
}

function addTabs() {
  document.querySelectorAll(".calls").forEach((calls, number) => {
    const bar = make("div", { className: "bar" });
    const tabs = make("div", {}, { role: "tablist", "aria-label": "Language" });
    for (const panel of calls.querySelectorAll("pre")) {
      panel.id = `page-call-${number}-${tabs.childElementCount}`;
      const id = `${panel.id}-tab`;
      const tab = make("button", { type: "button", id, textContent: panel.dataset.label });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      tabs.append(tab);
    }
    bar.append(tabs);
    calls.prepend(bar);
  });
  document.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) {
      choose(tab);
    }
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[role=tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (tab && step) {
      const tabs = [...tab.parentElement.children];
      choose(tabs.at((tabs.indexOf(tab) + step) % tabs.length));
      event.preventDefault();
    }
  });
  showLanguage(stored(LANGUAGE));
}

// The text of a block of code without the prompts of a shell.
const copied = (code) => code.textContent.replace(/^\$ /gm, "");

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = make("textarea", { value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function addCopying() {
  for (const pre of document.querySelectorAll("main pre")) {
    if (!pre.parentElement.matches(".calls")) {
      const box = make("div", { className: "copied" });
      pre.replaceWith(box);
      box.append(make("button", { type: "button", className: "copy", textContent: "Copy" }), pre);
    }
  }
  for (const calls of document.querySelectorAll(".calls .bar")) {
    calls.append(make("button", { type: "button", className: "copy", textContent: "Copy" }));
  }
  document.addEventListener("click", async ({ target }) => {
    if (target.matches?.(".copy")) {
      const calls = target.closest(".calls");
      const pre = calls ? calls.querySelector("pre.shown") : target.parentElement.querySelector("pre");
      await copy(copied(pre));
      target.textContent = "Copied";
      setTimeout(() => (target.textContent = "Copy"), 1500);
    }
  });
}

// What can be found: listed in the page, or else the sections of the page itself.
function entriesOfPage() {
  const data = document.getElementById("page-index");
  if (data) {
    return JSON.parse(data.textContent);
  }
  return [...document.querySelectorAll("section.entry")].map((section) => {
    const parts = [...section.querySelectorAll("li[id]")].map((row) => [row.querySelector("code").textContent, `#${row.id}`]);
    const texts = [...section.querySelectorAll("p, td")].map((text) => text.textContent);
    const name = section.querySelector("h3 a").textContent;
    const other = section.dataset.name ?? "";
    const around = section.parentElement.querySelector("h1, h2");
    const details = [...section.querySelectorAll(".route > *"), around].map((element) => element.textContent);
    return [`#${section.id}`, name, details.join(" "), other ? [...parts, [other, `#${section.id}`]] : parts, texts.join(" ")];
  });
}

function addSearch() {
  const input = document.getElementById("page-search");
  const list = document.getElementById("page-results");
  const status = document.getElementById("page-status");
  let index;
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const activate = (at) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = (at + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const prepare = () => {
    index ??= indexOf(entriesOfPage());
  };
  const show = () => {
    prepare();
    const { count, results } = search(index, input.value);
    options = results.map(({ href, title, detail, part }, at) => {
      const option = make("div", { id: `page-result-${at}` }, { role: "option", "aria-selected": "false" });
      option.dataset.href = href;
      option.append(make("b", { textContent: title }));
      if (part) {
        option.append(" ", make("code", { textContent: part }));
      }
      option.append(" ", make("small", { textContent: detail }));
      return option;
    });
    list.replaceChildren(...options);
    close();
    if (options.length) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
    const word = count === 1 ? "result" : "results";
    status.textContent = input.value.trim() ? `${count} ${word}${count > options.length ? `, the first ${options.length} are shown` : ""}` : "";
  };
  const go = (option) => {
    close();
    input.blur();
    location.href = option.dataset.href;
  };

  input.addEventListener("input", show);
  // Before the first key, which would have to wait for it.
  input.addEventListener("focus", () => setTimeout(input.value.trim() ? show : prepare));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length && !list.hidden) {
      activate(active < 0 && step < 0 ? options.length - 1 : active + step);
    } else if (event.key === "Enter" && options.length && !list.hidden) {
      go(options[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      input.value = "";
      show();
      input.blur();
    } else {
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) {
      go(option);
    }
  });
  input.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches?.("input, textarea, select");
    if ((event.key === "/" && !isTyping) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  const query = new URLSearchParams(location.search).get("q");
  if (query) {
    input.value = query;
    input.focus();
  }
}

function addFilter() {
  const input = document.getElementById("page-filter");
  const groups = [...document.querySelectorAll(".contents > ul > li")].map((group) => [
    group,
    folded(group.firstElementChild.textContent),
    [...group.querySelectorAll("li")].map((item) => [item, folded(item.textContent)]),
  ]);
  input.addEventListener("input", () => {
    const wanted = folded(input.value.trim());
    for (const [group, title, items] of groups) {
      const isWhole = title.includes(wanted);
      let isShown = isWhole;
      for (const [item, text] of items) {
        item.hidden = !isWhole && !text.includes(wanted);
        isShown ||= !item.hidden;
      }
      group.hidden = !isShown;
    }
  });
}

// The headings that the docs have before their groups are in the contents, too.
function addHeadings() {
  const overview = document.querySelector('.contents a[href="#page-about"]');
  const headings = [...document.querySelectorAll("#page-about > h2[id], #page-about > .text > :is(h2, h3)[id]")];
  if (overview && headings.length) {
    const list = make("ul");
    for (const { id, textContent } of headings) {
      const item = make("li");
      item.append(make("a", { href: `#${id}`, textContent }));
      list.append(item);
    }
    overview.after(list);
  }
}

// On a narrow screen the contents cover the page until one of them is chosen.
function addMenu() {
  const menu = document.getElementById("page-menu");
  const nav = menu.parentElement;
  nav.addEventListener("click", ({ target }) => {
    if (target.closest("a")) {
      menu.checked = false;
    }
  });
  nav.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && menu.checked) {
      menu.checked = false;
      menu.focus();
    }
  });
}

// A table that is wider than the screen can be scrolled by keys.
function addTables() {
  const observer = new ResizeObserver((sizes) => {
    for (const { target } of sizes) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });
  document.querySelectorAll("main table").forEach((table) => observer.observe(table));
}

// The entry that is read is marked in the contents.
function addPlace() {
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  let current;
  const observer = new IntersectionObserver(
    (seen) => {
      const link = links.get(seen.findLast(({ isIntersecting }) => isIntersecting)?.target.id);
      if (link) {
        current?.removeAttribute("aria-current");
        current = link;
        link.setAttribute("aria-current", "location");
        link.scrollIntoView({ block: "nearest" });
      }
    },
    // Below the header, where an entry is after a link to it was followed.
    { rootMargin: "-56px 0px -88% 0px" },
  );
  document.querySelectorAll("section[id], main :is(h1, h2)[id]").forEach((section) => observer.observe(section));
}

// A link to a parameter that is gone leads to its command.
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const whole = id.split(".")[0];
  if (id && !document.getElementById(id) && document.getElementById(whole)) {
    document.getElementById(whole).scrollIntoView();
  }
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const details of opened) {
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const details of opened) {
    details.open = false;
  }
});
addEventListener("hashchange", follow);
document.addEventListener("DOMContentLoaded", () => {
  addTheme();
  addTabs();
  addCopying();
  addSearch();
  addHeadings();
  addFilter();
  addMenu();
  addTables();
  addPlace();
  follow();
});
