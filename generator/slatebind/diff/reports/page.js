
"use strict";
const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const sections = [...document.querySelectorAll("main section")].map((section) => ({
  section,
  head: section.querySelector("h2").textContent.toLowerCase(),
  articles: [...section.querySelectorAll("article")],
}));
const texts = new Map();
const total = sections.reduce((sum, { articles }) => sum + articles.length, 0);
const textOf = (article) => {
  if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
  return texts.get(article);
};
function filter() {
  const wanted = new FormData(form);
  const words = wanted.get("words").toLowerCase().split(/\s+/).filter(Boolean);
  const levels = wanted.getAll("level");
  const surfaces = wanted.getAll("surface");
  let count = 0;
  for (const { section, head, articles } of sections) {
    let visible = 0;
    for (const article of articles) {
      const fits = levels.includes(article.dataset.level)
        && article.dataset.surfaces.split(" ").some((surface) => surfaces.includes(surface))
        && words.every((word) => head.includes(word) || textOf(article).includes(word));
      article.hidden = !fits;
      visible += fits;
    }
    section.hidden = !visible;
    count += visible;
  }
  shown.textContent = `${count} of ${total}`;
}
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
