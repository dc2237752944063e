"use strict";
const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const parts = [...document.querySelectorAll("main > details")].map((part) => ({
  part,
  isOpen: part.open,
  number: part.querySelector("h2 .number"),
  sections: [...part.querySelectorAll("section")].map((section) => ({
    section,
    head: section.querySelector("h3").textContent.toLowerCase(),
    articles: [...section.querySelectorAll("article")],
  })),
}));
const texts = new Map();
const total = document.querySelectorAll("main article").length;
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
  for (const { part, isOpen, number, sections } of parts) {
    let inPart = 0;
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
      inPart += visible;
    }
    part.hidden = !inPart;
    part.open = isOpen || words.length > 0;
    number.textContent = inPart;
    count += inPart;
  }
  shown.textContent = `${count} of ${total}`;
}
// A link to a finding unfolds the part that it is in.
function unfold() {
  const part = document.getElementById(location.hash.slice(1))?.closest("main > details");
  if (part) part.open = true;
}
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", unfold);
filter();
unfold();
